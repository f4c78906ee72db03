import type { Usage } from '../../contract/shapes.ts';

export const noUsage: Usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0, latencyMs: 0 };

export function addUsage(left: Usage, right: Usage): Usage {
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    costMicroUsd: left.costMicroUsd + right.costMicroUsd,
    latencyMs: left.latencyMs + right.latencyMs,
  };
}
