import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cutStatements } from '../functions/domain/sentences.ts';

/** Documents as large and as varied as one likes, the same at every run. */
export interface SampleTexts {
  /** A document of about `passages` passages. */
  document(index: number, passages: number): string;
  /** What somebody may ask who has read a stretch of that document. */
  question(index: number, passages: number): string;
}

/** About what one passage holds. */
const passageWords = 75;
const vocabularySize = 200_000;

/** Every twentieth sentence is one of the manual, the rest is made of words as frequent as words are. */
const realShare = 0.05;

export function sampleTexts(): SampleTexts {
  const folder = path.join(import.meta.dirname, '..', 'knowledge');
  const manual = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const sentences = manual.flatMap((text) =>
    cutStatements(text)
      .filter(({ block }) => block.kind === 'paragraph')
      .map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ' ')),
  );
  const words = vocabulary(manual.join('\n'));
  const frequent = zipf(words.length);

  const sentence = (random: () => number): string => {
    if (random() < realShare) return sentences[Math.floor(random() * sentences.length)] ?? '';
    const length = 8 + Math.floor(random() * 18);
    const said = Array.from({ length }, () => words[frequent(random())] ?? '').join(' ');
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  };

  const paragraphs = (index: number, passages: number): string[] => {
    const random = randomNumbers(index + 1);
    return Array.from({ length: passages }, () => {
      const said: string[] = [];
      for (let count = 0; count < passageWords; count += said.at(-1)?.split(' ').length ?? 1)
        said.push(sentence(random));
      return said.join(' ');
    });
  };

  return {
    document: (index, passages) => {
      const random = randomNumbers(-index - 1);
      const heading = () => Array.from({ length: 3 }, () => words[frequent(random())] ?? '').join(' ');
      const sections = paragraphs(index, passages).map((text) => `## ${heading()}\n\n${text}`);
      return [`# ${heading()} ${index}`, ...sections, ''].join('\n\n');
    },
    question: (index, passages) => {
      const random = randomNumbers(index + 1_000_000_007);
      const all = paragraphs(index, passages);
      const said = (all[Math.floor(random() * all.length)] ?? '').toLowerCase().match(/[a-z]{3,}/g) ?? [];
      const length = 3 + Math.floor(random() * 10);
      const asked = Array.from({ length }, () => said[Math.floor(random() * said.length)] ?? '');
      return `What does it say about ${asked.join(' ')}?`;
    },
  };
}

/** The words of a text, the most frequent first, and after them words of syllables. */
function vocabulary(text: string): string[] {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[a-z]{2,}/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  const real = [...counts].sort(([, left], [, right]) => right - left).map(([word]) => word);
  const words = new Set(real);
  const random = randomNumbers(7);
  const pick = (letters: string) => letters.charAt(Math.floor(random() * letters.length));
  const syllable = () => pick('bcdfghjklmnprstvwz') + pick('aeiou') + (random() < 0.4 ? pick('lmnrst') : '');
  while (words.size < vocabularySize) {
    words.add(Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''));
  }
  return [...words];
}

/** From a number between 0 and 1 to a rank: the tenth word is a tenth as frequent as the first. */
function zipf(size: number): (random: number) => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) {
    sum += 1 / (rank + 2.7);
    sums[rank] = sum;
  }
  return (random) => {
    const wanted = random * sum;
    let from = 0;
    let to = size - 1;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((sums[middle] ?? 0) < wanted) from = middle + 1;
      else to = middle;
    }
    return from;
  };
}

/** The same numbers between 0 and 1 for the same seed: a linear congruence whose bits are mixed. */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
