import { type ContentDeed, describeDeeds } from '../content/content-account.ts';
import type { TraceEntry } from '../domain/model.ts';
import { agentSpec, specIdentity } from '../domain/spec.ts';
import { noUsage } from '../domain/usage.ts';
import type { Clock, Tasks } from '../ports.ts';
import type { StepAttempt } from '../step.ts';

/** Leaves in the trace which categories an order was refused for: a step that fails has no entry of its own. */
export async function recordRefusal(
  { tasks, clock }: { tasks: Tasks; clock: Clock },
  { memoKey, task }: StepAttempt,
  deeds: readonly ContentDeed[],
): Promise<void> {
  const entry: TraceEntry = {
    entryId: `${memoKey}:refused`,
    step: 'plan',
    agentId: agentSpec.agents.plan.agentId,
    spec: specIdentity,
    thought: describeDeeds(deeds).join('\n'),
    action: 'Refused the order: ContentBlocked',
    observation: '',
    usage: noUsage,
    planned: task.progress.planned,
    timestamp: clock.now().toISOString(),
  };
  await tasks.appendStep(task, entry, task.expiresAtSeconds);
}
