import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  keySecretName,
  type ModelEndpoint,
  type ModelEndpoints,
  type ModelName,
  type ModelProvider,
  partsOf,
} from '../contract/models.ts';
import type { StageName } from '../lib/stages.ts';
import { secretVariable } from './aws/secrets.ts';
import { Problem } from './problem.ts';

/** What the local stack is told of models: what a deployment takes from `lib/stages.ts` and Secrets Manager. */
export interface LocalModels {
  readonly models: readonly ModelName[];
  readonly modelEndpoints: ModelEndpoints;
  /** For the local Secrets Manager, as environment variables. */
  readonly secrets: Readonly<Record<string, string>>;
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** Finds address and key of each model in the variables its provider's own tools use. */
export async function findModels(
  models: readonly ModelName[],
  stage: StageName,
  variables: Variables,
): Promise<LocalModels> {
  const providers = new Set(models.map((model) => partsOf(model).provider));
  const found = await Promise.all(
    [...providers].map(async (provider) => ({ provider, ...(await finders[provider](variables, stage)) })),
  );
  return {
    models,
    modelEndpoints: Object.fromEntries(found.map(({ provider, endpoint }) => [provider, endpoint])),
    secrets: Object.fromEntries(found.map(({ secret, value }) => [secretVariable(secret), value])),
  };
}

export interface Found {
  readonly endpoint: ModelEndpoint;
  /** Name of the secret, and its value. */
  readonly secret: string;
  readonly value: string;
}

const finders: Readonly<Record<ModelProvider, (variables: Variables, stage: StageName) => Found | Promise<Found>>> = {
  anthropic: (variables, stage) => {
    const address = variables['ANTHROPIC_BASE_URL'];
    return {
      // Anthropic's own tools add the version, the library does not.
      endpoint: address ? { baseUrl: address.replace(/\/*$/, '').replace(/(?<!\/v1)$/, '/v1') } : {},
      secret: keySecretName(stage, 'anthropic') ?? '',
      value: required(variables, 'ANTHROPIC_API_KEY'),
    };
  },
  'openai-compatible': (variables, stage) => ({
    endpoint: { baseUrl: variables['OPENAI_BASE_URL'] || 'https://api.openai.com/v1' },
    secret: keySecretName(stage, 'openai-compatible') ?? '',
    // A server of one's own may want no key.
    value: variables['OPENAI_BASE_URL'] ? variables['OPENAI_API_KEY'] || 'none' : required(variables, 'OPENAI_API_KEY'),
  }),
  bedrock: (variables, stage) => bedrockAccess(variables, stage, 'DOSSIER_MODEL'),
};

/** Bedrock in the region and with the credentials of the person at the keyboard; `setting` is what asks for it. */
export async function bedrockAccess(variables: Variables, stage: StageName, setting: string): Promise<Found> {
  const region = variables['AWS_REGION'] || required(variables, 'AWS_DEFAULT_REGION', setting);
  const secret = `${stage}/bedrock-credentials`;
  return {
    endpoint: { region, baseUrl: `https://bedrock-runtime.${region}.amazonaws.com`, credentialsSecret: secret },
    secret,
    value: JSON.stringify(await awsCredentials(region, setting)),
  };
}

function required(variables: Variables, name: string, setting = 'DOSSIER_MODEL'): string {
  const value = variables[name];
  if (value) return value;
  throw new Problem(`${setting} needs ${name}.`);
}

/** As every AWS tool finds them. The stack has credentials of its own, so they have to be taken before it starts. */
async function awsCredentials(region: string, setting: string) {
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = await new DynamoDBClient({ region }).config.credentials();
    return { accessKeyId, secretAccessKey, sessionToken };
  } catch {
    throw new Problem(`${setting} names Bedrock, but no AWS credentials were found.`);
  }
}
