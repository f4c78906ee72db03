import { expect, test } from 'vitest';
import { allows } from '../../../local/api/evaluate-policy.ts';

const arn = 'arn:aws:execute-api:eu-central-1:0:api/dev/GET/v1/reports/x';

function policy(...statements: (readonly ['Allow' | 'Deny', string, string?])[]) {
  return {
    Statement: statements.map(([Effect, resource, action = 'execute-api:Invoke']) => ({
      Effect,
      Resource: [resource],
      Action: [action],
    })),
  };
}

test.each([
  [policy(['Allow', 'arn:aws:execute-api:eu-central-1:0:api/dev/*']), true],
  [policy(['Allow', 'arn:aws:execute-api:eu-central-1:0:api/dev/GET/v1/reports/?']), true],
  [policy(['Allow', '*', '*']), true],
  [policy(['Allow', '*', 'execute-api:*']), true],
  [policy(['Allow', 'arn:aws:execute-api:eu-central-1:0:api/prod/*']), false],
  [policy(['Allow', arn.toUpperCase()]), false],
  [policy(['Allow', '*', 's3:*']), false],
  [policy(['Allow', '*'], ['Deny', '*/GET/*']), false],
  [policy(['Deny', '*']), false],
  [policy(), false],
])('%j decides %s', (document, expected) => {
  expect(allows(document, arn)).toBe(expected);
});
