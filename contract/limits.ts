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
  /** All documents of a deployment together, in bytes of UTF-8; their index file is about twice as large. */
  knowledgeBytes: 50 * 1024 * 1024,
  /** One request to a language model, in seconds. */
  modelRequestSeconds: 60,
  /** The longest wait asked for by a provider that a step waits itself; for a longer one it gives way to the workflow. */
  modelRetryAfterSeconds: 60,
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
  /** Rounds of proposing and calling tools in one step. */
  toolRounds: 6,
  /** Calls of tools in one step. */
  toolCalls: 16,
  /** Tokens, in and out, that a step may spend on choosing its calls. */
  toolTokens: 60_000,
  /** All rounds of one step together, in seconds: half of what a try of the step has. */
  toolRoundsSeconds: 60,
  /** One call of a tool, and each request before it, in seconds. */
  toolCallSeconds: 20,
  /** How often the same call may be proposed in one step; at this number it is a loop. */
  toolRepetitions: 3,
  /** The arguments of one call, as UTF-8 bytes of their JSON text. */
  toolArgumentBytes: 16 * 1024,
  /** How deep they may nest; deeper values cost stack in whatever reads them. */
  toolArgumentDepth: 32,
  /** Text kept of one result, in UTF-16 code units; the rest is cut off and marked. */
  toolResultCharacters: 100_000,
  /** One answer of a tool server as it comes, in bytes after decompression; a larger one is refused. */
  toolAnswerBytes: 4 * 1024 * 1024,
  /** How long a server's list of tools is taken as known, in seconds. */
  toolDiscoverySeconds: 5 * 60,
  /** Tools that one server may list, over at most `toolPages` pages. */
  toolsPerServer: 500,
  toolPages: 20,
  /** A tool's description in UTF-16 code units; the rest is cut off. */
  toolDescriptionCharacters: 2_000,
  /** A tool's schema, as UTF-8 bytes of its JSON text; a tool with a larger one is left out. */
  toolSchemaBytes: 32 * 1024,
  /** A fetched page in bytes after decompression; a larger one is refused. */
  fetchBytes: 2 * 1024 * 1024,
  /** Redirects that one fetch follows. */
  fetchRedirects: 5,
} as const;
