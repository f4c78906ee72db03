import { isModelFault, retriesOf } from '../contract/errors.ts';
import type { WorkflowRecord } from '../contract/workflow.ts';
import { Fault } from './domain/fault.ts';
import type { TraceEntry } from './domain/model.ts';
import { usageOf } from './domain/model-call.ts';
import { agentSpec, specIdentity } from './domain/spec.ts';
import type { Engine, Guard } from './engine-ports.ts';
import { guardedEngine } from './guard/guarded-engine.ts';
import { ruleGuard } from './guard/rule-guard.ts';
import { standInFor } from './language-model/stand-in.ts';
import { runStep, type StepAttempt, type StepDefinition, type StepPorts, type StepResult } from './step.ts';

/** What Lambda says of the time that is left. */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

export interface AgentAttempt extends StepAttempt {
  /** When the invocation ends; what begins before has to leave time for what follows. */
  readonly deadlineAtMs: number;
}

export interface AgentDefinition<StepRecord extends WorkflowRecord> extends Omit<StepDefinition<StepRecord>, 'run'> {
  readonly think: (record: StepRecord, engine: Engine, attempt: AgentAttempt) => Promise<StepResult>;
  /** Takes over when the workflow has tried in vain to reach a model. */
  readonly extractive: Engine;
}

/**
 * A step that thinks. Its engine is shown nothing that a guard keeps from it, by rules unless there is another, and is
 * held to the time of the invocation. A try that failed for want of a model leaves an entry in the trace with what it
 * has cost, and fails, so that the workflow waits and tries again; the try that would be the last is made without a model.
 */
export function runAgentStep<StepRecord extends WorkflowRecord>(
  ports: StepPorts & { engine: Engine; guard?: Guard },
  definition: AgentDefinition<StepRecord>,
  event: unknown,
  invocation: Invocation | undefined,
): Promise<StepRecord> {
  const { think, extractive } = definition;
  const guarded = (engine: Engine) => guardedEngine(engine, ports.guard ?? ruleGuard, ports.telemetry);
  const run = async (record: StepRecord, attempt: StepAttempt): Promise<StepResult> => {
    const deadlineAtMs = deadlineOf(ports, invocation);
    try {
      const engine = ports.engine.until?.(deadlineAtMs) ?? ports.engine;
      return await think(record, guarded(engine), { ...attempt, deadlineAtMs });
    } catch (error) {
      if (!(error instanceof Fault) || !isModelFault(error.name)) throw error;
      const triesBefore = await recordTry(ports, definition, attempt, error);
      if (triesBefore < retriesOf(error.name)) throw error;
      ports.telemetry.warn(`${definition.step} goes on without a model`, { error: error.name });
      return think(record, guarded(standInFor(error, extractive)), { ...attempt, deadlineAtMs });
    }
  };
  return runStep(ports, { ...definition, run }, event);
}

function deadlineOf({ clock }: StepPorts, invocation: Invocation | undefined): number {
  if (invocation === undefined) return Number.POSITIVE_INFINITY;
  return clock.now().getTime() + invocation.getRemainingTimeInMillis();
}

/** Appends the failed try to the trace; gives how many there were before it. */
async function recordTry<StepRecord extends WorkflowRecord>(
  { tasks, clock }: StepPorts,
  { step }: AgentDefinition<StepRecord>,
  { memoKey, task }: StepAttempt,
  fault: Fault,
): Promise<number> {
  const prefix = `${memoKey}:`;
  const triesBefore = (await tasks.listSteps(task)).filter(({ entryId }) => entryId.startsWith(prefix)).length;
  const calls = fault.calls ?? [];
  const entry: TraceEntry = {
    entryId: `${prefix}${triesBefore + 1}`,
    step,
    agentId: agentSpec.agents[step].agentId,
    spec: specIdentity,
    thought: fault.message,
    action: `Try ${triesBefore + 1} failed: ${fault.name}`,
    observation: '',
    usage: usageOf(calls),
    calls,
    planned: task.progress.planned,
    timestamp: clock.now().toISOString(),
  };
  await tasks.appendStep(task, entry, task.expiresAtSeconds);
  return triesBefore;
}
