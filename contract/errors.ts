/**
 * Every error the service knows: its class, whether the workflow retries it, its HTTP status where
 * the API answers with it, and the text a caller may read. One test walks this table through the workflow.
 */

/** `transient` is retried, `permanent` is not, `unknown` is retried once, logged and alarmed. */
export type FaultClass = 'transient' | 'permanent' | 'unknown';

interface FaultDefinition {
  readonly class: FaultClass;
  readonly title: string;
  /** Fit for the caller: names things, never quotes text. */
  readonly message: string;
  /** Absent: the API never answers with it, it only ends a run. */
  readonly status?: number;
}

const faults = {
  // What the API answers.
  MalformedRequest: permanent(400, 'Malformed request', 'The request body is not valid JSON.'),
  Unauthorized: permanent(401, 'Unauthorized', 'Send a valid API key as "Authorization: Bearer <key>".'),
  Forbidden: permanent(403, 'Forbidden', 'The roles of this key do not allow this operation.'),
  NotFound: permanent(404, 'Not found', 'There is nothing here under this id.'),
  MethodNotAllowed: permanent(405, 'Method not allowed', 'This path does not take this method; see the Allow header.'),
  NotAcceptable: permanent(
    406,
    'Not acceptable',
    'This operation cannot answer in a media type the Accept header allows.',
  ),
  ExportTooLarge: permanent(
    406,
    'Export too large',
    'The report is too large for this format; take another one, or read the ledger.',
  ),
  Conflict: permanent(409, 'Conflict', 'The present state of the report does not allow this.'),
  IdempotencyInProgress: permanent(
    409,
    'Still in progress',
    'A request with this Idempotency-Key is being handled; repeat it in a moment.',
  ),
  ReportDeleted: permanent(410, 'Report deleted', 'The report made with this Idempotency-Key was deleted.'),
  PayloadTooLarge: permanent(413, 'Payload too large', 'The request body is larger than 256 KiB.'),
  UnsupportedMediaType: permanent(
    415,
    'Unsupported media type',
    'Send the body as application/json in UTF-8, without a content encoding.',
  ),
  InvalidRequest: permanent(422, 'Invalid request', 'The request is not valid; errors names each place.'),
  IdempotencyMismatch: permanent(
    422,
    'Idempotency key reused',
    'This Idempotency-Key was used before with a different body.',
  ),
  TooManyRequests: {
    class: 'transient',
    status: 429,
    title: 'Too many requests',
    message: 'Slow down and repeat the request after the time in Retry-After.',
  },
  InternalError: {
    class: 'unknown',
    status: 500,
    title: 'Internal error',
    message: 'Something went wrong on our side; the request id finds it in the logs.',
  },
  ServiceUnavailable: {
    class: 'transient',
    status: 503,
    title: 'Service unavailable',
    message: 'A part the service depends on does not answer; repeat the request later.',
  },

  // What ends or interrupts a run.
  TaskCancelled: permanent(undefined, 'Cancelled', 'The report was cancelled.'),
  StartFailed: permanent(undefined, 'Could not start', 'The report could not be started within 15 minutes.'),
  RunTimedOut: permanent(undefined, 'Run timed out', 'The whole run took longer than it may.'),
  RunAborted: permanent(undefined, 'Run stopped', 'The run was stopped from outside.'),
  RunLost: permanent(undefined, 'Run lost', 'The run ended without a result.'),
  StepTimedOut: permanent(undefined, 'Step timed out', 'A step of the report took longer than it may.'),
  RecordInvalid: permanent(
    undefined,
    'Record invalid',
    'A step of the report was given or returned a record that breaks its contract.',
  ),
  SourceChanged: permanent(undefined, 'Source changed', 'A cited span is not what its source says.'),
  StorageUnavailable: transient('Storage unavailable', 'The storage of the service did not answer.'),
  StorageThrottled: transient('Storage throttled', 'The storage of the service was busy.'),
  KnowledgeUnavailable: transient('Knowledge unavailable', 'The knowledge base could not be read.'),
  DocumentsRefused: permanent(undefined, 'Documents refused', 'No index can be made of the uploaded documents.'),
  KnowledgeRefused: permanent(
    undefined,
    'Knowledge refused',
    'The knowledge base does not exist, or refused the search.',
  ),
  WorkflowUnavailable: transient('Workflow unavailable', 'The workflow service did not answer.'),
  EventsUnavailable: transient('Events unavailable', 'The event bus did not answer.'),

  // What comes of the content policy.
  ContentBlocked: permanent(
    undefined,
    'Content blocked',
    'The content policy of this service does not allow what the order asks for or holds.',
  ),
  GuardrailUnavailable: transient('Guardrail unavailable', 'The guardrail of the service did not answer.'),

  // What comes of calling a language model; mostly another engine takes over.
  ModelThrottled: transient('Model throttled', 'The provider of the language model was overloaded.'),
  ModelUnavailable: transient('Model unavailable', 'The provider of the language model could not be reached.'),
  ModelTimedOut: transient('Model timed out', 'The language model did not answer in time.'),
  ModelRefused: permanent(undefined, 'Model refused', 'The language model refused to answer.'),
  ModelTruncated: permanent(undefined, 'Model truncated', 'The answer of the language model was cut off.'),
  ModelNonsense: permanent(undefined, 'Model nonsense', 'The language model gave no usable answer.'),
  ModelRejected: permanent(undefined, 'Model rejected', 'The provider of the language model rejected the request.'),
  ModelNotFound: permanent(undefined, 'Model not found', 'The provider does not know the language model.'),
  ModelKeyInvalid: permanent(undefined, 'Model key invalid', 'The key for the language model is not valid.'),
  ModelQuotaSpent: permanent(undefined, 'Model quota spent', 'The quota for the language model is spent.'),
  ContextTooLong: permanent(undefined, 'Context too long', 'The language model was given more text than it reads.'),

  // What comes of calling a tool; a research step goes on without it.
  ToolUnavailable: transient('Tool unavailable', 'A tool did not answer.'),
  ToolTimedOut: transient('Tool timed out', 'A tool took longer than it may.'),
  ToolRefused: permanent(undefined, 'Tool refused', 'A call of a tool broke a rule, or the tool refused us.'),
  ToolAnswerInvalid: permanent(
    undefined,
    'Tool answer invalid',
    'A tool gave an answer that is too large or no answer.',
  ),

  Unexpected: { class: 'unknown', title: 'Unexpected error', message: 'Something unforeseen ended the report.' },
} as const satisfies Record<string, FaultDefinition>;

