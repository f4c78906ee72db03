/**
 * Environment variables, by name. The same name has the same value in every function of a stage;
 * each function is given only those it lists here.
 */
export const environmentNames = {
  stage: 'DOSSIER_STAGE',
  tasksTable: 'DOSSIER_TASKS_TABLE',
  feedbackTable: 'DOSSIER_FEEDBACK_TABLE',
  keysTable: 'DOSSIER_KEYS_TABLE',
  idempotencyTable: 'DOSSIER_IDEMPOTENCY_TABLE',
  bodiesBucket: 'DOSSIER_BODIES_BUCKET',
  documentsBucket: 'DOSSIER_DOCUMENTS_BUCKET',
  stateMachineArn: 'DOSSIER_STATE_MACHINE_ARN',
  eventBus: 'DOSSIER_EVENT_BUS',
  /** Where the documents are while none are uploaded: a folder, or an index file in S3 as `s3://bucket/key`. */
  knowledgeLocation: 'DOSSIER_KNOWLEDGE_LOCATION',
  /** How the agents think: `extractive`, or language models as `contract/models.ts` says. */
  engine: 'DOSSIER_ENGINE',
  /** Where the models are, beside their providers' own addresses: JSON, `{}` for nothing. */
  modelEndpoints: 'DOSSIER_MODEL_ENDPOINTS',
  /** The model that embeds, as `contract/embeddings.ts` writes it: `{}` for none. */
  embeddings: 'DOSSIER_EMBEDDINGS_SETUP',
  /** The guardrail that looks at content beside the rules, as `contract/guardrail.ts` writes it: `{}` for none. */
  guardrail: 'DOSSIER_GUARDRAIL',
  /** Whether tool servers may be programs that a function starts: `start` on a developer's machine, `refuse` elsewhere. */
  toolPrograms: 'DOSSIER_TOOL_PROGRAMS',
  /** Name or ARN of the secret that signs cursors. */
  cursorSecret: 'DOSSIER_CURSOR_SECRET',
  /** Web pages that may call the API: their origins, separated by commas. */
  corsOrigins: 'DOSSIER_CORS_ORIGINS',
  /** Days a report is kept. */
  reportRetentionDays: 'DOSSIER_REPORT_RETENTION_DAYS',
  feedbackRetentionDays: 'DOSSIER_FEEDBACK_RETENTION_DAYS',
} as const;

export type EnvironmentKey = keyof typeof environmentNames;
export type FunctionName = keyof typeof functionEnvironment;

/** What each function reads. */
export const functionEnvironment = {
  authorizer: ['stage', 'keysTable'],
  orders: [
    'stage',
    'tasksTable',
    'idempotencyTable',
    'stateMachineArn',
    'eventBus',
    'corsOrigins',
    'reportRetentionDays',
    'engine',
  ],
  reads: ['stage', 'tasksTable', 'bodiesBucket', 'cursorSecret', 'corsOrigins'],
  export: ['stage', 'tasksTable', 'bodiesBucket', 'corsOrigins'],
  changes: [
    'stage',
    'tasksTable',
    'feedbackTable',
    'bodiesBucket',
    'stateMachineArn',
    'eventBus',
    'corsOrigins',
    'feedbackRetentionDays',
  ],
  health: ['stage', 'tasksTable', 'stateMachineArn', 'knowledgeLocation', 'documentsBucket', 'corsOrigins'],
  sweep: ['stage', 'tasksTable', 'feedbackTable', 'bodiesBucket', 'stateMachineArn', 'eventBus'],
  ingest: ['stage', 'documentsBucket', 'embeddings'],
  plan: [
    'stage',
    'tasksTable',
    'bodiesBucket',
    'eventBus',
    'knowledgeLocation',
    'documentsBucket',
    'engine',
    'modelEndpoints',
    'guardrail',
  ],
  research: [
    'stage',
    'tasksTable',
    'bodiesBucket',
    'knowledgeLocation',
    'documentsBucket',
    'engine',
    'modelEndpoints',
    'embeddings',
    'guardrail',
    'toolPrograms',
  ],
  write: ['stage', 'tasksTable', 'bodiesBucket', 'eventBus', 'engine', 'modelEndpoints'],
  evaluate: ['stage', 'tasksTable', 'bodiesBucket', 'eventBus', 'engine', 'modelEndpoints'],
  publish: ['stage', 'tasksTable', 'bodiesBucket', 'guardrail'],
  announce: ['stage', 'tasksTable', 'eventBus'],
  'record-failure': ['stage', 'tasksTable'],
} as const satisfies Record<string, readonly EnvironmentKey[]>;

/** The origins in a value of `corsOrigins`. */
export function splitOrigins(value: string): string[] {
  return value.split(',').filter((origin) => origin !== '');
}

/** What a value of `toolPrograms` says. */
export function mayStartPrograms(value: string): boolean {
  return value === 'start';
}

/** A function's part of the environment, every value present. */
export type EnvironmentOf<Name extends FunctionName> = {
  readonly [Key in (typeof functionEnvironment)[Name][number]]: string;
};

/** Reads what `name` needs from `variables`; reports everything that is missing at once. */
export function readEnvironment<Name extends FunctionName>(
  name: Name,
  variables: Readonly<Record<string, string | undefined>>,
): EnvironmentOf<Name> {
  const keys: readonly EnvironmentKey[] = functionEnvironment[name];
  const missing = keys.map((key) => environmentNames[key]).filter((variable) => !variables[variable]);
  if (missing.length > 0) throw new Error(`Environment of ${name} lacks ${missing.join(', ')}`);
  return Object.fromEntries(keys.map((key) => [key, variables[environmentNames[key]]])) as EnvironmentOf<Name>;
}
