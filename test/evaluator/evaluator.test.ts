import { describe, expect, test } from 'vitest';
import { type Case, corruptedDocuments, readCases } from './cases.ts';
import { judgeCase } from './judge-case.ts';
import { isFalseAlarm, type Rate, ratesOf, sumOf, targetKinds } from './rates.ts';

const stopped = (rate: Rate) => rate.stopped / rate.total;
const doubted = (rate: Rate) => rate.doubted / rate.total;
const kindsOf = (cases: readonly Case[]) => new Set(cases.map(({ kind }) => kind));

// Thousands of claims on a busy machine.
const patient = { timeout: 180_000 };

describe('the checks alone, on claims written by hand', patient, () => {
  const cases = readCases('tuned');

  test('let nearly all honest paraphrases pass and stop what is wrong', async () => {
    const rates = await ratesOf(cases);
    expect(doubted(sumOf('honest', rates, ['honest']))).toBeLessThanOrEqual(0.02);
    expect(stopped(sumOf('target', rates, targetKinds))).toBeGreaterThanOrEqual(0.97);
    const wrong = rates.filter((rate) => !isFalseAlarm(rate)).map(({ kind }) => kind);
    expect(doubted(sumOf('all', rates, wrong))).toBeGreaterThanOrEqual(0.93);
  });

  test('do so for claims by someone who has not read them, as far as they were tuned on', async () => {
    const rates = await ratesOf(readCases('development'));
    expect(doubted(sumOf('honest', rates, ['honest']))).toBeLessThanOrEqual(0.02);
    expect(stopped(sumOf('target', rates, targetKinds))).toBeGreaterThanOrEqual(0.95);
  });

  test('say in a reason what is wrong with each claim that they stop, or what may be', async () => {
    for (const one of cases) {
      const { verdict, reason, doubt } = await judgeCase(one);
      const isGiven = [reason, doubt].every((words) => words === undefined || words.length > 10);
      expect(isGiven && (verdict === 'supported') === (reason === undefined), one.id).toBe(true);
    }
  });

  test('are tried in every language and every kind', () => {
    expect(new Set(cases.flatMap(({ language }) => language ?? []))).toEqual(new Set(['de', 'fr', 'es']));
    expect(kindsOf(cases).size).toBeGreaterThanOrEqual(16);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });
});

describe('the checks alone, on documents corrupted by rule', () => {
  test('never stop a quotation, and stop what is wrong', patient, async () => {
    const { sentences, cases } = corruptedDocuments();
    const rates = await ratesOf(cases);
    expect(sentences).toBeGreaterThanOrEqual(950);
    expect(kindsOf(cases).size).toBeGreaterThanOrEqual(16);
    expect(sumOf('quotation', rates, ['quotation']).doubted).toBe(0);
    expect(stopped(sumOf('target', rates, targetKinds))).toBeGreaterThanOrEqual(0.93);
  });
});
