import type * as z from 'zod/mini';
import { limits } from '../contract/limits.ts';
import type { Usage } from '../contract/shapes.ts';
import type { StepName } from '../contract/words.ts';
import { stepChanges, type WorkflowRecord } from '../contract/workflow.ts';
import { asFault, Fault } from './domain/fault.ts';
import { firstCharacters } from './domain/first-characters.ts';
import { isOpen } from './domain/life-cycle.ts';
import { memoKeyOf } from './domain/memo-key.ts';
import type { Task, TraceEntry } from './domain/model.ts';
import type { ModelCall } from './domain/model-call.ts';
import { classifyContent } from './domain/policy/classify-content.ts';
import { maskText } from './domain/policy/mask-text.ts';
import { agentSpec, specIdentity } from './domain/spec.ts';
import type { Bodies, Clock, Memo, Tasks, Telemetry } from './ports.ts';

/** What every step needs, whatever it does. */
export interface StepPorts {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** What a core gives back to the wrapper. */
export interface StepResult {
  /** Changes of the record; only those that the contract lists for the step. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly thought: string;
  readonly action: string;
  readonly observation: string;
  /** Tokens and money; the time is taken by the wrapper. */
  readonly usage: Usage;
  /** The paid calls that `usage` is the sum of. */
  readonly calls?: readonly ModelCall[] | undefined;
  /** Steps the report takes in all, as far as is known now. */
  readonly planned: number;
}

/** One try of a step. */
export interface StepAttempt {
  /** The same for every try with the same inputs. */
  readonly memoKey: string;
  /** As it was when the try began. */
  readonly task: Task;
}

export interface StepDefinition<StepRecord extends WorkflowRecord> {
  readonly step: StepName;
  readonly record: z.ZodMiniType<StepRecord>;
  /** The fields of the record that decide the result: with the same values the step is not done again. */
  readonly inputs: (record: StepRecord) => unknown;
  readonly run: (record: StepRecord, attempt: StepAttempt) => Promise<StepResult>;
  /** Tells the bus, beside the trace; like `finish` after every try. */
  readonly announce?: (record: StepRecord & Readonly<Record<string, unknown>>, task: Task) => Promise<void>;
  /** Done last after every try, also after one that found its memo: must be safe to repeat. */
  readonly finish?: (record: StepRecord & Readonly<Record<string, unknown>>, task: Task) => Promise<void>;
}

/**
 * The one wrapper of every agent step: parse the record, stop if the task is no longer open, return
 * the memo of an earlier try, else run the core, store memo and trace, and merge the changes.
 * Whatever goes wrong leaves as a Fault, whose name the workflow matches and whose message quotes nothing.
 */
export async function runStep<StepRecord extends WorkflowRecord>(
  ports: StepPorts,
  definition: StepDefinition<StepRecord>,
  event: unknown,
): Promise<StepRecord> {
  const { telemetry } = ports;
  try {
    const record = parseRecord(definition.record, event);
    telemetry.annotate({
      tenantId: record.tenantId,
      taskId: record.taskId,
      correlationId: record.correlationId,
      agentId: agentSpec.agents[definition.step].agentId,
    });
    // A completed task is let through: a run that was cut off after Publish replays its memos to the end.
    const task = await ports.tasks.find(record);
    if (task === undefined || !(isOpen(task.status) || task.status === 'COMPLETED')) throw new Fault('TaskCancelled');
    const changes = await resultOf(ports, definition, record, task);
    const changed = { ...record, ...changes };
    await definition.finish?.(changed, task);
    return changed;
  } catch (error) {
    const fault = asFault(error, 'Unexpected');
    if (fault.class === 'unknown') telemetry.count('UnknownErrors');
    telemetry.error(`${definition.step} failed`, fault);
    throw fault;
  } finally {
    telemetry.flush();
  }
}

/** The memo's changes if the step was finished before, else those of running it now. */
async function resultOf<StepRecord extends WorkflowRecord>(
  ports: StepPorts,
  definition: StepDefinition<StepRecord>,
  record: StepRecord,
  task: Task,
): Promise<Readonly<Record<string, unknown>>> {
  const { tasks, telemetry, clock } = ports;
  const { engine, knowledgeVersion } = record;
  const inputs = definition.inputs(record);
  const memoKey = memoKeyOf(definition.step, agentSpec, { salt: task.salt, inputs, engine, knowledgeVersion });
  // Most tries are the first: they would wait for one after the other.
  const [known, isOpenStill] = await Promise.all([
    tasks.findMemo(record, definition.step, memoKey),
    begin(ports, definition.step, task),
  ]);
  const keep = async ({ entry, changes }: Memo, before?: Task) => {
    await Promise.all([
      tasks.appendStep(record, entry, task.expiresAtSeconds, before),
      definition.announce?.({ ...record, ...changes }, task),
    ]);
    return changes;
  };
  if (known !== undefined) {
    telemetry.info(`${definition.step} was finished before`);
    return keep(known);
  }
  if (!isOpenStill) throw new Fault('TaskCancelled');
  const startedAt = clock.now();
  const result = await telemetry.span(definition.step, () => definition.run(record, { memoKey, task }));
  refuseForeignChanges(definition.step, result.changes);
  parseRecord(definition.record, { ...record, ...result.changes });
  const endedAt = clock.now();
  const memo = await tasks.putMemo(
    record,
    definition.step,
    memoOf(definition.step, memoKey, result, startedAt, endedAt),
    task.expiresAtSeconds,
  );
  measure(telemetry, definition.step, memo.entry.usage);
  // The task was read before the memo was found missing, and no entry comes before its memo.
  return keep(memo, task);
}

/** Says that the step begins, unless it is said already; false when the task is no longer open. */
async function begin({ tasks, clock }: StepPorts, step: StepName, task: Task): Promise<boolean> {
  if (!isOpen(task.status)) return false;
  if (task.status === 'RUNNING' && task.progress.step === step) return true;
  const endsAtSeconds = Math.floor(clock.now().getTime() / 1000) + limits.runSeconds;
  // No run outlasts its first step by more: what was said then stands, and a date that stays costs no write to its index.
  const dueAtSeconds = task.status === 'RUNNING' ? task.dueAtSeconds : endsAtSeconds + limits.startDueSeconds;
  return tasks.begin(task, step, dueAtSeconds);
}

/** The event as the step's part of the record; `RecordInvalid` names the fields that break the contract. */
export function parseRecord<StepRecord>(schema: z.ZodMiniType<StepRecord>, event: unknown): StepRecord {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.flatMap(fieldsOf))].slice(0, 20).join(', ');
  throw new Fault('RecordInvalid', { message: `The record breaks its contract at: ${fields || 'the whole'}` });
}

function fieldsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [issue.path.join('.')];
  return issue.keys.map((key) => [...issue.path, key].join('.'));
}

function refuseForeignChanges(step: StepName, changes: Readonly<Record<string, unknown>>): void {
  const allowed: readonly string[] = stepChanges[step];
  const foreign = Object.keys(changes).filter((field) => !allowed.includes(field));
  if (foreign.length > 0)
    throw new Fault('RecordInvalid', { message: `${step} must not change ${foreign.join(', ')}` });
}

function memoOf(step: StepName, memoKey: string, result: StepResult, startedAt: Date, endedAt: Date): Memo {
  const entry: TraceEntry = {
    entryId: memoKey,
    step,
    agentId: agentSpec.agents[step].agentId,
    spec: specIdentity,
    thought: maskedForTrace(result.thought),
    action: result.action,
    observation: firstCharacters(maskedForTrace(result.observation), limits.observationCharacters),
    usage: { ...result.usage, latencyMs: endedAt.getTime() - startedAt.getTime() },
    ...(result.calls === undefined ? {} : { calls: result.calls }),
    planned: result.planned,
    timestamp: endedAt.toISOString(),
  };
  return { memoKey, changes: result.changes, entry };
}

/** Drafts are read here before they are judged: nobody needs their keys and personal data to follow what was done. */
function maskedForTrace(text: string): string {
  return maskText(text, classifyContent(text));
}

function measure(telemetry: Telemetry, step: StepName, usage: Usage): void {
  telemetry.count('Steps', 1, { step });
  telemetry.measureMs('StepTime', usage.latencyMs);
  // A metric costs money as soon as it has one value in a month.
  if (usage.inputTokens > 0) telemetry.count('InputTokens', usage.inputTokens);
  if (usage.outputTokens > 0) telemetry.count('OutputTokens', usage.outputTokens);
  if (usage.costMicroUsd > 0) telemetry.count('CostMicroUsd', usage.costMicroUsd);
}
