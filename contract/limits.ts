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
  /** Entries of an order's list of allowed or denied sources, and the length of each in code points. */
  sourcesListed: 100,
  sourceCodePoints: 500,
  /** Labels of one API key. */
  labels: 50,
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
  /** Reports of a thread, the latest ones, that a follow-up sees, and sources cited in them that it may cite again. */
  threadReports: 10,
  threadSources: 10,
  /** All their texts together, in UTF-16 code units: they are searched for each question. */
  threadSourceCharacters: 1_000_000,
  /** Evidence spans kept for one question. */
  evidencePerQuestion: 6,
  /** A document of the knowledge folder, in bytes; larger ones are reported and skipped. */
  documentBytes: 10 * 1024 * 1024,
  /** The same for a PDF or DOCX, most of which is not text. */
  packedDocumentBytes: 50 * 1024 * 1024,
  /** The text of a document, as bytes of JSON: whoever checks a report is given it whole, in the 6 MB of an answer of Lambda. */
  documentTextBytes: 6_000_000,
  /** All parts of a DOCX together, unpacked: a small file may hold a very large one. */
  unpackedDocumentBytes: 200 * 1024 * 1024,
  /** What reading one document may take: time in seconds, and memory beside its bytes in MiB. */
  readDocumentSeconds: 60,
  readDocumentMebibytes: 512,
  /** All documents of a deployment together, in bytes of UTF-8; their index file is about as large. */
  knowledgeBytes: 50 * 1024 * 1024,
  /** Files that are uploaded as documents, of all kinds. */
  libraryFiles: 20_000,
  /** Files that cannot be used: so many are named, with the reason. */
  problemsNamed: 100,
  /** One making of an index from uploaded documents: Lambda time-out, in seconds. */
  ingestSeconds: 15 * 60,
  /** What the making of an index may hold in `/tmp`, in MiB: the former index and the new one. */
  ingestStorageMebibytes: 2_048,
  /** Uploaded documents are taken up when none has come for this long, or after this long at the latest; in seconds. */
  uploadQuietSeconds: 5,
  uploadWaitSeconds: 120,
  /** How often uploaded documents are looked at when no event tells of a change, in hours. */
  ingestHours: 24,
  /** How long an index is kept when another has taken its place, in days: runs that were planned with it end before. */
  indexDays: 3,
  /** How long a reader of documents takes the present index as known, in seconds. */
  pointerSeconds: 60,
  /** How old a report may be that answers the same question again, in seconds. */
  cacheSeconds: 3_600,
  /** One request to a language model, in seconds. */
  modelRequestSeconds: 60,
  /** How long a model may fall silent in the middle of an answer, in seconds. */
  modelSilenceSeconds: 15,
  /** The longest wait asked for by a provider that a step waits itself; for a longer one it gives way to the workflow. */
  modelRetryAfterSeconds: 60,
  /** Of a text that is embedded, in UTF-16 code units; most models read about 500 tokens. */
  embeddingCharacters: 2_000,
  /** How long a search waits for its question to be embedded, in seconds; then it looks for words alone. */
  embeddingQuerySeconds: 10,
  /** One request to a guardrail, in seconds; without an answer by then the rules stand alone. */
  guardrailSeconds: 10,
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
  /** Setting a report as a document: Lambda time-out, in seconds. */
  exportSeconds: 28,
  /** Of that, what is left for everything but printing, in seconds. */
  exportGraceSeconds: 3,
  /** A document as it is handed out, in bytes: as base64 it has to fit the 6 MB of an answer of Lambda. */
  exportBytes: 4_500_000,
  /** How often the sweep runs, and its Lambda time-out: two sweeps never overlap. */
  sweepSeconds: 60,
  /** A whole run: with every step retried to the end it still fits. */
  runSeconds: 2 * 60 * 60,
  /** How long a client is asked to wait between two polls of a running report, in seconds. */
  pollSeconds: 1,
  /** How long a client is asked to wait after 429 and 503, in seconds. */
  retryAfterSeconds: 5,
  /** How long a task that a sweep could not settle stands behind the others: it is due again at the next one. */
  sweepRetrySeconds: 30,
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
  /** How old an answer may be that is used again because its tool is down, in seconds. */
  toolAnswerSeconds: 24 * 60 * 60,
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
