import { type ContentDeed, describeDeeds } from '../content/content-account.ts';
import type { Plan, TraceEntry } from '../domain/model.ts';
import { agentSpec, specIdentity } from '../domain/spec.ts';
import { noUsage } from '../domain/usage.ts';
import type { Thought } from '../engine-ports.ts';
import type { Clock, Tasks } from '../ports.ts';
import type { StepAttempt } from '../step.ts';

/**
 * Leaves in the trace which categories an order was refused for, and what the planner took that found it: a step that
 * fails has no entry of its own.
 */
export async function recordRefusal(
  { tasks, clock }: { tasks: Tasks; clock: Clock },
  { memoKey, task }: StepAttempt,
  deeds: readonly ContentDeed[],
  planned?: Thought<Plan>,
): Promise<void> {
  const entry: TraceEntry = {
    entryId: `${memoKey}:refused`,
    step: 'plan',
    agentId: agentSpec.agents.plan.agentId,
    spec: specIdentity,
    thought: [...describeDeeds(deeds), ...(planned === undefined ? [] : [planned.thought])].join('\n'),
    action: 'Refused the order: ContentBlocked',
    observation: '',
    usage: planned?.usage ?? noUsage,
    ...(planned?.calls === undefined ? {} : { calls: planned.calls }),
    planned: task.progress.planned,
    timestamp: clock.now().toISOString(),
  };
  await tasks.appendStep(task, entry, task.expiresAtSeconds);
}
