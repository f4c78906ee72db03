/** A guardrail of Amazon Bedrock that is asked about texts beside the rules; in the account of the functions. */
export interface GuardrailSetup {
  /** Letters and digits, not an ARN. */
  readonly id: string;
  /** A number, or `DRAFT`. */
  readonly version: string;
  /** That of the functions by default. */
  readonly region?: string;
}

/** For the environment of a function; `readGuardrail` is its inverse. Throws for what no guardrail is called. */
export function writeGuardrail(setup: GuardrailSetup | undefined): string {
  if (setup === undefined) return '{}';
  if (!/^[a-z0-9]{1,64}$/.test(setup.id)) throw new Error(`${JSON.stringify(setup.id)} is no id of a guardrail`);
  if (!/^(?:[1-9]\d{0,7}|DRAFT)$/.test(setup.version)) {
    throw new Error(`${JSON.stringify(setup.version)} is no version of a guardrail`);
  }
  return JSON.stringify(setup);
}

/** Undefined where there is none. */
export function readGuardrail(text: string): GuardrailSetup | undefined {
  const { id, version, region } = JSON.parse(text) as Partial<GuardrailSetup>;
  if (id === undefined || version === undefined) return undefined;
  return { id, version, ...(region === undefined ? {} : { region }) };
}
