import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomesOf, readPairs } from './outcomes.ts';

/** What is reached on the pairs it was fitted to; a change that loses some of it has to say why. */
const leastAnswered = 270;
const leastAbstentions = 391;

describe('the pairs of questions', () => {
  it('are more than 400, each with a quotation that stands in its file once', () => {
    const pairs = readPairs();
    expect(pairs.length).toBeGreaterThanOrEqual(400);
    const misquoted = pairs.filter(({ folder, answerable: { file, quote } }) => {
      const text = readFileSync(path.join(import.meta.dirname, 'documents', folder, file), 'utf8');
      return text.split(quote).length !== 2;
    });
    expect(misquoted.map(({ id }) => id)).toEqual([]);
  });
});

describe('the extractive engine on the pairs it was fitted to', () => {
  it('abstains from near misses and still answers what the documents answer', async () => {
    const outcomes = await outcomesOf(readPairs('tuned'));
    const declined = outcomes.filter(({ unanswerable }) => unanswerable === 'abstained');
    const right = outcomes.filter(({ answerable }) => answerable === 'right');
    expect(declined.length).toBeGreaterThanOrEqual(leastAbstentions);
    expect(right.length).toBeGreaterThanOrEqual(leastAnswered);
  });
});
