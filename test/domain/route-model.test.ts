import { describe, expect, test } from 'vitest';
import { ladderFor, routeModel } from '../../functions/domain/route-model.ts';
import { agentSpec } from '../../functions/domain/spec.ts';

const { hardness } = agentSpec;

describe('routing by question', () => {
  test.each(['How long is a report kept?', 'Who may delete a report, and when?', 'What is a claim?'])(
    'sends %s to the small model',
    (question) => {
      expect(routeModel('by-question', question, hardness)).toBe('small');
    },
  );

  test.each([
    ['that compares', 'What is the difference between a run and a task?'],
    ['of many parts', 'Who pays, who signs and who ships, or who waits?'],
    ['that is long', `Given ${'that this holds and '.repeat(8)} what follows?`],
  ])('sends a question %s to the capable one', (_what, question) => {
    expect(routeModel('by-question', question, hardness)).toBe('capable');
  });

  test('asks the question nothing where the route is fixed', () => {
    expect(routeModel('small', 'Compare a, b, c and d; and e or f?', hardness)).toBe('small');
    expect(routeModel('capable', 'Why?', hardness)).toBe('capable');
  });
});

test.each([
  ['capable', ['a', 'b', 'c'], ['a', 'b', 'c']],
  ['small', ['a', 'b', 'c'], ['b', 'a', 'c']],
  ['small', ['a'], ['a']],
  ['capable', ['a'], ['a']],
  ['small', [], []],
] as const)('the ladder of the %s role through %j is %j', (role, models, ladder) => {
  expect(ladderFor(role, models)).toEqual(ladder);
});
