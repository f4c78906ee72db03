import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A text with what kind of attack, or of harmless text, it is. */
export interface Sample {
  readonly kind: string;
  readonly text: string;
}

/** Attacks as written, and, as `obfuscated`, some of them in every disguise. */
export function attacks(): Sample[] {
  const written = read('attacks');
  const disguised = written.filter(
    ({ kind, text }, index) => kind !== 'languages' && index % 12 === 0 && /^[\x20-\x7E]+$/.test(text),
  );
  return [...written, ...inEveryDisguise(disguised, 'obfuscated')];
}

/** Harmless texts that share words with attacks, and some of them in every disguise. */
export function lookAlikes(): Sample[] {
  const written = read('look-alikes');
  const disguised = written.filter(
    ({ kind, text }, index) => kind === 'imperative manual' && index % 5 === 0 && /^[\x20-\x7E]+$/.test(text),
  );
  return [...written, ...inEveryDisguise(disguised, 'disguised, harmless')];
}

/** Samples of people who had not seen the rules. Both halves of the first one's are tuned on by now; `unseen` is not. */
export const tunedHalves = ['outside-tuned', 'outside-held-out'] as const;
export const outsideHalves = [...tunedHalves, 'unseen'] as const;
export type OutsideHalf = (typeof outsideHalves)[number];

/** Its name in a table, which says whether its figure is an honest one. */
export function titleOf(half: OutsideHalf): string {
  return half === 'unseen' ? half : `${half} (tuned on)`;
}

export function outsideAttacks(half: OutsideHalf): Sample[] {
  return read(half);
}

export function outsideLookAlikes(half: OutsideHalf): Sample[] {
  return read(`${half}-look-alikes`);
}

/** An honest document that answers a question, with an attack in it that wants `goal` to stand in the report. */
export interface PoisonedDocument {
  readonly question: string;
  readonly document: string;
  readonly attack: string;
  readonly goal: string;
}

export function poisonedDocuments(half: OutsideHalf): PoisonedDocument[] {
  return readLines(`${half}-poisoned`) as PoisonedDocument[];
}

/** Half of the samples were looked at while the rules were made; of the others only the totals were. */
export function isHeldOut(_sample: Sample, index: number): boolean {
  return index % 2 === 1;
}

function read(name: string): Sample[] {
  return readLines(name) as Sample[];
}

function readLines(name: string): unknown[] {
  const text = readFileSync(path.join(import.meta.dirname, `${name}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

function inEveryDisguise(samples: readonly Sample[], kind: string): Sample[] {
  return samples.flatMap(({ text }) => Object.values(disguises).map((disguise) => ({ kind, text: disguise(text) })));
}

const mapped = (from: string, to: string) => (text: string) =>
  Array.from(text, (letter) => Array.from(to)[Array.from(from).indexOf(letter)] ?? letter).join('');

const shifted = (capital: number, small: number) => (text: string) =>
  text.replaceAll(/[A-Za-z]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCodePoint(code >= 97 ? small + code - 97 : capital + code - 65);
  });

const letters = (text: string, between: string) => Array.from(text).join(between);

/** Ways to write a text so that people or machines read it, and a search for its words does not find it. */
export const disguises: Readonly<Record<string, (text: string) => string>> = {
  'zero-width': (text) => text.replaceAll(/(\p{L})(?=\p{L})/gu, '$1\u200B'),
  'soft hyphens': (text) => text.replaceAll(/(\p{L}{2})(?=\p{L})/gu, '$1\u00AD'),
  'look-alike letters': mapped('aeopcxiAEOPC', 'аеорсхіАЕОРС'),
  'full width': shifted(0xff21, 0xff41),
  'mathematical letters': shifted(0x1d400, 0x1d41a),
  'letters in squares': shifted(0x1f170, 0x1f170),
  accents: (text) => text.replaceAll(/([aeiou])/g, '$1\u0301'),
  leet: mapped('aeiost', '431057'),
  'spaced letters': (text) =>
    text
      .split(' ')
      .map((word) => letters(word, ' '))
      .join('   '),
  'hyphened letters': (text) =>
    text
      .split(' ')
      .map((word) => letters(word, '-'))
      .join(' '),
  'without spaces': (text) => text.replaceAll(/[^A-Za-z]/g, ''),
  'mixed inner letters': (text) => text.replaceAll(/([a-z])([a-z])([a-z])(?=[a-z])/gi, '$1$3$2'),
  base64: (text) => `Reference: ${Buffer.from(text).toString('base64')}`,
  'base64 twice': (text) => Buffer.from(Buffer.from(text).toString('base64')).toString('base64'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'percent escapes': (text) => Array.from(text, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
  entities: (text) => Array.from(text, (letter) => `&#${letter.charCodeAt(0)};`).join(''),
  'unicode escapes': (text) =>
    Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'rotated letters': (text) =>
    text.replaceAll(/[a-z]/gi, (letter) => {
      const base = letter <= 'Z' ? 65 : 97;
      return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
    }),
  backwards: (text) => Array.from(text).toReversed().join(''),
  tags: (text) =>
    `Open daily.${Array.from(text, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}`,
  'overridden direction': (text) => `\u202E${text}\u202C`,
  comment: (text) => `<!-- ${text} -->`,
  capitals: (text) => text.toUpperCase(),
};
