import type { LedgerResponse, StepsResponse, TaskResponse } from '../contract/shapes.ts';

/** One line of progress, as a step ends. */
export function stepLine(step: StepsResponse['steps'][number]): string {
  const tokens = step.inputTokens + step.outputTokens;
  const spent = tokens === 0 ? '' : `, ${tokens} tokens`;
  return `✓ ${step.step.padEnd(8)}  ${step.action} (${step.latencyMs} ms${spent})`;
}

/** The ledger as text: every claim, its verdict, and where each span stands. */
export function ledgerLines(ledger: LedgerResponse): string[] {
  const titles = new Map(ledger.sources.map((source) => [source.sourceId, source.uri]));
  const lines = ledger.claims
    .filter((claim) => claim.verdict !== 'not-a-claim')
    .flatMap((claim) => [
      `${claim.claimId.padEnd(4)} ${claim.verdict}: ${claim.text}`,
      ...claim.evidence.map(({ sourceId, start, end }) => `       ${titles.get(sourceId) ?? sourceId} ${start}–${end}`),
    ]);
  const { supported, notAClaim, removed } = ledger.totals;
  return [...lines, `${supported} supported, ${notAClaim} headings and transitions, ${removed} removed`];
}

/** Time and usage of the whole report. */
export function usageLine(task: TaskResponse): string {
  const wallMs = Date.parse(task.updatedAt) - Date.parse(task.createdAt);
  const { inputTokens, outputTokens, costMicroUsd } = task.usage;
  const cost = (costMicroUsd / 1_000_000).toFixed(4);
  return `${(wallMs / 1000).toFixed(1)} s, ${inputTokens} input and ${outputTokens} output tokens, $${cost} (${task.engine} engine)`;
}
