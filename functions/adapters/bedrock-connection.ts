import { type AmazonBedrockProvider, createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { type ModelEndpoint, type ModelName, partsOf } from '../../contract/models.ts';
import type { Secrets } from '../ports.ts';
import type { ConnectionSetup, ModelConnection } from './model-connection.ts';

/** Only these take a mark in their prompt; others refuse the request for it. */
const cachingModels = /anthropic\.claude|amazon\.nova/;

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Bedrock's Converse API, signed with the role of the function. */
export function connectBedrock(name: ModelName, { endpoints, secrets }: ConnectionSetup): ModelConnection {
  const { model } = partsOf(name);
  const bedrock = openBedrock(endpoints.bedrock, secrets)(model);
  return {
    cacheMark: cachingModels.test(model) ? { bedrock: { cachePoint: { type: 'default' } } } : {},
    sampling: { temperature: 0 },
    open: async () => bedrock,
    renew: async () => false,
  };
}

/** All models of a region, called with the role of the function unless a secret holds other credentials. */
export function openBedrock(endpoint: ModelEndpoint | undefined, secrets: Secrets): AmazonBedrockProvider {
  const { baseUrl: baseURL, region, credentialsSecret } = endpoint ?? {};
  return createAmazonBedrock({
    ...(baseURL === undefined ? {} : { baseURL }),
    ...(region === undefined ? {} : { region }),
    ...(credentialsSecret === undefined
      ? {}
      : { credentialProvider: async () => JSON.parse(await secrets.get(credentialsSecret)) as Credentials }),
  });
}
