import type { StepFunctionName, WorkflowRecord } from '../../contract/workflow.ts';

/** What a scripted function does at one call: change the record, answer something else, or fail. */
export type Reply =
  | { readonly changes: Readonly<Record<string, unknown>> }
  | { readonly returns: unknown }
  | { readonly fails: string };

export type Script = Partial<Record<StepFunctionName, readonly Reply[]>> & {
  readonly questions?: Readonly<Record<number, readonly Reply[]>>;
};

export interface Scenario {
  readonly name: string;
  /**
   * Replies of each function, call by call; the last one stays. Research is scripted per question.
   * A function without a script does what it does in a report where all goes well.
   */
  readonly script: Script;
  /** States in the order in which they are entered; those inside the Map are left out, it works in parallel. */
  readonly states: readonly string[];
  readonly status: 'SUCCEEDED' | 'FAILED';
  /** The execution's error. */
  readonly error?: string;
  /** What the execution's cause names as the function's error; it has no cause otherwise. */
  readonly causeType?: string;
  /** Fields of the record that the execution ends with. */
  readonly output?: Partial<WorkflowRecord>;
  /** How often functions are called, where that is the point. */
  readonly calls?: Partial<Record<StepFunctionName, number>>;
}

const toResearch = ['Run', 'Plan', 'Answered from cache?', 'Research questions'];
const toEvaluate = [...toResearch, 'Write', 'Evaluate', 'Verdict'];
const again = ['Write', 'Evaluate', 'Verdict'];
const published = ['Publish', 'Announce'];
const failure = ['Record failure', 'Announce failure', 'Report failed'];
const found = (questionIndex: number) => ({
  questionIndex,
  status: 'found' as const,
  findingHash: `f${questionIndex}`,
});
const gap = (questionIndex: number) => ({ questionIndex, status: 'gap' as const, findingHash: '' });
const verdict = (value: WorkflowRecord['verdict']): Reply => ({ changes: { verdict: value } });
const revision = (value: number): Reply => ({ changes: { revision: value } });
const happy = { states: [...toEvaluate, ...published], status: 'SUCCEEDED' } as const;

