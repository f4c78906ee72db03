import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ContentCategory } from '../../contract/content-policy.ts';
import { classifyContent } from '../../functions/domain/policy/classify-content.ts';
import { detectDistress } from '../../functions/domain/policy/detect-distress.ts';

export type Expected = ContentCategory | 'distress' | 'none';

/** A text and what the rules ought to find in it; `none` is a harmless one that looks like one of the others. */
export interface PolicyCase {
  readonly expect: Expected;
  readonly language: string;
  readonly text: string;
}

export interface PolicySet {
  /** Of `test/policy`, without its ending. */
  readonly file: string;
  readonly title: string;
  /** The rules were changed for it, so that they must not become worse on it. */
  readonly isTunedOn: boolean;
}

/** What each is, `README.md` says; a further set is a file and a line here. */
export const policySets: readonly PolicySet[] = [
  {
    file: 'second-author',
    title: 'Unseen: by a second outside author; the rules were not changed after it was asked',
    isTunedOn: false,
  },
  {
    file: 'outside-held-out',
    title: 'Held out: by an outside author; its totals were seen, its texts never',
    isTunedOn: false,
  },
  { file: 'outside-tuned', title: 'Tuned on: the other half of the same author', isTunedOn: true },
  { file: 'unseen', title: 'Tuned on by now: written against earlier rules, by their author', isTunedOn: true },
  { file: 'held-out', title: 'Tuned on by now: written before the rules, by their author', isTunedOn: true },
  { file: 'tuned', title: 'Tuned on: written against the first rules, by their author', isTunedOn: true },
];

export function readPolicyCases({ file }: PolicySet): PolicyCase[] {
  const lines = readFileSync(path.join(import.meta.dirname, `${file}.jsonl`), 'utf8');
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PolicyCase);
}

/** What the rules find in it. */
export function findingsIn({ text }: PolicyCase): ReadonlySet<Expected> {
  const distress = detectDistress(text) === undefined ? [] : (['distress'] as const);
  return new Set([...distress, ...classifyContent(text).map(({ category }) => category)]);
}

/** Found what it is, or nothing where there is nothing. */
export function isRight(one: PolicyCase): boolean {
  const found = findingsIn(one);
  return one.expect === 'none' ? found.size === 0 : found.has(one.expect);
}
