import { lazyPattern } from './lazy.ts';

/** How often something happens, in times a year. */
interface Often {
  readonly start: number;
  readonly end: number;
  readonly timesAYear: number;
}

const periods: ReadonlyMap<string, number> = new Map(
  [
    [365, 'tag tages tage tagen jour jours día días dia dias'],
    [52, 'woche wochen semaine semaines semana semanas'],
    [12, 'monat monats monate monaten mois mes meses'],
    [4, 'quartal quartale quartalen trimestre trimestres'],
    [1, 'jahr jahres jahre jahren an ans année années año años'],
  ].flatMap(([often, words]) =>
    String(words)
      .split(' ')
      .map((word): [string, number] => [word, Number(often)]),
  ),
);
const adverbs: readonly (readonly [pattern: string, timesAYear: number])[] = [
  ['täglich\\p{L}*|quotidien\\p{L}*|diari[oa]\\p{L}*', 365],
  ['wöchentlich\\p{L}*|hebdomadaire\\p{L}*|semanal\\p{L}*', 52],
  ['monatlich\\p{L}*|mensuel\\p{L}*|mensual\\p{L}*', 12],
  ['vierteljährlich\\p{L}*|quartalsweise|trimestriel\\p{L}*|trimestral\\p{L}*', 4],
  ['halbjährlich\\p{L}*|semestriel\\p{L}*|semestral\\p{L}*', 2],
  ['jährlich\\p{L}*|annuel\\p{L}*|anual\\p{L}*', 1],
];
const counts: ReadonlyMap<string, number> = new Map([
  ...'ein zwei drei vier fünf sechs'.split(' ').map(numbered),
  ...'une deux trois quatre cinq six'.split(' ').map(numbered),
  ...'una dos tres cuatro cinco seis'.split(' ').map(numbered),
]);
const count = `(${[...counts.keys()].join('|')}|\\d{1,2})`;
const period = `(${[...periods.keys()].toSorted((left, right) => right.length - left.length).join('|')})`;
const adverb = adverbs.map(([pattern]) => `(${pattern})`).join('|');
const edge = '(?!\\p{L})';

const times = lazyPattern(
  String.raw`(?<!\p{L})${count}(?:-?mal| fois| veces| vez) (?:(?:pro|am|im|in der|par|al|por|a la) ${period}${edge}|(?:${adverb})${edge})`,
  'giu',
);
const every = lazyPattern(
  String.raw`(?<!\p{L})(?:(?:jede[nrsm]?|alle|chaque|tous les|toutes les|cada|todos los|todas las) (?:${count} )?|pro |par |al |por )${period}${edge}`,
  'giu',
);
const often = lazyPattern(String.raw`(?<!\p{L}|mal |fois |veces )(?:${adverb})${edge}`, 'giu');

/** As `frequenciesIn`, in German, French and Spanish. */
export function frequenciesElsewhereIn(text: string): Often[] {
  return [
    ...[...text.matchAll(times())].map((match) => {
      const [, number = '', unit = '', ...words] = match;
      return found(match, numberOf(number) * (periods.get(unit.toLowerCase()) ?? adverbOf(words)));
    }),
    ...[...text.matchAll(every())].map((match) => {
      const [, number = '', unit = ''] = match;
      return found(match, (periods.get(unit.toLowerCase()) ?? 1) / (number === '' ? 1 : numberOf(number)));
    }),
    ...[...text.matchAll(often())].map((match) => found(match, adverbOf(match.slice(1)))),
  ];
}

function found(match: RegExpExecArray, timesAYear: number): Often {
  return { start: match.index, end: match.index + match[0].length, timesAYear };
}

function adverbOf(words: readonly (string | undefined)[]): number {
  return adverbs[words.findIndex((word) => word !== undefined)]?.[1] ?? 1;
}

function numberOf(written: string): number {
  return counts.get(written.toLowerCase()) ?? Number(written);
}

function numbered(word: string, index: number): [string, number] {
  return [word, index + 1];
}
