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
import { searchStems, wordsOf } from './content-words.ts';
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
      String.raw`(?<!\p{L})(?:how many|wie ?viele|combien d(?:e |['’]))\s*(?:more |other |autres )?(?!times\b|male?\b|fois\b)(?<counted>\p{L}+)`,
    ),
    gives: (said, asked) => givesCount(said, asked.groups?.['counted'] ?? ''),
    words:
      'second minute hour day week month year number sekunde minute stunde tag woche monat jahr jour semaine mois an heure combien',
  },
  {
    asks: pattern(
      anyOf(
        `how_(?:often|frequently|regularly|many_times) wie_?viele_male? (?:at|in)_${which}_intervals? wie_oft (?:in_)?${which}_(?:abstand|abständen|rhythmus|turnus)
        combien_de_fois à_quelle_fréquence tous_les_combien`,
      ),
    ),
    gives: ({ text, about }) => signs.rhythm.test(text) || signs.rhythm.test(about),
    words: 'often frequently regularly interval how-often oft abstand abständen rhythmus turnus fois fréquence',
  },
  {
    asks: pattern(
      anyOf(
        'how_(?:long|soon|quickly|early|late|much_time) (?:in|within)_what_time wie_(?:lange|schnell|früh) in_welcher_(?:zeit|frist) combien_de_temps',
      ),
    ),
    gives: ({ text, about }) =>
      [signs.duration, signs.clock, signs.day, signs.endless, signs.length].some((sign) => sign.test(text)) ||
      (pattern(timeUnit).test(about) && signs.number.test(text)),
    words: 'long soon quickly early late time take last lange schnell temps',
  },
  {
    asks: pattern(
      anyOf(
        `${which}_(?:sont_les_)?(?:dates?|days?|months?|years?|weekdays?|tage?n?|datum|monate?n?|jahre?n?|jours?|mois|année) (?:what|which|quel(?:le)?)_(?:is|was|est)_(?:the|le|la)_(?:date|day|month|year|jour|mois|année)`,
      ),
    ),
    gives: ({ text, about }) => signs.day.test(text) || signs.day.test(about),
    words: 'date day month year tag datum monat jahr jour mois',
  },
  {
    asks: pattern(anyOf(`(?<!(?:in|within)_)${which}_(?:time|hours?|uhrzeit|zeit|heures?) um_wie_?viel_uhr`)),
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
      String.raw`\b(?:was|wie ?viel)\b(?!.{0,20}\b(?:stunden?|tage?|prozent))(?:.{0,60}[ ,])?(?:\p{L}{0,6}zahl(?:e|en|t)|\p{L}{0,4}kosten|verdien(?:e|en|t))(?!\p{L})`,
      String.raw`\bwie hoch (?:(?:ist|sind|war|waren) )?(?:(?:die|der) )?\p{L}*(?:miete|gebühr|kosten|kaution|zahlung|preis|zinsen)`,
    ),
    gives: ({ text, about }) => signs.money.test(text) || (signs.priced.test(about) && /\d/.test(text)),
    words: 'cost price pay fee charge kosten kostet zahlen zahlt preis gebühr hoch verdient combien coûte paient prix',
  },
  {
    asks: pattern(anyOf(`(?:what|which|from_which|welche[mnrs]?|quelle)_(?:amount|sum|betrag|somme)`)),
    gives: ({ text, about }) => signs.money.test(text) || (signs.priced.test(about) && /\d/.test(text)),
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
    words: `much large big small far high low deep old tall wide heavy loud hot warm cold fast number age rate hoch groß weit alt
      schwer tief breit alter menge anzahl größe taille combien`,
  },
  {
    asks: pattern(
      String.raw`(?:^|[,;:] |\b(?:and|or) )(?:to |from )?where\b|(?:^|[,;:] )(?:wo|wohin|woher)(?!\p{L})|^(?:d['’])?où(?!\p{L})`,
    ),
    gives: ({ text, about }, _asked, question) => givesPlace(`${text}\n${about}`, question),
  },
  {
    asks: pattern(
      anyOf(`${which}_(?:is_the_)?(?:part|serial|order|model|article|item|account|batch|reference)_(?:number|code)`),
    ),
    gives: ({ text }) => /\d{3}|\p{Lu}-?\d/u.test(text),
    words: 'number code',
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

/** The kinds of answer that a question asks for by its form. */
export interface AskedKinds {
  /** Whether a statement gives each of them; true where none is asked for. */
  readonly gives: (said: Said) => boolean;
  /** Whether a concept of the question only asks, so that a statement that answers need not repeat it. */
  readonly isAsking: (concept: { readonly stems: readonly string[] }) => boolean;
}

/** What a question asks for by its form. */
export function askedKinds(question: string): AskedKinds {
  const asked = kinds.flatMap((kind) => {
    const found = kind.asks.exec(question);
    return found === null ? [] : [{ kind, found }];
  });
  const stems = new Set(asked.flatMap(({ kind }) => searchStems(kind.words ?? '')));
  const forms = asked.flatMap(({ found: [form] }) => (form.length <= formCharacters ? wordsOf(form) : []));
  const units = new Set(forms.filter(({ word }) => period.test(word)).map(({ stem }) => stem));
  // A number that the question names itself is no answer to it.
  const numbers = new Set(question.match(number) ?? []);
  const withoutAsked = (text: string) => text.replaceAll(number, (each) => (numbers.has(each) ? 'x' : each));
  return {
    gives: ({ text, about }) => {
      const said = { text: numbers.size === 0 ? text : withoutAsked(text), about };
      return asked.every(({ kind, found }) => kind.gives(said, found, question));
    },
    isAsking: (concept) => concept.stems.some((stem) => stems.has(stem) || units.has(stem)),
  };
}

/** A longer match has words of the question's own between those that ask. */
const formCharacters = 40;

const number = /\d+(?:[.,:]\d+)*/g;
const period = pattern(`^${timeUnit}$`);

const place = pattern(
  anyOf(
    `(?:in|on|at|to|from|under|behind|near|beside|via|through|inside|outside|opposite|into|im|am|an|auf|bei|beim|zum|zur
    |nach|hinter|unter|vor|neben|aus|à|au|aux|dans|sur|chez|derrière|devant|près|sous|en)_(?:(?:the|a|an|each|one|der|die|dem
    |den|einem|einer|le|la|les|un|une)_)?(?<where>\\p{L}{3,30})`.replaceAll(/\n\s+/g, ''),
  ),
);

/** Whether a text names a place that the question does not name itself. */
function givesPlace(text: string, question: string): boolean {
  const asked = question.toLowerCase();
  const named = text.toLowerCase().matchAll(new RegExp(place.source, 'gu'));
  return [...named].some(({ groups }) => !asked.includes(groups?.['where'] ?? ''));
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
    String.raw`${word}\p{L}{0,10}${gap}(?:\p{L}{1,30}${gap}){0,2}(?!\d+[:.]\d\d|\d+(?: ?(?:to|bis|à|–|-) ?\d+)?[\s-]?${timeUnit})(?:\d|${numberInWords})`,
  ).test(text);
}

/** What the forms of a word begin with. */
function shortened(word: string): string {
  return word.toLowerCase().replace(/(?:ies|es|s|en|n|e|y)$/u, '');
}
