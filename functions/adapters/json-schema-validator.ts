import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';

type Schema = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => string | undefined;

/** What of `value` breaks the schema, fit for a model to read; undefined when nothing does. */
export type Violation = (schema: Schema, value: unknown) => string | undefined;

/** Validates by JSON schema; each schema is compiled once, and apart: an `$id` of one server means nothing to another. */
export function jsonSchemaValidator(): Violation {
  const checks = new WeakMap<object, Check>();
  return (schema, value) => {
    const check = checks.get(schema) ?? checkOf(schema);
    checks.set(schema, check);
    return check(value);
  };
}

function checkOf(schema: Schema): Check {
  try {
    const validate = new AjvJsonSchemaValidator().getValidator({ ...schema });
    return (value) => {
      const { valid, errorMessage } = validate(value);
      return valid ? undefined : errorMessage;
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return () => 'the tool has a schema that cannot be used';
  }
}
