import * as z from 'zod/mini';
import { limits } from './limits.ts';
import { outcomes } from './words.ts';

const findingStatus = z.enum(['found', 'nothing', 'gap']);

/**
 * The record that travels through the state machine. Ids, indexes, enums and numbers only:
 * an execution's history cannot be erased for 90 days. Every field stands in the start record,
 * because a missing JSONPath is `States.Runtime`, which no Catch sees.
 * Fields are only ever added, with a default: a run that began before a deploy ends after it.
 *
 * Schemas are marked as pure: a function that needs only a name of this file does not build them at its start.
 */
export const recordSchema = /* @__PURE__ */ (() => {
  const id = z.string().check(z.maxLength(200));
  /** SHA-256 of a body in hex; empty until its step has run. */
  const bodyHash = z.string().check(z.maxLength(64));
  return z.strictObject({
    tenantId: id,
    taskId: id,
    /** 1 for the first execution of a task. */
    run: z.int().check(z.gte(1)),
    correlationId: id,
    specVersion: id,
    specHash: id,
    engine: id,
    /** The knowledge that Plan pinned; empty before. */
    knowledgeVersion: id,
    questionIndexes: z.array(index()).check(z.maxLength(limits.questions)),
    planHash: bodyHash,
    findings: z
      .array(z.strictObject({ questionIndex: index(), status: findingStatus, findingHash: bodyHash }))
      .check(z.maxLength(limits.questions)),
    /** 0 is the first draft. */
    revision: index(),
    maxRevisions: index(),
    draftHash: bodyHash,
    evaluationHash: bodyHash,
    /** `none` before Evaluate. */
    verdict: z.enum(['none', 'publish', 'revise', 'review']),
    outcome: z.enum(['none', ...outcomes]),
    reportHash: bodyHash,
    /** Set by Record failure; `none` before. */
    failure: id,
    /** Whether Plan may answer from cache, and whether it did; `closed` for a run that began before the machine could. */
    cache: z._default(z.enum(['closed', 'open', 'hit']), 'closed'),
    /** Under what a later order finds this report; empty before Plan, and where no order may. */
    cacheKey: z._default(bodyHash, ''),
    /** The report that Plan has taken from another task; empty unless `cache` is `hit`. */
    cachedHash: z._default(bodyHash, ''),
  });
})();
export type WorkflowRecord = z.infer<typeof recordSchema>;

/** Its fields: the Map hands each of them to the question's record by name. */
export const recordFields = /* @__PURE__ */ fieldsOf(recordSchema);

/** One question's record, inside the Map. */
export const questionRecordSchema = /* @__PURE__ */ (() => z.extend(recordSchema, { questionIndex: index() }))();

export type QuestionRecord = z.infer<typeof questionRecordSchema>;
export type FindingStatus = z.infer<typeof findingStatus>;

/** What the Map's iterator returns. */
export type FindingRecord = WorkflowRecord['findings'][number];

/** What the Map records, beside its index, for a question whose retries are spent. */
export const gap = { status: 'gap', findingHash: '' } as const;

/** The failed run's record, with what the Catch adds. */
export const failedRecordSchema = /* @__PURE__ */ (() =>
  z.extend(recordSchema, {
    caught: z.object({ Error: z.string(), Cause: z.optional(z.string()) }),
  }))();

/** What each step may change; `step.ts` refuses any other field. */
export const stepChanges = {
  plan: ['knowledgeVersion', 'questionIndexes', 'planHash', 'cache', 'cacheKey', 'cachedHash'],
  research: ['findings'],
  write: ['revision', 'draftHash'],
  evaluate: ['verdict', 'evaluationHash'],
  publish: ['outcome', 'reportHash'],
} as const satisfies Record<string, readonly (keyof WorkflowRecord)[]>;

/** The states, as the console shows them. */
export const stateNames = {
  run: 'Run',
  plan: 'Plan',
  answeredFromCache: 'Answered from cache?',
  researchQuestions: 'Research questions',
  research: 'Research',
  recordGap: 'Record gap',
  questionCancelled: 'Question cancelled',
  write: 'Write',
  evaluate: 'Evaluate',
  verdict: 'Verdict',
  publish: 'Publish',
  announce: 'Announce',
  recordFailure: 'Record failure',
  announceFailure: 'Announce failure',
  failed: 'Report failed',
} as const;

/** The functions behind the states, each a folder of `functions/`. */
export const stepFunctionNames = [
  'plan',
  'research',
  'write',
  'evaluate',
  'publish',
  'announce',
  'record-failure',
] as const;
export type StepFunctionName = (typeof stepFunctionNames)[number];

/** One execution's name: Step Functions refuses a second one of the same name, for 90 days. */
export function executionName(taskId: string, run: number): string {
  return `${taskId}-${run}`;
}

/** The record a run starts with: a pure function of what is stored for the task. */
export function startRecord(task: {
  tenantId: string;
  taskId: string;
  run: number;
  spec: { version: string; hash: string };
  engine: string;
}): WorkflowRecord {
  return {
    tenantId: task.tenantId,
    taskId: task.taskId,
    run: task.run,
    correlationId: executionName(task.taskId, task.run),
    specVersion: task.spec.version,
    specHash: task.spec.hash,
    engine: task.engine,
    knowledgeVersion: '',
    questionIndexes: [],
    planHash: '',
    findings: [],
    revision: 0,
    maxRevisions: limits.revisions,
    draftHash: '',
    evaluationHash: '',
    verdict: 'none',
    outcome: 'none',
    reportHash: '',
    failure: 'none',
    cache: 'open',
    cacheKey: '',
    cachedHash: '',
  };
}

function index() {
  return z.int().check(z.gte(0));
}

function fieldsOf(record: typeof recordSchema): (keyof WorkflowRecord)[] {
  return Object.keys(record.shape) as (keyof WorkflowRecord)[];
}
