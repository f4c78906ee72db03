import type { ConcernKind } from '../../contract/content-policy.ts';
import type { FaultClass } from '../../contract/errors.ts';
import type { Order, Usage } from '../../contract/shapes.ts';
import type { ClaimVerdict, Outcome, StepName } from '../../contract/words.ts';
import type { StoredStatus } from './life-cycle.ts';
import type { ModelCall } from './model-call.ts';
import type { Versions } from './versions.ts';

/** The words of the service as values. Offsets are UTF-16 code units and never split a surrogate pair. */

/** Who calls: the tenant and user of an API key. */
export interface Caller {
  readonly tenantId: string;
  readonly userId: string;
  readonly roles: readonly string[];
  /** Documents with labels are seen by callers who have one of them. */
  readonly labels: readonly string[];
  readonly keyId: string;
}

/** A task's place: nothing is ever looked up without its tenant. */
export interface TaskKey {
  readonly tenantId: string;
  readonly taskId: string;
}

/** What was asked; never changes. */
export interface StoredOrder extends TaskKey {
  readonly order: Order;
  /** What the caller's key was allowed when it was asked: which tools research may use. */
  readonly roles: readonly string[];
  /** Of the caller; a report is made from what the caller may see. Absent in orders from before there were labels. */
  readonly labels?: readonly string[];
  readonly createdAt: string;
  readonly expiresAtSeconds: number;
}

/** The life of one order: small facts only, so that a status change stays one write unit. */
export interface Task extends TaskKey {
  readonly status: StoredStatus;
  /** The key's own user: who may see the task. */
  readonly principal: string;
  /** The end user the order named; the principal by default. */
  readonly userId: string;
  /** The thread it goes on with; absent in the first report of a thread, which gives the thread its id. */
  readonly threadId?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAtSeconds: number;
  readonly run: number;
  /** Part of every memo key; a new one from a step on makes that step run anew. */
  readonly salt: string;
  readonly spec: { readonly version: string; readonly hash: string };
  readonly engine: string;
  readonly versions: Versions;
  /** Set when the report is published. */
  readonly knowledgeVersion?: string;
  readonly progress: Progress;
  readonly usage: Usage;
  /** Number of trace entries that progress and usage include. */
  readonly stepCount: number;
  readonly title?: string;
  readonly outcome?: Outcome;
  /** The body of the published report. */
  readonly reportHash?: string;
  readonly failure?: Failure;
  /** When the sweep looks at it next: not started, not ended, expired. */
  readonly dueAtSeconds: number;
}

export interface Progress {
  readonly step: StepName;
  readonly completed: number;
  readonly planned: number;
}

export interface Failure {
  readonly error: string;
  readonly class: FaultClass;
  readonly message: string;
}

/** One entry of the trace. */
export interface TraceEntry {
  /** Stable per step and input: a repeated append with the same id changes nothing. */
  readonly entryId: string;
  readonly step: StepName;
  readonly agentId: string;
  /** What the agent worked by: another than the task's where an upgrade came in between; absent in entries of 0.1.0. */
  readonly spec?: { readonly version: string; readonly hash: string };
  readonly thought: string;
  readonly action: string;
  readonly observation: string;
  readonly usage: Usage;
  /** The paid calls that `usage` is the sum of. */
  readonly calls?: readonly ModelCall[];
  /** Steps the report takes in all, as far as this step knows. */
  readonly planned: number;
  readonly timestamp: string;
}

/** A text that evidence can come from, before it is cut into passages. */
export interface Document {
  /** Where people find it: a path relative to the knowledge folder, or a URI. */
  readonly uri: string;
  readonly title: string;
  /** Exact UTF-8 text, well-formed, without a byte order mark; what was extracted, for a PDF and its like. */
  readonly text: string;
  /** Who sees it: callers with at least one of these labels; absent or empty: everyone. */
  readonly labels?: readonly string[];
  /** Where each page begins in `text`, the first at 0; absent for a document without pages. */
  readonly pages?: readonly number[];
}

/** A document as it was read. */
export interface Source {
  readonly sourceId: string;
  readonly uri: string;
  readonly title: string;
  /** SHA-256 of the exact UTF-8 text, in hex. */
  readonly sha256: string;
}

/** A step's result that carries something for the reader to know, such as that no model answered. */
export interface Noted {
  readonly notices?: readonly string[];
}

/** What one research step answers. */
export interface Question {
  readonly questionIndex: number;
  readonly text: string;
}

/** An order as the agents see it, where the content policy took something out of it. */
export interface AdmittedOrder {
  readonly prompt: string;
  /** The text of the order's context; absent without one. */
  readonly context?: string;
}