/** One table for every endpoint that claims to run this machine: same states, outputs and errors. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'a report where all goes well',
    script: {},
    ...happy,
    output: { verdict: 'publish', outcome: 'answered', findings: [found(0), found(1)], failure: 'none' },
  },
  {
    name: 'one revision',
    script: { evaluate: [verdict('revise'), verdict('publish')], write: [revision(0), revision(1)] },
    states: [...toEvaluate, ...again, ...published],
    status: 'SUCCEEDED',
    output: { revision: 1, verdict: 'publish' },
  },
  {
    name: 'an evaluator that always wants another revision is stopped after two',
    script: { evaluate: [verdict('revise')], write: [revision(0), revision(1), revision(2)] },
    states: [...toEvaluate, ...again, ...again, ...published],
    status: 'SUCCEEDED',
    output: { revision: 2, verdict: 'revise' },
    calls: { write: 3, evaluate: 3, publish: 1 },
  },
  {
    name: 'a verdict of review is published, there are no reviewers yet',
    script: { evaluate: [verdict('review')], publish: [{ changes: { outcome: 'partial' } }] },
    ...happy,
    output: { verdict: 'review', outcome: 'partial' },
  },
  {
    name: 'review after two revisions',
    script: {
      evaluate: [verdict('revise'), verdict('revise'), verdict('review')],
      write: [revision(0), revision(1), revision(2)],
    },
    states: [...toEvaluate, ...again, ...again, ...published],
    status: 'SUCCEEDED',
    output: { revision: 2, verdict: 'review' },
  },
  {
    name: 'a question that was answered before goes straight to its publication',
    script: { plan: [{ changes: { cache: 'hit', cachedHash: 'c1', questionIndexes: [] } }] },
    states: ['Run', 'Plan', 'Answered from cache?', ...published],
    status: 'SUCCEEDED',
    output: { cache: 'hit', findings: [], outcome: 'answered' },
    calls: { plan: 1, research: 0, write: 0, evaluate: 0, publish: 1, announce: 1 },
  },
  {
    name: 'a report from cache that cannot be published fails like any other',
    script: { plan: [{ changes: { cache: 'hit', cachedHash: 'c1' } }], publish: [{ fails: 'SourceChanged' }] },
    states: ['Run', 'Plan', 'Answered from cache?', 'Publish', ...failure],
    status: 'FAILED',
    error: 'SourceChanged',
    calls: { publish: 1 },
  },
  {
    name: 'no questions at all',
    script: { plan: [{ changes: { questionIndexes: [] } }] },
    ...happy,
    output: { findings: [] },
    calls: { research: 0 },
  },
  {
    name: 'ten questions',
    script: { plan: [{ changes: { questionIndexes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] } }] },
    ...happy,
    output: { findings: Array.from({ length: 10 }, (_value, index) => found(index)) },
    calls: { research: 10 },
  },
  {
    name: 'a transient error of Plan that passes',
    script: { plan: [{ fails: 'StorageUnavailable' }, { fails: 'StorageThrottled' }, { changes: {} }] },
    ...happy,
    calls: { plan: 3 },
  },
  {
    name: 'a transient error that does not pass is tried four times',
    script: { write: [{ fails: 'StorageUnavailable' }] },
    states: [...toResearch, 'Write', ...failure],
    status: 'FAILED',
    error: 'StorageUnavailable',
    calls: { write: 4, 'record-failure': 1, announce: 1 },
  },
  {
    name: 'a permanent error is not tried again',
    script: { evaluate: [{ fails: 'SourceChanged' }] },
    states: [...toResearch, 'Write', 'Evaluate', ...failure],
    status: 'FAILED',
    error: 'SourceChanged',
    calls: { evaluate: 1 },
  },
  {
    name: 'an unknown error is tried twice',
    script: { publish: [{ fails: 'TypeError' }] },
    states: [...toEvaluate, 'Publish', ...failure],
    status: 'FAILED',
    error: 'Unexpected',
    calls: { publish: 2 },
  },
  {
    name: 'an unknown error that passes',
    script: { publish: [{ fails: 'TypeError' }, { changes: { outcome: 'answered' } }] },
    ...happy,
    calls: { publish: 2 },
  },
  {
    name: 'a step that ran out of time is not bought again',
    script: { write: [{ fails: 'Sandbox.Timedout' }] },
    states: [...toResearch, 'Write', ...failure],
    status: 'FAILED',
    error: 'StepTimedOut',
    calls: { write: 1 },
  },
  {
    name: 'a throttled function is given minutes',
    script: {
      evaluate: [
        ...Array.from({ length: 6 }, () => ({ fails: 'Lambda.TooManyRequestsException' })),
        verdict('publish'),
      ],
    },
    ...happy,
    calls: { evaluate: 7 },
  },
  {
    name: 'one question whose retries are spent becomes a gap',
    script: { questions: { 1: [{ fails: 'KnowledgeUnavailable' }] } },
    ...happy,
    output: { findings: [found(0), gap(1)] },
    calls: { research: 5 },
  },
  {
    name: 'a question that fails for good becomes a gap at once',
    script: { questions: { 0: [{ fails: 'SourceChanged' }] } },
    ...happy,
    output: { findings: [gap(0), found(1)] },
    calls: { research: 2 },
  },
  {
    name: 'every question a gap',
    script: { questions: { 0: [{ fails: 'SourceChanged' }], 1: [{ fails: 'RecordInvalid' }] } },
    ...happy,
    output: { findings: [gap(0), gap(1)] },
  },
  {
    name: 'a transient error of one question that passes',
    script: { questions: { 0: [{ fails: 'KnowledgeUnavailable' }, { changes: {} }] } },
    ...happy,
    output: { findings: [found(0), found(1)] },
    calls: { research: 3 },
  },
  {
    name: 'a cancelled task is no gap',
    script: { questions: { 0: [{ fails: 'TaskCancelled' }], 1: [{ fails: 'TaskCancelled' }] } },
    states: [...toResearch, ...failure],
    status: 'FAILED',
    error: 'TaskCancelled',
  },
  {
    name: 'a task that was cancelled before it began',
    script: { plan: [{ fails: 'TaskCancelled' }] },
    states: ['Run', 'Plan', ...failure],
    status: 'FAILED',
    error: 'TaskCancelled',
    calls: { plan: 1 },
  },
  {
    name: 'a failure that cannot be announced is still a failure',
    script: { plan: [{ fails: 'RecordInvalid' }], announce: [{ fails: 'EventsUnavailable' }, { changes: {} }] },
    states: ['Run', 'Plan', ...failure],
    status: 'FAILED',
    error: 'RecordInvalid',
    calls: { announce: 2 },
  },
  {
    name: 'an announcement that fails for good fails the execution, not the report',
    script: { announce: [{ fails: 'EventsUnavailable' }] },
    states: [...toEvaluate, ...published],
    status: 'FAILED',
    error: 'EventsUnavailable',
    causeType: 'EventsUnavailable',
    calls: { publish: 1, announce: 4, 'record-failure': 0 },
  },
];
