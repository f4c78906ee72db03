import {
  anyOf,
  count,
  givesPlainNumber,
  namesSomebodyElse,
  type Pattern,
  pattern,
  signs,
  timeUnit,
} from './answer-signs.ts';
import { searchStems } from './content-words.ts';
import { stopWords } from './english-words.ts';
import { numberInWords } from './number-words.ts';

/** A statement as far as it may answer. */
export interface Said {
  readonly text: string;
  /** The headings above it and the names of its columns; empty for none. */
  readonly about: string;
}

/** A kind of answer: how questions ask for it, and how a statement gives one. */
interface AnswerKind {
  readonly asks: Pattern;
  /** `question` is what was asked, because what it says itself is no answer to it. */
  readonly gives: (said: Said, asked: RegExpExecArray, question: string) => boolean;
  /** Words by which it is asked for, which a statement that gives one need not repeat. */
  readonly words?: string;
}

const which = '(?:what|which|welche[mnrs]?|quel(?:le)?s?)';
const auxiliary = '(?:is|are|was|were|do|does|did|can|could|may|must|should|shall|will|would|has|have|am)';

const kinds: readonly AnswerKind[] = [
  {
    asks: pattern(
      String.raw`(?<!\p{L})(?:how many|wie ?viele|combien d(?:e |['’]))\s*(?:more |other |autres )?(?<counted>\p{L}+)`,
    ),
    gives: (said, asked) => givesCount(said, asked.groups?.['counted'] ?? ''),
    words:
      'second minute hour day week month year number sekunde minute stunde tag woche monat jahr jour semaine mois an heure combien',
  },
  {
    asks: pattern(anyOf('how_often how_frequently wie_oft combien_de_fois à_quelle_fréquence')),
    gives: ({ text, about }) => signs.rhythm.test(text) || signs.rhythm.test(about),
    words: 'often frequently how-often oft fois',
  },
  {
    asks: pattern(anyOf('how_(?:long|soon|quickly|early|late|much_time) wie_(?:lange|schnell|früh) combien_de_temps')),
    gives: ({ text, about }) =>
      [signs.duration, signs.clock, signs.day, signs.endless, signs.length].some((sign) => sign.test(text)) ||
      (pattern(timeUnit).test(about) && signs.number.test(text)),
    words: 'long soon quickly early late time take last lange schnell temps',
  },
  {
    asks: pattern(
      anyOf(`${which}_(?:sont_les_)?(?:dates?|days?|month|year|weekdays?|tage?n?|datum|monat|jahr|jours?|mois|année)`),
    ),
    gives: ({ text, about }) => signs.day.test(text) || signs.day.test(about),
    words: 'date day month year tag datum monat jahr jour mois',
  },
  {
    asks: pattern(anyOf(`${which}_(?:time|hours?|uhrzeit|zeit|heures?) um_wie_?viel_uhr`)),
    gives: ({ text }) => signs.clock.test(text),
    words: 'time hour heure uhrzeit zeit uhr',
  },
  {
    asks: pattern(
      String.raw`(?:^|[,;:] |\b(?:and|or|by|until|since|from) )when ${auxiliary}\b|\bwann\b|(?:^|\bjusqu['’]à |\bdepuis )quand\b`,
    ),
    gives: ({ text, about }) =>
      [signs.duration, signs.clock, signs.day, signs.moment, signs.rhythm].some((sign) => sign.test(text)) ||
      signs.day.test(about),
  },
  {
    asks: pattern(
      String.raw`\bhow much\b.{0,60}\b(?:costs?|pays?|paid|charged?|price|fee|rent|contribute\p{L}*|refund\p{L}*|expensive)\b`,
      String.raw`\b(?:what|which) (?:fee|price|charge|fine|penalty|deposit)\b`,
      String.raw`\bwhat (?:does|do|will|must|may|should)\b.{0,60}\b(?:cost|pay)\b`,
      String.raw`\bcombien\b.{0,20}\b(?:coûte\p{L}*|pai\p{L}+|prix)|\b(?:was|wie ?viel) kostet\b`,
      String.raw`\bwie hoch (?:(?:ist|sind|war|waren) )?(?:(?:die|der) )?\p{L}*(?:miete|gebühr|kosten|kaution|zahlung|preis|zinsen)`,
    ),
    gives: ({ text }) => signs.money.test(text),
    words: 'cost price pay fee charge kosten kostet preis gebühr hoch combien coûte paient prix',
  },
  {
    asks: pattern(anyOf(`(?:what|which|from_which|welche[mnrs]?|quelle)_(?:amount|sum|betrag|somme)`)),
    gives: ({ text }) => signs.money.test(text),
    words: 'amount sum betrag somme',
  },
  {
    asks: pattern(
      String.raw`\b(?:what|which) (?:\p{L}+ ){0,2}(?:speed|torque|temperature|weight|height|width|pressure|voltage)\b`,
      anyOf('welche_(?:höhe|temperatur|breite|geschwindigkeit) quelle_(?:est_la_)?(?:hauteur|température|vitesse)'),
    ),
    gives: ({ text }) => givesPlainNumber(text),
  },
  {
    asks: pattern(
      anyOf(`how_(?:much|large|big|small|far|high|low|deep|old|tall|wide|heavy|loud|hot|warm|cold|fast)
        what(?:['’]s|_is|_are)_the_(?:maximum|minimum|largest|biggest|smallest|highest|lowest|longest|shortest|most)
        wie_(?:viel|hoch|groß|weit|alt|schwer|tief|breit|warm) welche[mnrs]?_(?:alter|menge|anzahl|größe)
        combien quelle_(?:est_la_)?(?:taille|quantité|distance)`),
      String.raw`\b(?:what|which) (?:\p{L}+ ){0,2}(?:number|percentage|share|age|rate|depth|length|size|mark|value|duration|capacity)\b`,
    ),
    gives: ({ text }) => signs.money.test(text) || signs.number.test(text.replace(/^[-*]?\s*\d+[.)]\s/, '')),
    words: `much large big small far high low deep old tall wide heavy loud hot warm cold fast number age hoch groß weit alt
      schwer tief breit taille combien`,
  },
  {
    asks: pattern(anyOf('(?:phone|telephone)_number telefonnummer numéro_de_téléphone')),
    gives: ({ text }) => signs.phone.test(text),
    words: 'phone telephone number telefonnummer',
  },
  {
    asks: pattern(anyOf("who who's whom whose wer wem wen wessen"), '^(?:à |de |pour |avec )?qui(?!\\p{L})'),
    gives: ({ text, about }, _asked, question) => namesSomebodyElse(`${text}\n${about}`, question),
  },
];