/** Sentences of a prompt in which the planner sees distress, or that something harmful is asked for. */
export interface Concern {
  readonly kind: ConcernKind;
  readonly start: number;
  readonly end: number;
}

/** The plan: what has to be answered. */
export interface Plan extends Noted {
  readonly title: string;
  readonly questions: readonly Question[];
  /** Of the prompt that the engine was given; absent: none. Never stored: what is done about them is. */
  readonly concerns?: readonly Concern[];
  /** Absent where the agents see the order as it is. */
  readonly admitted?: AdmittedOrder;
  /** Of a follow-up: sources that earlier reports of its thread cite. */
  readonly earlierSources?: readonly EarlierSource[];
}

/** A source that another report of the thread cites; its text lies under that report, and goes with it. */
export interface EarlierSource {
  readonly taskId: string;
  readonly source: Source;
}

/** A span of a source. `quote` is exactly the source's text from `start` to `end`. */
export interface Evidence {
  /** Unique in the task, such as `q0e2`. */
  readonly evidenceId: string;
  /** The question it was found for. */
  readonly questionIndex: number;
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** The headings above the span, outermost first. */
  readonly headings: readonly string[];
  /** The page on which the span begins, from 1, in a document that has pages. */
  readonly page?: number;
}

/** The answer to a question. */
export interface Finding extends Noted {
  readonly questionIndex: number;
  readonly status: 'found' | 'nothing';
  readonly evidence: readonly Evidence[];
  readonly sources: readonly Source[];
}

/** One sentence of a draft. */
export interface Sentence {
  readonly text: string;
  /** `transition`: no statement of fact, cites nothing. */
  readonly kind: 'claim' | 'transition';
  readonly evidenceIds: readonly string[];
}

export interface Section {
  readonly heading: string;
  /** The question this section answers; null for one that answers none. */
  readonly questionIndex: number | null;
  readonly sentences: readonly Sentence[];
}

/** A report in the making: every factual sentence cites evidence. */
export interface Draft extends Noted {
  readonly revision: number;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** One sentence of a draft with the evidence it cites. */
export interface Claim {
  /** Such as `c3`: its place in the draft. */
  readonly claimId: string;
  /** Where it stands; only a sentence can be a statement of fact. */
  readonly part: 'title' | 'heading' | 'sentence';
  readonly questionIndex: number | null;
  readonly text: string;
  readonly verdict: ClaimVerdict;
  /** Why it is not supported; of a supported claim, what a check doubted before a model judged. */
  readonly reason?: string;
  readonly evidence: readonly Evidence[];
  /** Of a supported claim: evidence that it does not cite and that says otherwise. */
  readonly disputedBy?: readonly Evidence[];
}

/** What Evaluate found out about one draft. */
export interface Evaluation extends Noted {
  readonly revision: number;
  readonly claims: readonly Claim[];
  /** Questions without a supported claim. */
  readonly uncovered: readonly number[];
}

/** The published draft. */
export interface Report {
  readonly outcome: Outcome;
  readonly title: string;
  readonly markdown: string;
  readonly notices: readonly string[];
  readonly sources: readonly Source[];
  readonly revision: number;
  readonly claims: readonly Claim[];
  /** Sentences that were taken out because nothing supported them. */
  readonly removed: number;
  /** Sentences that the content policy keeps out, never their text; absent: none. */
  readonly withheld?: readonly WithheldClaim[];
  /** What follow-ups are shown of the order's prompt; empty: nothing. Absent: what the content policy admits of it. */
  readonly shownPrompt?: string;
  /** Of a report that was taken from cache: when it was made, and how old it was then. */
  readonly cached?: { readonly createdAt: string; readonly ageSeconds: number };
}

/** A sentence that was kept out of a report, and why. */
export interface WithheldClaim {
  readonly claimId: string;
  readonly reason: string;
}

/** A report that Plan gives instead of research; only Publish sets its Markdown. */
export interface FixedAnswer {
  readonly report: Report;
}

/** One vote. */
export interface Feedback extends TaskKey {
  readonly feedbackId: string;
  readonly userId: string;
  readonly kind: 'explicit';
  readonly score: 'up' | 'down';
  readonly text?: string;
  readonly timestamp: string;
  /** Bounded excerpts with the hash of the whole. */
  readonly prompt: { readonly excerpt: string; readonly sha256: string };
  readonly response: { readonly excerpt: string; readonly sha256: string };
  readonly spec: { readonly version: string; readonly hash: string };
  readonly expiresAtSeconds: number;
}

/** `value` with the notices of the thought it came from, if there are any. */
export function withNotices<Value extends Noted>(value: Value, notices: readonly string[] = []): Value {
  return notices.length === 0 ? value : { ...value, notices };
}
