import { lazy } from './lazy.ts';
import { numberInWords, valueOfWords } from './number-words.ts';

/** A part of a whole, such as "two thirds", "nine in ten" or "jeder vierte". */
export interface Fraction {
  readonly text: string;
  readonly at: number;
  readonly percent: number;
}

const names: ReadonlyMap<string, number> = new Map(
  [
    'half halves hälfte moitié mitad halbe halben',
    'third thirds drittel dritte dritten dritter tiers tercio tercios tercera terceras',
    'quarter quarters viertel vierte vierten vierter quart quarts cuarto cuartos cuarta cuartas',
    'fifth fifths fünftel fünfte fünften fünfter cinquième cinquièmes quinto quintos quinta quintas',
    'sixth sixths sechstel sechste sechsten sechster sixième sixièmes sexta sextas',
    'seventh sevenths siebtel siebte siebten siebter septième septièmes séptima séptimas',
    'eighth eighths achtel achte achten achter huitième huitièmes octava octavas',
    'ninth ninths neuntel neunte neunten neunter neuvième neuvièmes novena novenas',
    'tenth tenths zehntel zehnte zehnten zehnter dixième dixièmes décimo décimos décima décimas',
  ].flatMap((list, index) => list.split(' ').map((name): [string, number] => [name, index + 2])),
);
const english = '(third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)';
const counts = 'one|two|three|four|five|six|seven|eight|nine';
const number = String.raw`(${numberInWords}|one|eine?[rs]?|une?|uno|una|\d{1,3}(?:,\d{3})+|\d+)`;
/** What follows a fraction, and no ordinal: "a third of it", "a third higher", "by a third." */
const afterFraction = String.raw`(?=\s*(?:$|[.,;:)–—]|of\b|(?:less|more|lower|higher|\p{L}{3,}er)\b(?! of)|(?:in|on|from|to|are|is|was|were|and|or|by|than|as|who|which|that|for|with|between|during|at|since|over|went|goes|go|came|comes|come|have|had|has|said|say)\b))`;

interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => number | undefined;
}

const forms = lazy((): readonly Form[] => [
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])${number}(?:(?: \p{L}+)? (?:in|out of|sur|de cada)(?: every)?| von) ${number}(?![\p{L}\p{N}])(?! ?(?:%|\p{L}*(?:days|weeks|months|years|hours|minutes)))`,
      'giu',
    ),
    read: ([count, whole]) => {
      const value = (100 * numberOf(count)) / numberOf(whole);
      return value < 100 ? value : undefined;
    },
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:(an?|${counts})[ -])${english}s?${afterFraction}|${english}(?= of (?:the|its|their|all)\b))`,
      'giu',
    ),
    read: ([count, name, alone]) => part(count, name ?? alone),
  },
  {
    pattern: new RegExp(String.raw`\b(${counts})[ -]${english}s?\b`, 'giu'),
    read: ([count, name]) => part(count, name),
  },
  { pattern: new RegExp(String.raw`\bevery ${english}(?= \p{L})`, 'giu'), read: ([name]) => part('one', name) },
  { pattern: /\bevery (?:second|other)(?= (?!day|week|month|year|hour|minute)\p{L})/giu, read: () => 50 },
  {
    pattern:
      /(?<!\p{L})(?:(eine?[nms]?|zwei|drei|vier|ein)\s)?(Drittel|Viertel|Fünftel|Sechstel|Siebtel|Achtel|Neuntel|Zehntel)(?!\p{L}|\s(?:Stunde|Jahr))/giu,
    read: ([count, name]) => part(count, name),
  },
  {
    pattern: /(?<!\p{L})jede[rsnm]? (dritte|vierte|fünfte|sechste|achte|zehnte)[rsn]?(?!\p{L})/giu,
    read: ([name]) => part('ein', name),
  },
  { pattern: /(?<!\p{L})jede[rsnm]? zweite[rsn]?(?! (?:Tag|Woche|Monat|Jahr))(?!\p{L})/giu, read: () => 50 },
  {
    pattern:
      /(?<!\p{L})(un|le|deux|trois|quatre) (tiers|quarts?|cinquièmes?|sixièmes?|huitièmes?|dixièmes?)(?!\p{L}|\s(?:d['’]heure|temps))/giu,
    read: ([count, name]) => part(count, name),
  },
  {
    pattern:
      /(?<!\p{L})(un|una|la|dos|tres|cuatro) (tercios?|cuartos?|quintos?|décimos?|(?:tercera|cuarta|quinta|sexta|octava|décima)s?(?= partes?))(?!\p{L}|\sde hora)/giu,
    read: ([count, name]) => part(count, name),
  },
  { pattern: /(?<!\p{L})(?:Hälfte|halbiert\p{L}*|moitié|mitad)(?!\p{L})/giu, read: () => 50 },
  {
    pattern: /\b(?:in full|fully|completely|entirely|wholly|en totalité|vollständig|en su totalidad)(?!\p{L})/giu,
    read: () => 100,
  },
  {
    pattern:
      /\b(?:fifty-fifty|50[:/]50|equally (?:between|by)|shared (?:equally|evenly)|zu gleichen Teilen|à parts égales|a partes iguales)(?!\p{L})/giu,
    read: () => 50,
  },
  { pattern: /\b(?:hal(?:ved|ves|ving)|half)\b/gi, read: () => 50 },
]);

/** The fractions of a text, in percent. */
export function fractionsIn(text: string): Fraction[] {
  return forms().flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: written, ...groups }) => {
      const percent = read(Array.from({ length: 3 }, (_none, place) => groups[place + 1]));
      return percent === undefined ? [] : [{ text: written.trim(), at: index, percent }];
    }),
  );
}

const ones = /^(?:an?|one|eine?[nms]?|une?|le|una|la|)$/i;

function part(count = '', name = ''): number | undefined {
  const whole = names.get(name.toLowerCase());
  const times = ones.test(count) ? 1 : valueOfWords(count);
  return whole === undefined || times === undefined || times >= whole ? undefined : (100 * times) / whole;
}

function numberOf(written = ''): number {
  return /^(?:one|eine?[rs]?|une?|uno|una)$/i.test(written)
    ? 1
    : (valueOfWords(written) ?? Number(written.replaceAll(',', '')));
}
