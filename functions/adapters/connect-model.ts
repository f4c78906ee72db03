import { type ModelName, type ModelProvider, partsOf } from '../../contract/models.ts';
import type { ConnectionSetup, ModelConnection } from './model-connection.ts';

type Connect = (name: ModelName, setup: ConnectionSetup) => ModelConnection;

/** Each provider's library is loaded when it is first used: an environment pays for those it is configured with. */
const providers: Readonly<Record<ModelProvider, () => Promise<Connect>>> = {
  bedrock: async () => (await import('./bedrock-connection.ts')).connectBedrock,
  anthropic: async () => (await import('./anthropic-connection.ts')).connectAnthropic,
  'openai-compatible': async () => (await import('./openai-compatible-connection.ts')).connectOpenAICompatible,
};

export async function connectModel(name: ModelName, setup: ConnectionSetup): Promise<ModelConnection> {
  const connect = await providers[partsOf(name).provider]();
  return connect(name, setup);
}
