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
 * What models cost on demand. Claude: the table and the pages of single models under
 * https://platform.claude.com/docs/en/about-claude/pricing, in copies of July to October 2026; that reading the cache of
 * Sonnet 5.5 and Opus 5.5 costs a twentieth, and the price of Haiku 5.5's cache, are from others who compared with that
 * page on 2026-10-24. Nova: https://aws.amazon.com/bedrock/pricing/, as others quoted it in May 2026. Neither was read on
 * the day. A model that is not here has no known price: the trace says so, and its calls count as 0.
 */
const prices: Readonly<Record<string, ModelPrice>> = {
  'claude-fable-5-1': perMillion({ input: 10, cacheRead: 0.25, cacheWrite: 12.5, output: 50 }),
  'claude-fable-5': perMillion({ input: 10, cacheRead: 1, cacheWrite: 12.5, output: 50 }),
  'claude-opus-5-5': perMillion({ input: 4, cacheRead: 0.2, cacheWrite: 5, output: 20 }),
  'claude-opus-5': perMillion({ input: 5, cacheRead: 0.5, cacheWrite: 6.25, output: 25 }),
  'claude-opus-4-8': perMillion({ input: 5, cacheRead: 0.5, cacheWrite: 6.25, output: 25 }),
  'claude-opus-4-7': perMillion({ input: 5, cacheRead: 0.5, cacheWrite: 6.25, output: 25 }),
  'claude-opus-4-6': perMillion({ input: 5, cacheRead: 0.5, cacheWrite: 6.25, output: 25 }),
  'claude-opus-4-5': perMillion({ input: 5, cacheRead: 0.5, cacheWrite: 6.25, output: 25 }),
  'claude-sonnet-5-5': perMillion({ input: 2, cacheRead: 0.1, cacheWrite: 2.5, output: 10 }),
  'claude-sonnet-5': perMillion({ input: 2, cacheRead: 0.2, cacheWrite: 2.5, output: 10 }),
  'claude-sonnet-4-6': perMillion({ input: 3, cacheRead: 0.3, cacheWrite: 3.75, output: 15 }),
  'claude-sonnet-4-5': perMillion({ input: 3, cacheRead: 0.3, cacheWrite: 3.75, output: 15 }),
  // For prompts of up to 100,000 tokens; ours are far shorter.
  'claude-haiku-5-5': perMillion({ input: 0.1, cacheRead: 0.01, cacheWrite: 0.125, output: 0.5 }),
  'claude-haiku-4-5': perMillion({ input: 1, cacheRead: 0.1, cacheWrite: 1.25, output: 5 }),
  // Writing to Nova's cache costs what reading the prompt costs.
  'nova-pro': perMillion({ input: 0.8, cacheRead: 0.2, cacheWrite: 0.8, output: 3.2 }),
  'nova-lite': perMillion({ input: 0.06, cacheRead: 0.015, cacheWrite: 0.06, output: 0.24 }),
  'nova-micro': perMillion({ input: 0.035, cacheRead: 0.00875, cacheWrite: 0.035, output: 0.14 }),
  // These embed: they cache and write nothing, and their versions have prices of their own.
  'titan-embed-text-v1': perMillion({ input: 0.1, cacheRead: 0, cacheWrite: 0, output: 0 }),
  'titan-embed-text-v2:0': perMillion({ input: 0.02, cacheRead: 0, cacheWrite: 0, output: 0 }),
  'embed-english-v3': perMillion({ input: 0.1, cacheRead: 0, cacheWrite: 0, output: 0 }),
  'embed-multilingual-v3': perMillion({ input: 0.1, cacheRead: 0, cacheWrite: 0, output: 0 }),
};

/** The price of a model whatever its date, version or region; undefined when it is not known. */
export function modelPrices(name: ModelName): ModelPrice | undefined {
  const { provider, model } = partsOf(name);
  // What calls itself by a known name on a server of one's own has a price of its own.
  if (provider === 'openai-compatible') return undefined;
  const versioned = model.replace(/^(?:(?:us|eu|apac|jp|au|global|us-gov)\.)?(?:anthropic|amazon|cohere)\./, '');
  const price = prices[versioned] ?? prices[versioned.replace(/(?:-\d{8})?(?:-v\d+(?::\w+)*)?$/, '')];
  return price !== undefined && provider === 'bedrock' && isRegionalClaude(model) ? scaled(price, 1.1) : price;
}

/** Bedrock takes a tenth more for Claude in a region of one's choice than from wherever there is room. */
function isRegionalClaude(model: string): boolean {
  return model.includes('anthropic.') && !model.startsWith('global.');
}

function scaled(price: ModelPrice, factor: number): ModelPrice {
  const { input, cacheRead, cacheWrite, output } = price;
  const times = (microUsd: number) => Math.round(microUsd * factor);
  return { input: times(input), cacheRead: times(cacheRead), cacheWrite: times(cacheWrite), output: times(output) };
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
