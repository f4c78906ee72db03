import { lazy, lazyPattern } from './lazy.ts';

type Rewriting = (text: string) => string;

/** Numbers of several words, or of several in one, such as "einundvierzig", "deux cents" or "treinta y uno", as digits. */
export function spokenNumbers(text: string, language?: string): string {
  return byLanguage[language ?? '']?.()(text) ?? text;
}

const germanOnes = numbered('ein zwei drei vier fünf sechs sieben acht neun', 1, 1);
const germanTeens = numbered('zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn', 10, 1);
const germanTens = numbered('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig', 20, 10);
const [one, teen, ten] = [germanOnes, germanTeens, germanTens].map((words) => [...words.keys()].join('|'));
const belowHundred = String.raw`(?:(?:(${one})und)?(${ten})|(${teen})|(${one})s?)`;
/** Each part may be left out; the lookahead keeps it to words that have two of them. */
const german = lazyPattern(
  String.raw`(?<![\p{L}\p{N}]|\d )(?=\p{L}{4,60}(?!\p{L}))(?=\p{L}*(?:und|hundert|tausend))(?:(?:${belowHundred})?(tausend))?(?:(${one})?(hundert)(?:und)?)?(?:${belowHundred})?(?!\p{L})`,
  'giu',
);

function readGerman(text: string): string {
  return text.replaceAll(german(), (written: string, ...groups: unknown[]) => {
    const [
      unitOfThousand,
      tenOfThousand,
      teenOfThousand,
      oneOfThousand,
      thousand,
      oneOfHundred,
      hundred,
      unit,
      tens,
      teens,
      ones,
    ] = groups.map((group) => (typeof group === 'string' ? group.toLowerCase() : undefined));
    const thousands = sumOf(unitOfThousand, tenOfThousand, teenOfThousand, oneOfThousand);
    const hundreds = sumOf(oneOfHundred);
    const value =
      (thousand === undefined ? 0 : 1_000 * (thousands || 1)) +
      (hundred === undefined ? 0 : 100 * (hundreds || 1)) +
      sumOf(unit, tens, teens, ones);
    // What stands before it is multiplied by it.
    return written === '' || written.toLowerCase() === 'tausend' ? written : String(value);
  });
}

function sumOf(...words: readonly (string | undefined)[]): number {
  return words.reduce((sum, word = '') => {
    return sum + (germanOnes.get(word) ?? germanTeens.get(word) ?? germanTens.get(word) ?? 0);
  }, 0);
}

const french = new Map([
  ...numbered('un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 1, 1),
  ...numbered('vingt trente quarante cinquante soixante', 20, 10),
  ['une', 1] as const,
  ['vingts', 20] as const,
  ['cent', 100] as const,
  ['cents', 100] as const,
  ['mille', 1_000] as const,
]);
const spanish = new Map([
  ...numbered('un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince', 1, 1),
  ...numbered('dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés', 16, 1),
  ...numbered('veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve', 24, 1),
  ...numbered('treinta cuarenta cincuenta sesenta setenta ochenta noventa ciento', 30, 10),
  ...numbered(
    'doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
    200,
    100,
  ),
  ...numbered(
    'doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
    200,
    100,
  ),
  ['uno', 1] as const,
  ['una', 1] as const,
  ['cien', 100] as const,
  ['mil', 1_000] as const,
]);

const byLanguage: Readonly<Record<string, () => Rewriting>> = {
  de: () => readGerman,
  fr: lazy(() => rewriteRuns(french, 'et')),
  es: lazy(() => rewriteRuns(spanish, 'y')),
};

/** A single word is left as it is, if it is no number of its own such as "doscientos": other readers know it. */
function rewriteRuns(values: ReadonlyMap<string, number>, and: string): Rewriting {
  const word = `(?:${[...values.keys()].toSorted((left, right) => right.length - left.length).join('|')})(?!\\p{L})`;
  const run = new RegExp(
    String.raw`(?<![\p{L}\p{N}]|\d )${word}(?:(?:[ -]|(?<=nta|nte|vingt) ${and} (?=(?:une?|uno|una|${and === 'y' ? 'dos|tres|cuatro|cinco|seis|siete|ocho|nueve' : 'onze'})(?!\p{L})))${word})*`,
    'giu',
  );
  return (text) =>
    text.replaceAll(run, (written: string) => {
      const words = written
        .toLowerCase()
        .split(/[ -]/)
        .filter((part) => part !== and);
      const value = valueOfRun(words.map((part) => values.get(part) ?? 0));
      const isRead = words.length > 1 || (value > 20 && value !== 100 && value !== 1_000);
      return isRead && value !== undefined ? String(value) : written;
    });
}

/** "Quatre-vingt" is four times twenty, "deux cents" two times a hundred, "dos mil" two times a thousand. */
function valueOfRun(values: readonly number[]): number {
  let total = 0;
  let group = 0;
  for (const [index, value] of values.entries()) {
    const before = values[index - 1];
    if (value === 1_000) {
      total += 1_000 * (group || 1);
      group = 0;
    } else if (value === 100 && before !== undefined && before < 10) group += 99 * before;
    else if (value === 20 && before === 4) group += 76;
    else group += value;
  }
  return total + group;
}

function numbered(list: string, first: number, step: number): Map<string, number> {
  return new Map(list.split(' ').map((word, index) => [word, first + step * index]));
}
