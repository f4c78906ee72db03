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

/**
 * `unseen` was written against the finished rules, which were not changed for it; `held-out` before there were rules, by
 * their author; `tuned` in between, and the rules were changed for it.
 */
export const policySets = ['unseen', 'held-out', 'tuned'] as const;

export function readPolicyCases(set: (typeof policySets)[number]): PolicyCase[] {
  const lines = readFileSync(path.join(import.meta.dirname, `${set}.jsonl`), 'utf8');
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
