import { type ModelName, partsOf } from '../../contract/models.ts';

/** Micro-USD per million tokens, which is the same figure as USD per million tokens × 1,000,000. */
export interface ModelPrice {
  readonly input: number;
  /** Input that the provider had in its cache. */
  readonly cacheRead: number;
  /** Input that it put there, for five minutes. */
  readonly cacheWrite: number;
  readonly output: number;
}

/**
 * What models cost on demand, as the providers published it on https://platform.claude.com/docs/en/about-claude/pricing
 * and https://aws.amazon.com/bedrock/pricing/ (March to May 2026, compared with other lists in November 2026). Prices
 * of regional Bedrock profiles may be a tenth higher. A model that is not here has no known price: the trace says so,
 * and its calls count as 0.
 */
const prices: Readonly<Record<string, ModelPrice>> = {
  'claude-opus-4-6': perMillion({ input: 5, cacheRead: 0.5, cacheWrite: 6.25, output: 25 }),
  'claude-opus-4-5': perMillion({ input: 5, cacheRead: 0.5, cacheWrite: 6.25, output: 25 }),
  'claude-sonnet-4-6': perMillion({ input: 3, cacheRead: 0.3, cacheWrite: 3.75, output: 15 }),
  'claude-sonnet-4-5': perMillion({ input: 3, cacheRead: 0.3, cacheWrite: 3.75, output: 15 }),
  'claude-haiku-4-5': perMillion({ input: 1, cacheRead: 0.1, cacheWrite: 1.25, output: 5 }),
  // Writing to Nova's cache costs what reading the prompt costs.
  'nova-pro': perMillion({ input: 0.8, cacheRead: 0.2, cacheWrite: 0.8, output: 3.2 }),
  'nova-lite': perMillion({ input: 0.06, cacheRead: 0.015, cacheWrite: 0.06, output: 0.24 }),
  'nova-micro': perMillion({ input: 0.035, cacheRead: 0.00875, cacheWrite: 0.035, output: 0.14 }),
};

/** The price of a model whatever its date, version or region; undefined when it is not known. */
export function modelPrices(name: ModelName): ModelPrice | undefined {
  const { provider, model } = partsOf(name);
  // What calls itself by a known name on a server of one's own has a price of its own.
  if (provider === 'openai-compatible') return undefined;
  const family = model
    .replace(/^(?:(?:us|eu|apac|jp|au|global|us-gov)\.)?(?:anthropic|amazon)\./, '')
    .replace(/(?:-\d{8})?(?:-v\d+(?::\w+)*)?$/, '');
  return prices[family];
}

function perMillion(usd: ModelPrice): ModelPrice {
  const microUsd = (value: number) => Math.round(value * 1_000_000);
  return {
    input: microUsd(usd.input),
    cacheRead: microUsd(usd.cacheRead),
    cacheWrite: microUsd(usd.cacheWrite),
    output: microUsd(usd.output),
  };
}
