import type { LedgerResponse, StepsResponse, TaskResponse } from '../contract/shapes.ts';

/** One line of progress, as a step ends. */
export function stepLine(step: StepsResponse['steps'][number]): string {
  const tokens = step.inputTokens + step.outputTokens;
  const spent = tokens === 0 ? '' : `, ${tokens} tokens`;
  return `✓ ${step.step.padEnd(8)}  ${step.action} (${step.latencyMs} ms${spent})`;
}

/** That nothing was researched for this report, and since when it stands. */
export function cacheLine({ createdAt }: NonNullable<NonNullable<TaskResponse['report']>['cached']>): string {
  return `Answered from cache: made at ${createdAt}. With --fresh it is made anew.`;
}

/** How to ask on. */
export function threadLine({ threadId }: TaskResponse): string {
  return `Ask on with --follow-up, or later with --thread ${threadId}.`;
}

/** The ledger as text: every claim, its verdict, and where each span stands. */
export function ledgerLines(ledger: LedgerResponse): string[] {
  const uris = new Map(ledger.sources.map((source) => [source.sourceId, source.uri]));
  const lines = ledger.claims.flatMap(({ claimId, verdict, text, evidence }) => {
    if (verdict === 'not-a-claim') return [];
    const places = evidence.map(
      ({ sourceId, start, end }) => `       ${uris.get(sourceId) ?? sourceId} ${start}–${end}`,
    );
    return [`${claimId.padEnd(4)} ${verdict}: ${text}`, ...places];
  });
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
