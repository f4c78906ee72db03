import { expect, test } from 'vitest';
import { checkDefinition } from '../../../local/workflow/check-definition.ts';
import type { Definition } from '../../../local/workflow/walk-definition.ts';
import { task } from '../sample-templates.ts';

function problemsOf(states: object): string {
  const definition = { StartAt: 'A', States: states } as unknown as Definition;
  try {
    checkDefinition('Machine', definition);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const end = { End: true };
const iterating = (states: object, more: object = {}) => ({
  Type: 'Map',
  ItemProcessor: { StartAt: 'B', States: states },
  ...more,
  ...end,
});

test('what the interpreter does as Step Functions does is let through', () => {
  expect(
    problemsOf({ A: iterating({ B: { ...task('b'), ...end } }, { ItemSelector: { 'x.$': '$$.Map.Item.Value' } }) }),
  ).toBe('');
});

test.each([
  [{ A: { ...task('a'), HeartbeatSeconds: 1, ...end } }, 'A has HeartbeatSeconds'],
  [{ A: { ...task('a'), Assign: {}, ...end } }, 'A has Assign'],
  [{ A: { Type: 'Pass', QueryLanguage: 'JSONata', ...end } }, 'A has QueryLanguage'],
  [{ A: { Type: 'Pass', Result: 0, ...end } }, 'A has an empty Result'],
  [{ A: { ...task('a'), TimeoutSeconds: undefined, ...end } }, 'A has no TimeoutSeconds'],
  [{ A: { ...task('a'), Resource: 'arn:aws:states:::sqs:sendMessage', ...end } }, 'which is no function'],
  [{ A: iterating({ B: { Type: 'Pass', ...end } }, { ToleratedFailureCount: 1 }) }, 'A has ToleratedFailureCount'],
  [
    {
      A: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'B', States: {} }, ...end },
    },
    'A is a Map of mode DISTRIBUTED',
  ],
  [
    { A: iterating({ B: { Type: 'Pass', Parameters: { 'x.$': '$$.Execution.Input' }, ...end } }) },
    'B uses $$.Execution.Input',
  ],
  [{ A: { Type: 'Pass', Parameters: { 'x.$': '$$.State.Name' }, ...end } }, 'A uses $$.State.Name'],
  [{ A: iterating({ A: { Type: 'Pass', ...end } }) }, 'two states are called A'],
])('%j is refused', (states, problem) => {
  expect(problemsOf(states)).toContain(problem);
});
