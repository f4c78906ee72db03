import { detectLanguage } from './detect-language.ts';

/** Scripts by their ISO 15924 codes. */
const scripts = {
  Jpan: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Kore: /\p{Script=Hangul}/gu,
  Hani: /\p{Script=Han}/gu,
  Arab: /\p{Script=Arabic}/gu,
  Hebr: /\p{Script=Hebrew}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
  Grek: /\p{Script=Greek}/gu,
  Deva: /\p{Script=Devanagari}/gu,
  Thai: /\p{Script=Thai}/gu,
  Latn: /\p{Script=Latin}/gu,
} as const;

type Script = keyof typeof scripts;

/**
 * The language of a text as a BCP 47 tag: `expected` where it is written in the text's script, else told by words, else
 * the likeliest one of that script; undefined for Latin letters that say no more.
 */
export function languageOf(text: string, expected?: string): string | undefined {
  const script = scriptOf(text);
  if (script === undefined || (expected !== undefined && isWrittenIn(expected, script))) return expected;
  return script === 'Latn' ? detectLanguage(latinWords(text)) : new Intl.Locale(`und-${script}`).maximize().language;
}

/** Without the rest, of which there may be enough to be taken for the language. */
function latinWords(text: string): string {
  return text.match(/\p{Script=Latin}+/gu)?.join(' ') ?? '';
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Where a line of this text begins: its first letter decides, as in Unicode's rules. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
}

/** The script of most of its letters. */
function scriptOf(text: string): Script | undefined {
  const counts = Object.entries(scripts).map(([script, pattern]) => {
    return { script: script as Script, count: text.match(pattern)?.length ?? 0 };
  });
  const [most] = counts.toSorted((left, right) => right.count - left.count);
  if (most === undefined || most.count === 0) return undefined;
  // Japanese is written in both; a Chinese text has no kana at all.
  return most.script === 'Hani' && text.search(scripts.Jpan) >= 0 ? 'Jpan' : most.script;
}

function isWrittenIn(language: string, script: Script): boolean {
  const own = new Intl.Locale(language).maximize().script;
  return own === script || (script === 'Hani' && /^(Jpan|Hans|Hant|Kore)$/.test(own ?? ''));
}
