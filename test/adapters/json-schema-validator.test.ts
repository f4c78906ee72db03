import { describe, expect, test } from 'vitest';
import { jsonSchemaValidator } from '../../functions/adapters/json-schema-validator.ts';

const schema = {
  type: 'object',
  properties: { city: { type: 'string', enum: ['Paris', 'Rome'] }, days: { type: 'integer', minimum: 1 } },
  required: ['city'],
  additionalProperties: false,
};

describe('a value', () => {
  const violation = jsonSchemaValidator();

  test('that fits the schema breaks nothing', () => {
    expect(violation(schema, { city: 'Rome', days: 2 })).toBeUndefined();
  });

  test.each([
    [{}, 'city'],
    [{ city: 1 }, 'string'],
    [{ city: 'Rome', days: 0.5 }, 'integer'],
    [{ city: 'Rome', more: 1 }, 'additional'],
  ])('%o breaks it, with a word that helps', (value, word) => {
    expect(violation(schema, value)).toContain(word);
  });

  test('is not what the words repeat', () => {
    expect(violation(schema, { city: 'canary' })).not.toContain('canary');
  });

  test('fits no schema that cannot be used', () => {
    expect(violation({ type: 'nonsense' }, {})).toBe('the tool has a schema that cannot be used');
    expect(violation({ $ref: 'https://elsewhere.example/schema' }, {})).toBe(
      'the tool has a schema that cannot be used',
    );
  });

  test('is judged by its own schema, even if another server uses the same id', () => {
    const strict = { $id: 'https://schemas.example/same', type: 'object', required: ['city'] };
    const loose = { $id: 'https://schemas.example/same', type: 'object' };
    expect(violation(loose, {})).toBeUndefined();
    expect(violation(strict, {})).toContain('city');
  });

  test('is judged by a schema of the 2020-12 dialect too', () => {
    const dialect = { ...schema, $schema: 'https://json-schema.org/draft/2020-12/schema' };
    expect(violation(dialect, { city: 'Rome' })).toBeUndefined();
    expect(violation(dialect, {})).toContain('city');
  });
});
