/** Words that stand in nearly every sentence of a language, and seldom in one of another. */
const functionWords = {
  en: 'the of and to is are was that for with which this be by from it not have has at as or',
  de: 'der die das und ist sind nicht ein eine den dem des mit für auf von zu wird werden auch sich als',
  fr: 'le la les des et est sont une dans pour que qui pas sur avec du au par plus ce cette ne',
  es: 'el los las una y es son en para que con por del no se su como más lo al',
  it: 'il gli della di che è sono per con una non nel alla dei delle si come più lo ed',
  pt: 'os das uma é são em para que com não por da do ao mais como se sua seu',
  nl: 'het een en van is zijn niet dat met voor op te worden door ook aan bij naar wordt de',
} as const;

const scripts = {
  han: /\p{Script=Han}/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  hangul: /\p{Script=Hangul}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  greek: /\p{Script=Greek}/gu,
  arabic: /\p{Script=Arabic}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  devanagari: /\p{Script=Devanagari}/gu,
  thai: /\p{Script=Thai}/gu,
} as const;

/** Below that, a word or two could be a name or a loan. */
const leastFunctionWords = 3;

/** The language of a text, or its script where that is not Latin; undefined when it does not say enough to tell. */
export function detectLanguage(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, pattern] of Object.entries(scripts)) {
    if ((text.match(pattern)?.length ?? 0) > letters / 3) return script === 'kana' ? 'han' : script;
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(functionWords)
    .map(([language, list]) => ({ language, score: countOf(words, new Set(list.split(' '))) }))
    .toSorted((left, right) => right.score - left.score);
  const [best, second] = scores;
  const isClear = best !== undefined && best.score >= leastFunctionWords && best.score >= 2 * (second?.score ?? 0);
  return isClear ? best.language : undefined;
}

function countOf(words: readonly string[], wanted: ReadonlySet<string>): number {
  return words.filter((word) => wanted.has(word)).length;
}
