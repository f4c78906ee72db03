import { describe, expect, test } from 'vitest';
import {
  environmentNames,
  type FunctionName,
  functionEnvironment,
  readEnvironment,
  splitOrigins,
} from '../../contract/environment.ts';

const names = Object.keys(functionEnvironment) as FunctionName[];

/** Every variable set, to its own name. */
const complete = Object.fromEntries(Object.values(environmentNames).map((variable) => [variable, variable]));

describe.each(names)('the environment of %s', (name) => {
  const variables = functionEnvironment[name].map((key) => environmentNames[key]);

  test('is read by the contract’s names and holds nothing else', () => {
    const expected = Object.fromEntries(functionEnvironment[name].map((key) => [key, environmentNames[key]]));
    expect(readEnvironment(name, complete)).toEqual(expected);
  });

  test('reports everything that is missing at once', () => {
    const message = `Environment of ${name} lacks ${variables.join(', ')}`;
    expect(() => readEnvironment(name, {})).toThrow(message);
    expect(() => readEnvironment(name, Object.fromEntries(variables.map((variable) => [variable, ''])))).toThrow(
      message,
    );
  });

  test('reports only what is missing', () => {
    for (const variable of variables) {
      expect(() => readEnvironment(name, { ...complete, [variable]: undefined })).toThrow(
        new Error(`Environment of ${name} lacks ${variable}`),
      );
    }
  });
});

test('one name means one variable', () => {
  const variables = Object.values(environmentNames);
  expect(new Set(variables).size).toBe(variables.length);
  for (const variable of variables) expect(variable).toMatch(/^DOSSIER_[A-Z_]+$/);
});

test('no function is given what it does not need', () => {
  for (const name of names) expect(new Set(functionEnvironment[name]).size).toBe(functionEnvironment[name].length);
});

test('origins are a list, which may be empty', () => {
  expect(splitOrigins(',')).toEqual([]);
  expect(splitOrigins('https://a.example,https://b.example')).toEqual(['https://a.example', 'https://b.example']);
});
