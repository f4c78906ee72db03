import * as z from 'zod/mini';
import { contextValue, plainText } from './caller-text.ts';
import { limits } from './limits.ts';
import { once } from './once.ts';
import { claimVerdicts, identifiers, outcomes, stepNames, taskStatuses } from './words.ts';

/**
 * What travels over HTTP, as schemas: the API validates with them, the OpenAPI document and the
 * typed responses are made from them. Times are ISO 8601 in UTC, money is integer micro-USD,
 * offsets are UTF-16 code units. Each schema is made when it is first asked for: a cold start pays
 * only for those it uses.
 */

const userId = once(() =>
  z
    .string()
    .check(z.regex(identifiers.userId, 'must be 1 to 128 of A-Z a-z 0-9 . _ @ + - and begin with a letter or digit')),
);
const taskId = once(() => z.string().check(z.regex(identifiers.taskId)));
const threadId = once(() =>
  z.string().check(z.regex(identifiers.taskId, 'must be the `threadId` of an earlier report')),
);
const sourceId = once(() => z.string().check(z.regex(identifiers.sourceId)));
const sha256 = once(() => z.string().check(z.regex(/^[0-9a-f]{64}$/)));
const time = once(() => z.iso.datetime());
const count = once(() => z.int().check(z.gte(0)));

const sourceList = once(() =>
  z
    .array(
      plainText(limits.sourceCodePoints).check(
        z.refine((text) => /^[^*]*\*?$/u.test(text), 'must be the URI of a source, or the beginning of URIs and a *'),
      ),
    )
    .check(z.maxLength(limits.sourcesListed), described('URIs of sources, or beginnings of URIs and a *')),
);

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
        cache: z.optional(
          z
            .enum(['use', 'refuse'])
            .check(
              described(
                `\`use\`, the default: a report of the last ${limits.cacheSeconds} seconds that answered the same may be taken`,
              ),
            ),
        ),
        /** What becomes of a sentence that its evidence does not support after the last revision; `remove` by default. */
        unsupported: z.optional(z.enum(['remove', 'mark'])),
        /** Which sources may be searched: those in `allow`, all without it, and of these none in `deny`. */
        sources: z.optional(z.strictObject({ allow: z.optional(sourceList()), deny: z.optional(sourceList()) })),
      }),
    ),
    userId: z.optional(userId()),
    threadId: z.optional(
      threadId().check(
        described(
          'Goes on with this thread of the same user: `threadId` of one of its reports; a new thread without it',
        ),
      ),
    ),
  }),
);
/** What a caller asks for. */
export type Order = z.infer<ReturnType<typeof orderSchema>>;

export const acceptedSchema = once(() =>
  z.object({
    taskId: taskId(),
    /** What an order names that follows up on this one. */
    threadId: threadId(),
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
    /** The id of the thread's first report, which may be gone. */
    threadId: threadId(),
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
        /** When the report was made that this one was taken from, and how old it was then. */
        cached: z.optional(z.object({ createdAt: time(), ageSeconds: count() })),
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
    threadId: z.optional(threadId().check(described('Only reports of this thread'))),
  }),
);
export type ListQuery = z.infer<ReturnType<typeof listQuerySchema>>;

export const exportFormatNames = ['md', 'html', 'docx', 'pdf'] as const;
export type ExportFormat = (typeof exportFormatNames)[number];

export const exportQuerySchema = once(() =>
  z.strictObject({
    format: z.optional(
      z.enum(exportFormatNames).check(described('Goes before the Accept header; `md` without either')),
    ),
  }),
);

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
        evidence: z.array(
          z.object({
            sourceId: sourceId(),
            start: count(),
            end: count(),
            quote: z.string(),
            /** From 1; of a source that has pages. */
            page: z.optional(z.int().check(z.gte(1))),
          }),
        ),
      }),
    ),
    /** Sentences that the content policy keeps out of the report; their text is not told. */
    withheld: z.optional(z.array(z.object({ claimId: z.string(), reason: z.string() }))),
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

const modelCallSchema = once(() =>
  z.object({
    model: z.string(),
    /** All that were read, those from and for the provider's cache included. */
    inputTokens: count(),
    cachedInputTokens: count(),
    cacheWriteTokens: count(),
    outputTokens: count(),
    /** Null for a model without a known price. */
    costMicroUsd: z.nullable(count()),
    latencyMs: count(),
    /** Input tokens of each part of the prompt, such as `question` and `evidence`. */
    parts: z.record(z.string(), count()),
    /** The provider's own count is not whole: the answer broke off before it came. */
    isEstimated: z.optional(z.boolean()),
    /** Why the answer was of no use. */
    fault: z.optional(z.string()),
  }),
);

export const stepsSchema = once(() =>
  z.object({
    taskId: taskId(),
    userId: userId(),
    steps: z.array(
      z.object({
        step: z.enum(stepNames),
        agentId: z.string(),
        /** What the agent worked by: another than the report's where the service was upgraded in between. */
        spec: z.optional(z.object({ version: z.string(), hash: z.string() })),
        thought: z.string(),
        action: z.string(),
        observation: z.string(),
        inputTokens: count(),
        outputTokens: count(),
        costMicroUsd: count(),
        latencyMs: count(),
        /** The paid calls that tokens and cost are the sum of; absent where nothing was paid. */
        calls: z.optional(z.array(modelCallSchema())),
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
