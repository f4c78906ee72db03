/**
 * Every limit of the service, once, with its unit in its name.
 * Values that differ between stages live in `lib/stages.ts`; these are the same everywhere.
 */
export const limits = {
  /** A prompt's length in Unicode code points. */
  promptCodePoints: 10_000,
  /** An order's `context`, measured as UTF-8 bytes of its JSON text. */
  contextBytes: 100_000,
  /** How deep `context` may nest; deeper values cost stack in every parser they meet. */
  contextDepth: 32,
  /** A request body; larger ones are refused before they are parsed. */
  bodyBytes: 256 * 1024,
  /** Feedback text in Unicode code points. */
  feedbackCodePoints: 4_000,
  /** Prompt and response kept with a feedback row, in code points each; their hashes cover the whole. */
  feedbackExcerptCodePoints: 2_000,
  /** Questions one order is split into. */
  questions: 10,
  /** Questions an order gets when it does not say. */
  defaultQuestions: 6,
  /** Research steps that run at the same time for one report. */
  researchConcurrency: 5,
  /** Times a draft goes back to the writer; 2 means at most three drafts. */
  revisions: 2,
  /** Evidence spans kept for one question. */
  evidencePerQuestion: 6,
  /** A document of the knowledge folder, in bytes; larger ones are reported and skipped. */
  documentBytes: 10 * 1024 * 1024,
  /** First characters of a step's observation that the trace keeps. */
  observationCharacters: 500,
  /** Items on one page of a list. */
  pageItems: 100,
  defaultPageItems: 20,
  /** An Idempotency-Key's length in characters. */
  idempotencyKeyCharacters: 255,
  /** An X-Request-Id's length in characters. */
  requestIdCharacters: 128,
  /** How long an idempotency key is remembered, and a deleted task's tombstone with it. */
  idempotencySeconds: 24 * 60 * 60,
  /** A task that has not started this long after it was stored is started again by the sweep. */
  startDueSeconds: 60,
  /** A task that could not be started for this long fails with `StartFailed`. */
  startAbandonSeconds: 15 * 60,
  /** How long the authorizer's answer is cached: a revoked key works at most this much longer. */
  authorizerCacheSeconds: 60,
  /** One try of an agent step: Lambda time-out, in seconds. */
  stepSeconds: 120,
  /** What the state machine grants a step beyond Lambda's own time-out, so that Lambda's message wins. */
  stepGraceSeconds: 10,
  /** One API call: Lambda time-out, in seconds; API Gateway gives up at 29. */
  apiSeconds: 15,
  /** How often the sweep runs, and its Lambda time-out: two sweeps never overlap. */
  sweepSeconds: 60,
  /** A whole run: with every step retried to the end it still fits. */
  runSeconds: 2 * 60 * 60,
  /** How long a client is asked to wait between two polls of a running report, in seconds. */
  pollSeconds: 1,
  /** How long a client is asked to wait after 429 and 503, in seconds. */
  retryAfterSeconds: 5,
  /** Tasks that one sweep handles. */
  sweepItems: 400,
  /** Shards of the due index: one partition takes 1,000 writes a second, four are enough for 2,000 reports a second. */
  dueShards: 4,
  /** Kept after an item has expired, in days, before DynamoDB may remove it: the sweep removes bodies first. */
  expiryGraceDays: 7,
} as const;