/** Whether a statement gives each kind of answer that a question asks for by its form. */
export function givesAnswer(question: string, said: Said): boolean {
  return kinds.every(({ asks, gives }) => {
    const asked = asks.exec(question);
    return asked === null || gives(said, asked, question);
  });
}

/** The stems of the words by which a question asks for its kind of answer. */
export function askingStems(question: string): ReadonlySet<string> {
  const asked = kinds.filter(({ asks }) => asks.test(question));
  return new Set(asked.flatMap(({ words = '' }) => searchStems(words)));
}

/** A count of something: beside the word for it, under it in a table, or any number where the word is not said. */
function givesCount({ text, about }: Said, counted: string): boolean {
  const word = shortened(counted);
  if (pattern(`^${timeUnit}`).test(counted)) {
    const isAbout = pattern(String.raw`(?<!\p{L})${word}`).test(about);
    return signs.duration.test(text) || (isAbout && signs.number.test(text));
  }
  const isSaid = !stopWords.has(counted.toLowerCase()) && text.toLowerCase().includes(word);
  if (!isSaid) return givesPlainNumber(text);
  const gap = String.raw`[^\p{L}\p{N}$€£¥]{1,5}`;
  return pattern(
    String.raw`${count}[\s-]+(?:(?!${timeUnit})\p{L}{1,30}[\s-]+){0,2}\p{L}{0,30}${word}`,
    String.raw`${word}\p{L}{0,10}${gap}(?:\p{L}{1,30}${gap}){0,2}(?:\d|${numberInWords})`,
  ).test(text);
}

/** What the forms of a word begin with. */
function shortened(word: string): string {
  return word.toLowerCase().replace(/(?:ies|es|s|en|n|e|y)$/u, '');
}