export type FaultName = keyof typeof faults;

/** The table above, by name. */
export const faultDefinitions: Readonly<Record<FaultName, FaultDefinition>> = faults;

export const faultNames = Object.keys(faults) as FaultName[];

/** The names of one class, in table order. */
export function faultsOf(faultClass: FaultClass): FaultName[] {
  return faultNames.filter((name) => faultDefinitions[name].class === faultClass);
}

/** Whether `name` is one of ours; anything else is treated as `Unexpected`. */
export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faults, name);
}

/** The stable `type` of a problem document. */
export function problemType(name: FaultName): string {
  return `urn:dossier:problem:${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;
}

/**
 * How the workflow retries a step, in the order the state machine tries the rules.
 * Intervals are seconds before the first retry; each further wait doubles, with full jitter.
 */
export const retryRules: readonly {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
}[] = [
  { errors: faultsOf('permanent'), intervalSeconds: 1, maxAttempts: 0, backoffRate: 1 },
  // Minutes of patience: being throttled is cured by waiting, not by failing.
  {
    errors: ['ModelThrottled', 'Lambda.TooManyRequestsException'],
    intervalSeconds: 2,
    maxAttempts: 6,
    backoffRate: 2,
  },
  {
    errors: [
      ...faultsOf('transient').filter((name) => name !== 'ModelThrottled'),
      // What Lambda and Step Functions themselves call a fault that passes.
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.ClientExecutionTimeoutException',
    ],
    intervalSeconds: 1,
    // 4 attempts in all at 1-2-4 s.
    maxAttempts: 3,
    backoffRate: 2,
  },
  // A step that ran out of time would buy everything again.
  { errors: ['Sandbox.Timedout', 'States.Timeout'], intervalSeconds: 1, maxAttempts: 0, backoffRate: 1 },
  { errors: ['States.ALL'], intervalSeconds: 2, maxAttempts: 1, backoffRate: 2 },
];

/** How often the workflow tries a step again that failed with `name`. */
export function retriesOf(name: FaultName): number {
  const rule = retryRules.find(({ errors }) => errors.includes(name) || errors.includes('States.ALL'));
  return rule?.maxAttempts ?? 0;
}

/** Whether it came of calling a language model, so that another engine can take over. */
export function isModelFault(name: FaultName): boolean {
  return name.startsWith('Model') || name === 'ContextTooLong';
}

function permanent<const Status extends number | undefined>(status: Status, title: string, message: string) {
  return { class: 'permanent', title, message, ...(status === undefined ? {} : { status }) } as const;
}

function transient(title: string, message: string) {
  return { class: 'transient', title, message } as const;
}
