import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { EmbeddingsSetup } from '../contract/embeddings.ts';
import type { GuardrailSetup } from '../contract/guardrail.ts';
import type { KnowledgeBaseSetup } from '../contract/knowledge-base.ts';
import type { ModelEndpoints, ModelName } from '../contract/models.ts';

/**
 * Everything that differs between the stages. Values only: all stages have the same resources, so
 * that what was tried in one is what runs in the next.
 */
export interface Stage {
  readonly name: StageName;
  /** How long a report and everything stored for it is kept. */
  readonly reportRetentionDays: number;
  readonly feedbackRetentionDays: number;
  readonly logRetention: RetentionDays;
  /** How far back the tables can be restored; DynamoDB allows 1 to 35. */
  readonly pointInTimeRecoveryDays: number;
  /** Whether deleting the data stack leaves tables, bucket and secret in place. */
  readonly keepsData: boolean;
  /** Lambda's CPU grows with memory; 1,769 MB are one whole vCPU. */
  readonly memoryMb: { readonly api: number; readonly agent: number; readonly ingest: number };
  /**
   * Research steps that run at the same time, of all reports; more wait for minutes and try again, so that
   * a burst of orders leaves room for the API. Lambda sets as many aside: `unreserved` where the account
   * may have no more than the ten that a new one starts with.
   */
  readonly researchConcurrency: number | 'unreserved';
  /** What each table takes in a second, in units of its price: the most that a mistake can cost. */
  readonly tableUnitsPerSecond: { readonly read: number; readonly write: number };
  /** Of the whole API; limits per tenant are the service's own. */
  readonly throttle: { readonly requestsPerSecond: number; readonly burstRequests: number };
  /**
   * Web pages that may call the API, as many in each stage. The gateway's own errors can name only one
   * origin: the first.
   */
  readonly corsOrigins: readonly [string, ...string[]];
  /**
   * The language models of the agents, the capable one first, the small one second, then fallbacks; none: the
   * extractive engine. Keys lie in Secrets Manager under `{stage}/anthropic-api-key` and `{stage}/openai-compatible-api-key`;
   * Bedrock takes none.
   */
  readonly models: readonly ModelName[];
  readonly modelEndpoints: ModelEndpoints;
  /**
   * What finds passages by their meaning, beside their words; absent: words alone. Its key lies in Secrets Manager under
   * `{stage}/embeddings-api-key`; Bedrock takes none.
   */
  readonly embeddings?: EmbeddingsSetup;
  /** A Bedrock knowledge base that is searched instead of the stage's own documents. */
  readonly knowledgeBase?: KnowledgeBaseSetup;
  /** A guardrail of Bedrock that is asked about texts beside the rules; paid for by their length. */
  readonly guardrail?: GuardrailSetup;
  /** Who gets an email when an alarm rings or the budget is nearly spent; '' is nobody. */
  readonly alarmEmail: string;
  /** What the account may cost in a month before the budget speaks, in USD. */
  readonly monthlyBudgetUsd: number;
}

/** What a laptop or a test chooses instead of the stage. */
export type StageModels = Pick<Stage, 'models' | 'modelEndpoints' | 'embeddings' | 'knowledgeBase' | 'guardrail'>;

export const stageNames = ['dev', 'staging', 'production'] as const;
export type StageName = (typeof stageNames)[number];

export const stages: Readonly<Record<StageName, Stage>> = {
  dev: {
    name: 'dev',
    reportRetentionDays: 7,
    feedbackRetentionDays: 365,
    logRetention: RetentionDays.ONE_WEEK,
    pointInTimeRecoveryDays: 1,
    keepsData: false,
    memoryMb: { api: 512, agent: 1_024, ingest: 1_769 },
    researchConcurrency: 'unreserved',
    tableUnitsPerSecond: { read: 1_000, write: 1_000 },
    throttle: { requestsPerSecond: 50, burstRequests: 100 },
    corsOrigins: ['http://localhost:8787'],
    models: [],
    modelEndpoints: {},
    alarmEmail: '',
    monthlyBudgetUsd: 25,
  },
  staging: {
    name: 'staging',
    reportRetentionDays: 30,
    feedbackRetentionDays: 365,
    logRetention: RetentionDays.ONE_MONTH,
    pointInTimeRecoveryDays: 7,
    keepsData: true,
    memoryMb: { api: 1_024, agent: 1_769, ingest: 3_008 },
    researchConcurrency: 100,
    tableUnitsPerSecond: { read: 4_000, write: 4_000 },
    throttle: { requestsPerSecond: 200, burstRequests: 400 },
    // Names that never resolve: nobody is allowed until the team puts its own page here.
    corsOrigins: ['https://dossier.staging.invalid'],
    models: [],
    modelEndpoints: {},
    alarmEmail: '',
    monthlyBudgetUsd: 50,
  },
  production: {
    name: 'production',
    reportRetentionDays: 90,
    feedbackRetentionDays: 365,
    logRetention: RetentionDays.THREE_MONTHS,
    pointInTimeRecoveryDays: 35,
    keepsData: true,
    memoryMb: { api: 1_024, agent: 1_769, ingest: 3_008 },
    researchConcurrency: 400,
    tableUnitsPerSecond: { read: 12_000, write: 12_000 },
    throttle: { requestsPerSecond: 2_000, burstRequests: 4_000 },
    corsOrigins: ['https://dossier.invalid'],
    models: [],
    modelEndpoints: {},
    alarmEmail: '',
    monthlyBudgetUsd: 300,
  },
};

/** The stages in a list like `staging,production`. */
export function toStageNames(list: string): StageName[] {
  return list.split(',').map(toStageName);
}

/** `name` as a stage; says which stages there are when it is none. */
export function toStageName(name: string): StageName {
  const found = stageNames.find((stageName) => stageName === name);
  if (found === undefined) throw new Error(`There is no stage "${name}"; choose one of ${stageNames.join(', ')}`);
  return found;
}
