import * as z from 'zod/mini';
import { contextValue, plainText } from './caller-text.ts';
import { limits } from './limits.ts';

/**
 * What travels over HTTP, as schemas: the API validates with them, the OpenAPI document and the
 * typed responses are made from them. Times are ISO 8601 in UTC, money is integer micro-USD,
 * offsets are UTF-16 code units. Each schema is made when it is first asked for: a cold start pays
 * only for those it uses.
 */

function once<Schema>(make: () => Schema): () => Schema {
  let made: Schema | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export const roles = ['admin', 'operator', 'quality', 'reviewer', 'caller', 'reader'] as const;
export type Role = (typeof roles)[number];

export const taskStatuses = ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const outcomes = ['answered', 'partial', 'unanswered'] as const;
export type Outcome = (typeof outcomes)[number];

export const claimVerdicts = ['supported', 'contradicted', 'insufficient', 'not-a-claim'] as const;
export type ClaimVerdict = (typeof claimVerdicts)[number];

/** The steps of a report, as progress and trace name them. */
export const stepNames = ['plan', 'research', 'write', 'evaluate', 'publish'] as const;
export type StepName = (typeof stepNames)[number];

export const identifiers = {
  /** A tenant: part of keys and paths, hence its narrow alphabet. */
  tenantId: /^[a-z0-9][a-z0-9-]{0,62}$/,
  /** An end user: opaque to us, without the separators of our keys. */
  userId: /^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/,
  taskId: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  sourceId: /^[0-9a-f]{16}$/,
  requestId: /^[A-Za-z0-9._:-]{1,128}$/,
  idempotencyKey: /^[\x21-\x7e]{1,255}$/,
  /** What `Intl` can take of BCP 47, without variants and extensions. */
  language: /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$/,
} as const;

const userId = once(() =>
  z
    .string()
    .check(z.regex(identifiers.userId, 'must be 1 to 128 of A-Z a-z 0-9 . _ @ + - and begin with a letter or digit')),
);
const taskId = once(() => z.string().check(z.regex(identifiers.taskId)));
const sourceId = once(() => z.string().check(z.regex(identifiers.sourceId)));
const sha256 = once(() => z.string().check(z.regex(/^[0-9a-f]{64}$/)));
const time = once(() => z.iso.datetime());
const count = once(() => z.int().check(z.gte(0)));

export const orderSchema = once(() =>
  z.strictObject({
    prompt: plainText(limits.promptCodePoints),
    context: z.optional(contextValue()),
    options: z.optional(
      z.strictObject({
        maxQuestions: z.optional(z.int().check(z.gte(1), z.lte(limits.questions))),
        /** BCP 47: language, script and region; decides how sentences of the prompt are told apart. */
        language: z.optional(
          z.string().check(z.regex(identifiers.language, 'must be a language tag such as en, pt-BR or zh-Hant')),
        ),
      }),
    ),
    userId: z.optional(userId()),
  }),
);
/** What a caller asks for. */
export type Order = z.infer<ReturnType<typeof orderSchema>>;

export const acceptedSchema = once(() =>
  z.object({
    taskId: taskId(),
    status: z.enum(taskStatuses),
    createdAt: time(),
    links: z.object({ self: z.string(), steps: z.string(), ledger: z.string(), cancel: z.string() }),
  }),
);
export type Accepted = z.infer<ReturnType<typeof acceptedSchema>>;

const usageSchema = once(() =>
  z.object({ inputTokens: count(), outputTokens: count(), costMicroUsd: count(), latencyMs: count() }),
);
export type Usage = z.infer<ReturnType<typeof usageSchema>>;

const citedSourceSchema = once(() =>
  z.object({ sourceId: sourceId(), uri: z.string(), title: z.string(), sha256: sha256() }),
);

export const taskSchema = once(() =>
  z.object({
    taskId: taskId(),
    status: z.enum(taskStatuses),
    prompt: z.string(),
    userId: userId(),
    createdAt: time(),
    updatedAt: time(),
    expiresAt: time(),
    spec: z.object({ version: z.string(), hash: z.string() }),
    engine: z.string(),
    /** With `spec` and `engine`, what the report can be explained and made again from. */
    versions: z.object({ code: z.string(), config: z.string(), knowledge: z.optional(z.string()) }),
    correlationId: z.string(),
    progress: z.object({ step: z.enum(stepNames), completed: count(), planned: count() }),
    usage: usageSchema(),
    report: z.optional(
      z.object({
        outcome: z.enum(outcomes),
        title: z.string(),
        markdown: z.string(),
        notices: z.array(z.string()),
        sources: z.array(citedSourceSchema()),
      }),
    ),
    failure: z.optional(
      z.object({ error: z.string(), class: z.enum(['transient', 'permanent', 'unknown']), message: z.string() }),
    ),
  }),
);
export type TaskResponse = z.infer<ReturnType<typeof taskSchema>>;

export const taskListSchema = once(() =>
  z.object({
    items: z.array(
      z.object({
        taskId: taskId(),
        status: z.enum(taskStatuses),
        createdAt: time(),
        title: z.optional(z.string()),
        outcome: z.optional(z.enum(outcomes)),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
);
export type TaskList = z.infer<ReturnType<typeof taskListSchema>>;

function described(description: string) {
  return z.meta({ description });
}

export const listQuerySchema = once(() =>
  z.strictObject({
    limit: z.optional(
      z.coerce
        .number()
        .check(
          z.int(),
          z.gte(1),
          z.lte(limits.pageItems),
          described(`Items on the page; ${limits.defaultPageItems} by default`),
        ),
    ),
    cursor: z.optional(
      z
        .string()
        .check(z.minLength(1), z.maxLength(2_000), described('`nextCursor` of the page before, with the same filter')),
    ),
    userId: z.optional(userId().check(described('The end user named in the orders; the user of the key by default'))),
    status: z.optional(z.enum(taskStatuses).check(described('Only reports in this status'))),
  }),
);
export type ListQuery = z.infer<ReturnType<typeof listQuerySchema>>;

export const ledgerSchema = once(() =>
  z.object({
    taskId: taskId(),
    userId: userId(),
    revision: count(),
    claims: z.array(
      z.object({
        claimId: z.string(),
        text: z.string(),
        verdict: z.enum(claimVerdicts),
        reason: z.optional(z.string()),
        evidence: z.array(z.object({ sourceId: sourceId(), start: count(), end: count(), quote: z.string() })),
      }),
    ),
    sources: z.array(citedSourceSchema()),
    totals: z.object({
      supported: count(),
      contradicted: count(),
      insufficient: count(),
      notAClaim: count(),
      removed: count(),
    }),
  }),
);
export type LedgerResponse = z.infer<ReturnType<typeof ledgerSchema>>;

export const stepsSchema = once(() =>
  z.object({
    taskId: taskId(),
    userId: userId(),
    steps: z.array(
      z.object({
        step: z.enum(stepNames),
        agentId: z.string(),
        thought: z.string(),
        action: z.string(),
        observation: z.string(),
        inputTokens: count(),
        outputTokens: count(),
        costMicroUsd: count(),
        latencyMs: count(),
        timestamp: time(),
      }),
    ),
    totals: z.object({
      steps: count(),
      inputTokens: count(),
      outputTokens: count(),
      costMicroUsd: count(),
      latencyMs: count(),
      /** From acceptance to the end; absent while the task runs. */
      wallTimeMs: z.optional(count()),
      success: z.optional(z.boolean()),
      error: z.optional(z.string()),
    }),
  }),
);
export type StepsResponse = z.infer<ReturnType<typeof stepsSchema>>;

export const feedbackSchema = once(() =>
  z.strictObject({ score: z.enum(['up', 'down']), text: z.optional(plainText(limits.feedbackCodePoints)) }),
);
export type FeedbackRequest = z.infer<ReturnType<typeof feedbackSchema>>;

export const feedbackReceiptSchema = once(() =>
  z.object({
    feedbackId: z.string(),
    taskId: taskId(),
    score: z.enum(['up', 'down']),
    text: z.optional(z.string()),
    timestamp: time(),
  }),
);
export type FeedbackReceipt = z.infer<ReturnType<typeof feedbackReceiptSchema>>;

export const liveSchema = once(() => z.object({ status: z.literal('live') }));

const dependencyStates = ['ok', 'failed'] as const;
export const readySchema = once(() =>
  z.object({
    status: z.enum(['ready', 'not-ready']),
    /** Classes of dependency, never the names of resources. */
    checks: z.object({
      tables: z.enum(dependencyStates),
      workflow: z.enum(dependencyStates),
      knowledge: z.enum(dependencyStates),
    }),
  }),
);
export type Readiness = z.infer<ReturnType<typeof readySchema>>;

/** RFC 9457. */
export const problemSchema = once(() =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
  }),
);
export type Problem = z.infer<ReturnType<typeof problemSchema>>;
