/** Digits of other scripts by the first of their ten. */
const zeros = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xe50] as const;

/**
 * The text with full-width letters, digits of other scripts and their like as in ASCII. Every offset stays what it was.
 */
export function foldInPlace(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, (character) => {
    const code = character.charCodeAt(0);
    const zero = zeros.find((first) => code >= first && code < first + 10);
    if (zero !== undefined) return String(code - zero);
    if (/[\u00a0\u2000-\u200f\u202f\u2060\u3000]/.test(character)) return ' ';
    if (/[\u2010-\u2015\u2212]/.test(character)) return '-';
    const folded = character.normalize('NFKC');
    return folded.length === 1 ? folded : character;
  });
}

/** Small letters without accents, with one space between words: for rules that look for words, not for places. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[‘’ʼ´`]/g, "'")
    .replaceAll(/[^\p{L}\p{N}'.,;:?!-]+/gu, ' ')
    .trim();
}
