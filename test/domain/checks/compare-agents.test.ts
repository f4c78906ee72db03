import { describe, expect, it } from 'vitest';
import { compareAgents } from '../../../functions/domain/checks/compare-agents.ts';

const check = (claim: string, evidence: string) =>
  compareAgents(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing who acts', () => {
  it.each([
    [
      'the same office in another word',
      'The head of the plant signs the report.',
      'The plant manager signs the report.',
    ],
    ["the evidence's own word", 'The inspector checks the lift.', 'The lift is checked by the inspector.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'another office',
      'The lift is checked by the caretaker every month.',
      'The lift is checked by the inspector every month.',
    ],
    ['another body', 'The ministry approves the annual budget.', 'The annual budget is approved by the city council.'],
    [
      'another modifier and head',
      'Orders above 500 euros are signed by the warehouse supervisor.',
      'Orders above 500 euros are signed by the sales director.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
