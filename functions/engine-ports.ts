import type { ContentSide } from '../contract/content-policy.ts';
import type { ModelName } from '../contract/models.ts';
import type { Usage } from '../contract/shapes.ts';
import type { EarlierReport } from './domain/earlier-reports.ts';
import type { Fault } from './domain/fault.ts';
import type { Injection } from './domain/injection/detect-injections.ts';
import type { Draft, Evaluation, Evidence, Finding, Plan, Question } from './domain/model.ts';
import type { ModelCall } from './domain/model-call.ts';
import type { ContentFinding } from './domain/policy/content-finding.ts';
import type { Prompt } from './domain/prompt.ts';
import type { ProposedCall, ToldCall, ToolDescription } from './domain/tool-call.ts';
import type { Passage } from './ports.ts';

/** What thinks, and what looks over its shoulder: engines, models, guards and classifiers. */

/** How an agent thinks. Every method is one paid call or several; `usage` is their sum. */
export interface Engine {
  readonly name: string;
  /** Splits a prompt into what has to be answered: 1 to `maxQuestions` questions. */
  plan(input: {
    prompt: string;
    maxQuestions: number;
    language: string;
    /** Of a follow-up: the earlier reports of its thread, oldest first. */
    history?: readonly EarlierReport[];
  }): Promise<Thought<Plan>>;
  /**
   * Chooses the calls of one round of tools, done before `endsAtMs`; none when enough was found. What descriptions and
   * exchanges say is data from outside. An engine without it has no use for tools.
   */
  readonly proposeCalls?: (input: {
    question: Question;
    offered: readonly ToolDescription[];
    exchanges: readonly ToldCall[];
    endsAtMs: number;
  }) => Promise<Thought<readonly ProposedCall[]>>;
  /** Chooses the spans that answer the question; none when nothing does. */
  research(input: { question: Question; passages: readonly Passage[] }): Promise<Thought<readonly Span[]>>;
  /** Composes a draft from findings; `previous` is what the evaluation said of the last one. */
  write(input: {
    prompt: string;
    plan: Plan;
    findings: readonly Finding[];
    revision: number;
    previous?: { draft: Draft; evaluation: Evaluation };
    /** Whether the order wants to see, marked, what is still insufficient after the last revision; absent: it does not. */
    keepsInsufficient?: boolean;
  }): Promise<Thought<Draft>>;
  /** Judges each claim that passed the deterministic checks against its evidence. */
  judge(input: { claims: readonly JudgedClaim[]; judged?: JudgedBatches }): Promise<Thought<readonly Judgement[]>>;
  /** The same engine, done before this time; an engine that waits for nobody has no need of it. */
  until?(deadlineAtMs: number): Engine;
}

export type ToolUsingEngine = Engine & Required<Pick<Engine, 'proposeCalls'>>;

/** A result with why and at what price; `thought` is for the trace. */
export interface Thought<Value> {
  readonly value: Value;
  readonly thought: string;
  readonly usage: Usage;
  /** The paid calls that `usage` is the sum of; none for an engine that pays nobody. */
  readonly calls?: readonly ModelCall[];
  /** What the reader has to know of how it came about, such as that no model answered. */
  readonly notices?: readonly string[];
}

/** Tells what in a text gives instructions to whoever reads it as a machine: rules, or a classifier. */
export interface Guard {
  /** For each text, in their order, stretches of it that do not overlap. Throws a Fault when it cannot be asked. */
  inspect(texts: readonly string[]): Promise<readonly (readonly Injection[])[]>;
}

/** Policies of a provider's, applied to a text. */
export interface Guardrail {
  /** What was found; throws `GuardrailUnavailable`. */
  assess(text: string, source: 'INPUT' | 'OUTPUT'): Promise<GuardrailFinding[]>;
}

export interface GuardrailFinding {
  readonly policy: 'content' | 'topic' | 'word' | 'pii' | 'regex';
  /** As the provider names it, such as `PROMPT_ATTACK` or `EMAIL`; of a topic or an expression, its own name. */
  readonly type: string;
  /** The words it is about, where the provider tells them. */
  readonly match?: string;
  /** Whether the guardrail is set to stop it, not only to tell. */
  readonly isBlocked: boolean;
}

/** One language model. */
export interface Model {
  readonly name: ModelName;
  /** One answer, or why there is none; what was used is told in both cases. Nothing is repeated that costs. */
  generate<Value>(prompt: Prompt<Value>, deadlineAtMs: number): Promise<Generation<Value>>;
}

/** A model that tells which texts mean the same: their vectors are near to each other. */
export interface Embeddings {
  readonly name: ModelName;
  /**
   * A vector of length 1 for each text, in their order and all of as many dimensions, or why there is none; what was
   * used is told in both cases.
   */
  embed(texts: readonly string[], kind: 'query' | 'passage', deadlineAtMs: number): Promise<Embedded>;
}

export type Embedded = { readonly call: ModelCall } & (
  | { readonly vectors: readonly Float32Array[]; readonly fault?: undefined }
  | { readonly fault: Fault; readonly vectors?: undefined }
);

export type Generation<Value> = { readonly call: ModelCall } & (
  | { readonly value: Value; readonly fault?: undefined }
  | { readonly fault: Fault; readonly value?: undefined }
);

export interface Span {
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
}

/** What an earlier try has judged and paid for, by a key that names the claims with their evidence. */
export interface JudgedBatches {
  find(key: string): Promise<readonly Judgement[] | undefined>;
  keep(key: string, judgements: readonly Judgement[]): Promise<void>;
}

export interface JudgedClaim {
  readonly claimId: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** In what it may not say what its evidence says, as a check supposes that is often wrong. */
  readonly doubt?: string;
}

export interface Judgement {
  readonly claimId: string;
  readonly verdict: 'supported' | 'contradicted' | 'insufficient';
  readonly reason?: string;
}

/** Finds in texts what the content policy speaks of. */
export interface ContentClassifier {
  classify(texts: readonly string[], side: ContentSide): Promise<ClassifiedContent>;
}

export interface ClassifiedContent {
  /** Of each text, in their order. */
  readonly findings: readonly (readonly ContentFinding[])[];
  /** Whether one who should have looked as well did not answer. */
  readonly isIncomplete: boolean;
}
