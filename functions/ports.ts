import type { DossierEvent } from '../contract/events.ts';
import type { MetricName } from '../contract/metrics.ts';
import type { StepName, TaskStatus } from '../contract/words.ts';
import type { WorkflowRecord } from '../contract/workflow.ts';
import type { CachedAnswer } from './domain/earlier-reports.ts';
import type { ExportedReport } from './domain/exported-report.ts';
import type { StoredStatus } from './domain/life-cycle.ts';
import type { Caller, Document, Feedback, Source, StoredOrder, Task, TaskKey, TraceEntry } from './domain/model.ts';
import type { ModelCall } from './domain/model-call.ts';

/** What the cores need from the world. Adapters implement these; fakes stand in for them in tests. */

/** Sets a report in a format that needs a library: the same report gives the same bytes. `ExportTooLarge` after `patienceMs`. */
export type Print = (report: ExportedReport, patienceMs: number) => Promise<Uint8Array>;

export interface Clock {
  readonly now: () => Date;
}

/** A stretch of a source that a search found. */
export interface Passage {
  readonly source: Source;
  /** The whole text of the source, for sentences around the stretch. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The page on which it begins, from 1, in a document that has pages. */
  readonly page?: number;
  /** Where each page of `text` begins, if that is known. */
  readonly pages?: readonly number[];
  /** Larger is better; comparable within one search only. */
  readonly score: number;
}

/** Which documents a search may see: decided before anything is ranked. */
export interface DocumentFilter {
  /** Of the caller: a document with labels is seen by those who have at least one of them. */
  readonly labels: readonly string[];
  /** URIs, or beginnings of URIs that end in `*`; absent: all. An empty list allows none. */
  readonly allow?: readonly string[];
  /** The same, and stronger than `allow`. */
  readonly deny?: readonly string[];
}

/** Where evidence comes from. */
export interface Knowledge {
  /** Identifies the documents as they are now. */
  version(): Promise<string>;
  /** The documents as they were at this version; undefined when that is kept no longer. */
  at(version: string): Promise<Knowledge | undefined>;
  /**
   * The passages nearest to the question, best first. `filter` decides which documents are searched, all without it;
   * `extra` documents are searched too, whatever it says. `onCall` is told of what was paid, such as for a vector of
   * the question.
   */
  search(
    question: string,
    options: {
      limit: number;
      extra: readonly Document[];
      filter?: DocumentFilter;
      onCall?: (call: ModelCall) => void;
    },
  ): Promise<Passage[]>;
}

/** What a step has stored of itself: found again, it is not done again. */
export interface Memo {
  readonly memoKey: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly entry: TraceEntry;
}

export interface Tasks {
  /** Stores the order unless it is there. */
  putOrder(order: StoredOrder): Promise<void>;
  /** Stores the task unless it is there. */
  putTask(task: Task): Promise<void>;
  /** The task, tombstones included; undefined when unknown. Strongly consistent. */
  find(key: TaskKey): Promise<Task | undefined>;
  findOrder(key: TaskKey): Promise<StoredOrder | undefined>;
  /**
   * Changes the status where the life cycle allows it; returns the task as it then is, or undefined
   * when its present status does not allow the move or it is gone.
   */
  transition(key: TaskKey, to: StoredStatus, changes: TaskChanges): Promise<Task | undefined>;
  /**
   * Says that a step begins: PENDING becomes RUNNING, due at `dueAtSeconds`, and progress names the
   * step. False when the task is no longer open.
   */
  begin(key: TaskKey, step: StepName, dueAtSeconds: number): Promise<boolean>;
  /** Sets when the sweep looks again, if the task is still in `status`. */
  postpone(key: TaskKey, status: StoredStatus, dueAtSeconds: number): Promise<void>;
  /**
   * Appends to the trace and brings progress and usage up to date. Gapless and at most once per
   * `entryId`, whoever else appends. `before` is the task as it was when the entry was surely not in the
   * trace: then the trace is read only if someone has appended since. Without it, it is read first.
   */
  appendStep(
    key: TaskKey,
    entry: TraceEntry,
    expiresAtSeconds: number,
    before?: Pick<Task, 'stepCount' | 'usage'>,
  ): Promise<void>;
  /** The trace in order. */
  listSteps(key: TaskKey): Promise<TraceEntry[]>;
  findMemo(key: TaskKey, step: StepName, memoKey: string): Promise<Memo | undefined>;
  /** Stores the memo unless there is one; returns the one that stands. */
  putMemo(key: TaskKey, step: StepName, memo: Memo, expiresAtSeconds: number): Promise<Memo>;
  /** The report that was last published under this key; its task may have ended since, and it may be too old. */
  findAnswer(tenantId: string, cacheKey: string): Promise<CachedAnswer | undefined>;
  /** Replaces what stands under this key; it is of use for `keptSeconds`, by default those of a report. */
  putAnswer(tenantId: string, cacheKey: string, answer: CachedAnswer, keptSeconds?: number): Promise<void>;
  /** One page of an owner's tasks, newest first; `after` is the `position` of the last one seen. */
  listByOwner(owner: Owner, page: PageOfTasks): Promise<TaskPage>;
  /** Makes a report that follows up one of its thread, unless it is already. */
  joinThread(task: Task): Promise<void>;
  /** The same of a thread, if it is this owner's. Strongly consistent. */
  listThread(owner: Owner, threadId: string, page: PageOfTasks): Promise<ThreadPage>;
  /** At most `limit` tasks whose time has come, the longest due first. */
  listDue(nowSeconds: number, limit: number): Promise<DueTask[]>;
  /** Deletes all that is stored under the task except the TASK item itself. */
  deleteItems(key: TaskKey): Promise<void>;
  /** Deletes the TASK item too: nothing remains. */
  forget(key: TaskKey): Promise<void>;
  /** Throws when the table does not answer. */
  probe(): Promise<void>;
}

