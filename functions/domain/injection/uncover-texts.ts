import { rot13 } from './fold-word.ts';

/** A text that stands in another one in a form that people do not read. Offsets are of the text that holds it. */
export interface UncoveredText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Nothing of it is shown: what is asked for in it is not meant for people. */
  readonly isHidden: boolean;
}

const base64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/_=-])/g;
const hexadecimal = /(?<![0-9A-Fa-f])(?:0x)?(?:[0-9A-Fa-f]{2}[ :]?){8,}(?![0-9A-Fa-f])/g;
const percent = /(?:[A-Za-z0-9.+_-]{0,3}%[0-9A-Fa-f]{2}){3,}[A-Za-z0-9.+_%-]{0,2000}/g;
const escapes = /(?:\\u\{?[0-9A-Fa-f]{4,5}\}?|\\x[0-9A-Fa-f]{2}|&#x?[0-9A-Fa-f]{2,6};){4,}/g;
const entities = /(?:&#x?[0-9A-Fa-f]{2,6};[^&\n]{0,3}){4,}/g;
const binary = /(?:[01]{8}[ ]?){6,}/g;
const cut = /\p{L}(?:<(?:b|i|u|s|em|span|wbr|strong|font)>(?:<\/[a-z]{1,6}>)?|<!--[^<>]{0,40}-->)\p{L}/u;
/** Characters of a plane that nothing shows: they repeat ASCII. The flags of three countries have a few of them. */
const tags = /(?<!\u{1F3F4})[\u{E0020}-\u{E007E}]{4,}/gu;

/** The texts hidden in a text: encoded, escaped, or in characters that nothing shows. */
export function uncoverTexts(text: string): UncoveredText[] {
  return [
    ...found(text, base64, (code) => (/[a-z]/.test(code) && /[A-Z0-9]/.test(code) ? fromBytes(code, 'base64') : '')),
    ...found(text, hexadecimal, (code) => fromBytes(code.replaceAll(/0x|[ :]/g, ''), 'hex')),
    ...found(text, percent, fromPercent),
    ...found(text, escapes, fromEscapes),
    ...found(text, entities, fromEscapes),
    ...found(text, binary, (code) =>
      (code.match(/[01]{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join(''),
    ),
    ...withoutCuts(text),
    ...found(text, tags, fromTags).map((hidden) => ({ ...hidden, isHidden: true })),
  ];
}

/** Lines whose words are cut by marks that show nothing: "ig<b></b>nore". */
function withoutCuts(text: string): UncoveredText[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) =>
    cut.test(line)
      ? [{ text: line.replaceAll(/<[^<>]{0,80}>/g, ''), start: index, end: index + line.length, isHidden: false }]
      : [],
  );
}

/** The whole text as it was before it was disguised. */
export function undisguise(text: string, disguise: 'reversed' | 'rotated'): string {
  return disguise === 'rotated' ? rot13(text) : Array.from(text).toReversed().join('');
}

function found(text: string, pattern: RegExp, decode: (code: string) => string): UncoveredText[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: code, index }) => {
    const decoded = decode(code);
    return isText(decoded) ? [{ text: decoded, start: index, end: index + code.length, isHidden: false }] : [];
  });
}

function fromBytes(code: string, encoding: 'base64' | 'hex'): string {
  const binaryText =
    encoding === 'hex' ? (code.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)) : bytesOf(code);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binaryText));
  } catch {
    return '';
  }
}

function bytesOf(code: string): Iterable<number> {
  const standard = code.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '');
  // What is left over of a group of four is no byte.
  const whole = standard.length % 4 === 1 ? standard.slice(0, -1) : standard;
  return Array.from(atob(whole), (character) => character.charCodeAt(0));
}

function fromTags(code: string): string {
  return Array.from(code, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xe0000)).join('');
}

function fromPercent(code: string): string {
  try {
    return decodeURIComponent(code.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

function fromEscapes(code: string): string {
  return code.replaceAll(
    /\\u\{?([0-9A-Fa-f]{4,5})\}?|\\x([0-9A-Fa-f]{2})|&#x([0-9A-Fa-f]{2,6});|&#([0-9]{2,6});/g,
    (_all, ...codes) => {
      const [long, short, hex, decimal] = codes as (string | undefined)[];
      const point = decimal === undefined ? Number.parseInt(long ?? short ?? hex ?? '', 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );
}

/** Words, and nothing that no text has. */
function isText(decoded: string): boolean {
  if (decoded.length < 6) return false;
  const letters = decoded.match(/[\p{L}\s]/gu)?.length ?? 0;
  return letters >= 0.7 * decoded.length && !/[^\P{Cc}\n\r\t]/u.test(decoded);
}
