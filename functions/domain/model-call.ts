import type { FaultName } from '../../contract/errors.ts';
import type { ModelName } from '../../contract/models.ts';
import type { Usage } from '../../contract/shapes.ts';
import { modelPrices } from './model-prices.ts';

/** What one request to a language model used, whether its answer was of use or not. */
export interface ModelCall {
  readonly model: ModelName;
  /** All of them, those read from and written to the provider's cache included. */
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  /** Null when the price list does not know the model. */
  readonly costMicroUsd: number | null;
  readonly latencyMs: number;
  /** Tokens of each part of the prompt, by its length: together about `inputTokens`. */
  readonly parts: Readonly<Record<string, number>>;
  /** The answer ended before its provider told what it took: what is missing was reckoned from lengths of texts. */
  readonly isEstimated?: boolean;
  /** Why the answer was of no use. */
  readonly fault?: FaultName;
}

export type CallTokens = Pick<ModelCall, 'inputTokens' | 'cachedInputTokens' | 'cacheWriteTokens' | 'outputTokens'>;

/** In micro-USD, rounded up; null for a model without a known price. */
export function costOf(model: ModelName, tokens: CallTokens): number | null {
  const price = modelPrices(model);
  if (price === undefined) return null;
  const plain = tokens.inputTokens - tokens.cachedInputTokens - tokens.cacheWriteTokens;
  const microUsdPerMillion =
    plain * price.input +
    tokens.cachedInputTokens * price.cacheRead +
    tokens.cacheWriteTokens * price.cacheWrite +
    tokens.outputTokens * price.output;
  return Math.ceil(microUsdPerMillion / 1_000_000);
}

/** The sum of calls; one without a price counts its tokens only. */
export function usageOf(calls: readonly ModelCall[]): Usage {
  const sum = (value: (call: ModelCall) => number) => calls.reduce((total, call) => total + value(call), 0);
  return {
    inputTokens: sum((call) => call.inputTokens),
    outputTokens: sum((call) => call.outputTokens),
    costMicroUsd: sum((call) => call.costMicroUsd ?? 0),
    latencyMs: sum((call) => call.latencyMs),
  };
}

/** One line of the trace: model, tokens, price, and what share of the prompt each part had. */
export function describeCall(call: ModelCall): string {
  const cached = call.cachedInputTokens > 0 ? ` (${call.cachedInputTokens} from cache)` : '';
  const price = call.costMicroUsd === null ? 'price unknown' : `${(call.costMicroUsd / 1_000_000).toFixed(6)} USD`;
  const total = Object.values(call.parts).reduce((sum, tokens) => sum + tokens, 0);
  const shares = Object.entries(call.parts)
    .filter(([, tokens]) => tokens > 0)
    .map(([part, tokens]) => `${part} ${Math.round((100 * tokens) / total)} %`);
  const failure = call.fault === undefined ? '' : `, ${call.fault}`;
  return `${call.model}: ${call.inputTokens} tokens in${cached}, ${call.outputTokens} out, ${price}${failure}; ${shares.join(', ')}`;
}
