import { describe, expect, test } from 'vitest';
import {
  type FaultClass,
  faultDefinitions,
  faultNames,
  faultsOf,
  isFaultName,
  problemType,
  retryRules,
} from '../../contract/errors.ts';

/** The rule the state machine takes: the first that lists the name, `States.ALL` listing all. */
function ruleFor(errorName: string) {
  return retryRules.find(({ errors }) => errors.includes(errorName) || errors.includes('States.ALL'));
}

/** Tries after the first, by class. */
const retries: Readonly<Record<FaultClass, number>> = { permanent: 0, transient: 3, unknown: 1 };

describe('the retry rules', () => {
  test.each(faultNames.filter((name) => name !== 'ModelThrottled'))('retry %s as its class demands', (name) => {
    expect(ruleFor(name)?.maxAttempts).toBe(retries[faultDefinitions[name].class]);
  });

  test('name no error twice', () => {
    const named = retryRules.flatMap(({ errors }) => errors);
    expect(new Set(named).size).toBe(named.length);
  });

  test('end with a rule for everything, which stands alone', () => {
    expect(retryRules.at(-1)?.errors).toEqual(['States.ALL']);
    expect(retryRules.filter(({ errors }) => errors.includes('States.ALL'))).toHaveLength(1);
  });

  test.each([
    ['what nobody foresaw, once', 'TypeError', 1],
    ['a process that died, once', 'Lambda.Unknown', 1],
    ['what Lambda says will pass', 'Lambda.ServiceException', 3],
    ['throttling, with minutes of patience', 'Lambda.TooManyRequestsException', 6],
    ['a provider that asks to slow down, with minutes of patience', 'ModelThrottled', 6],
    ['a step that ran out of time, never', 'Sandbox.Timedout', 0],
    ['a state that ran out of time, never', 'States.Timeout', 0],
  ])('repeat %s', (_what, errorName, maxAttempts) => {
    expect(ruleFor(errorName)?.maxAttempts).toBe(maxAttempts);
  });

  test('wait 1, 2 and 4 seconds for what passes', () => {
    expect(ruleFor('StorageUnavailable')).toMatchObject({ intervalSeconds: 1, backoffRate: 2, maxAttempts: 3 });
  });

  test('are within what Step Functions takes', () => {
    for (const { intervalSeconds, maxAttempts, backoffRate } of retryRules) {
      expect(intervalSeconds).toBeGreaterThanOrEqual(1);
      expect(maxAttempts).toBeLessThanOrEqual(99_999_999);
      expect(backoffRate).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('the table of errors', () => {
  test('gives every class its names, and each name one class', () => {
    const all = (['permanent', 'transient', 'unknown'] as const).flatMap(faultsOf);
    expect(all.toSorted()).toEqual(faultNames.toSorted());
  });

  test('gives every error words for the caller', () => {
    for (const name of faultNames) {
      const { title, message, status = 500 } = faultDefinitions[name];
      expect(title).toMatch(/^[A-Z][^.]*$/);
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  test('has a stable type per problem', () => {
    expect(problemType('IdempotencyInProgress')).toBe('urn:dossier:problem:idempotency-in-progress');
    expect(new Set(faultNames.map(problemType)).size).toBe(faultNames.length);
  });

  test('knows its own names only', () => {
    for (const name of ['toString', '__proto__', 'constructor', '', 'States.ALL'])
      expect(isFaultName(name)).toBe(false);
    expect(isFaultName('Unexpected')).toBe(true);
  });
});
