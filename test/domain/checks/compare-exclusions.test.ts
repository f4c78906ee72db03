import { describe, expect, it } from 'vitest';
import { compareExclusions } from '../../../functions/domain/checks/compare-exclusions.ts';

const check = (claim: string, evidence: string) =>
  compareExclusions(claim, { readings: evidence.split('\n'), headings: [] });

describe('comparing what is left out', () => {
  it.each([
    [
      'the exclusion in other words',
      'Dental care is not covered by the policy, whereas hospital care is.',
      'The policy covers hospital care but not dental care.',
    ],
    [
      'without a thing that is needed by both',
      'No entry without a ticket.',
      'Visitors without a ticket are not let in.',
    ],
    ['two withouts', 'The boat runs without petrol.', 'The boat runs without petrol.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'what is excepted, included',
      'The policy covers hospital care and dental care.',
      'The policy covers hospital care, but not dental care.',
    ],
    [
      'including for excluding',
      'The price covers all meals, including drinks.',
      'The price covers all meals except drinks.',
    ],
    [
      'without for with',
      'The lease can be cancelled without a penalty.',
      'The lease can be cancelled with a penalty of one rent.',
    ],
    [
      'with for without',
      'Staff may enter the laboratory with a badge.',
      'Staff may enter the laboratory without a badge.',
    ],
    ['contains for free of', 'The bread contains gluten.', 'The bread is free of gluten.'],
    [
      'without for required',
      'The course can be taken without prior registration.',
      'Prior registration is required to take the course.',
    ],
    ['German', 'Die Wohnung wird mit Küche vermietet.', 'Die Wohnung wird ohne Küche vermietet.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
