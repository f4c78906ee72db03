import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { type ModelName, partsOf } from '../../contract/models.ts';
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
  const { baseUrl: baseURL, region, credentialsSecret } = endpoints.bedrock ?? {};
  const { model } = partsOf(name);
  const bedrock = createAmazonBedrock({
    ...(baseURL === undefined ? {} : { baseURL }),
    ...(region === undefined ? {} : { region }),
    ...(credentialsSecret === undefined
      ? {}
      : { credentialProvider: async () => JSON.parse(await secrets.get(credentialsSecret)) as Credentials }),
  })(model);
  return {
    cacheMark: cachingModels.test(model) ? { bedrock: { cachePoint: { type: 'default' } } } : {},
    sampling: { temperature: 0 },
    open: async () => bedrock,
    renew: async () => false,
  };
}