export type TaskChanges = Partial<
  Pick<Task, 'title' | 'outcome' | 'reportHash' | 'knowledgeVersion' | 'failure' | 'dueAtSeconds' | 'expiresAtSeconds'>
>;

export interface DueTask extends TaskKey {
  readonly dueAtSeconds: number;
}

export interface Owner {
  readonly tenantId: string;
  readonly principal: string;
  readonly userId: string;
}

export interface PageOfTasks {
  readonly limit: number;
  readonly after?: string;
  readonly status?: TaskStatus;
}

export interface TaskPage {
  readonly items: readonly TaskSummary[];
  /** Where the next page starts; absent on the last. */
  readonly position?: string;
}

export interface ThreadPage extends TaskPage {
  readonly items: readonly (Task & TaskSummary)[];
}

export type TaskSummary = Pick<Task, 'taskId' | 'createdAt' | 'title' | 'outcome' | 'expiresAtSeconds'> & {
  readonly status: TaskStatus;
};

/** Bodies of a task: text under a path of its own. PUTs are idempotent, deletion is by task. */
export interface Bodies {
  put(key: TaskKey, path: string, text: string, contentType: string): Promise<void>;
  /** Undefined when there is none. */
  get(key: TaskKey, path: string): Promise<string | undefined>;
  deleteAll(key: TaskKey): Promise<void>;
}

export interface Workflow {
  /** Starts the run; a run of this name that is there already is a success. */
  start(record: WorkflowRecord): Promise<void>;
  /** Ends the run if it is still going. */
  stop(key: TaskKey, run: number, reason: string): Promise<void>;
  /** How the run stands; `missing` when it was never started. */
  describe(key: TaskKey, run: number): Promise<RunStatus>;
  probe(): Promise<void>;
}

export type RunStatus =
  | { readonly status: 'running' | 'succeeded' | 'missing' }
  | { readonly status: 'failed' | 'timed-out' | 'aborted'; readonly error?: string };

export interface Events {
  publish(event: DossierEvent): Promise<void>;
}

export interface FeedbackStore {
  /** One vote per report and user: a second replaces the first. */
  put(feedback: Feedback): Promise<void>;
  deleteAll(key: TaskKey): Promise<void>;
}

/** Gives one idempotency key one minted task. */
export interface Minting {
  /**
   * The task minted for this caller and key; minted anew without a key. Throws `IdempotencyMismatch`
   * for another payload and `IdempotencyInProgress` while a first request is at it.
   */
  mint(input: {
    scope: string;
    idempotencyKey: string | undefined;
    payloadHash: string;
    /** How long this request may still take: a first request that died is given up after that. */
    remainingTimeMs: number;
  }): Promise<Minted>;
}

export interface Minted {
  readonly taskId: string;
  readonly createdAt: string;
  /** Whether an earlier request minted it. */
  readonly replayed: boolean;
}

export interface Keys {
  /** Who the key with this SHA-256 belongs to; undefined when unknown, expired or revoked. */
  find(keyHash: string, nowSeconds: number): Promise<Caller | undefined>;
}

export interface Secrets {
  /** From the cache of at most five minutes, unless it has to be `fresh`. */
  get(name: string, options?: { fresh: boolean }): Promise<string>;
}

/** Logs, metrics and trace of one invocation. Nothing of a prompt or document goes into it above debug. */
export interface Telemetry {
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, error: unknown, fields?: Fields): void;
  /** Adds fields to every later line of this invocation. */
  annotate(fields: Fields): void;
  count(metric: MetricName, value?: number, dimensions?: Readonly<Record<string, string>>): void;
  measureMs(metric: MetricName, value: number): void;
  measureSeconds(metric: MetricName, value: number): void;
  /** Runs `work` as a span of its own in the trace. */
  span<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /** Sends the invocation's metrics. */
  flush(): void;
}

export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;
