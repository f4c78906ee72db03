import { type ModelProvider, partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import type { EmbeddingConnection, EmbeddingConnectionSetup } from './embedding-connection.ts';

type Connect = (setup: EmbeddingConnectionSetup) => EmbeddingConnection;

/** Each provider's library is loaded when it is first used. */
const providers: Readonly<Record<ModelProvider, () => Promise<Connect>>> = {
  bedrock: async () => (await import('./bedrock-embeddings.ts')).connectBedrockEmbeddings,
  'openai-compatible': async () =>
    (await import('./openai-compatible-embeddings.ts')).connectOpenAICompatibleEmbeddings,
  anthropic: async () => {
    throw new Fault('ModelNotFound', { message: 'Anthropic has no model that embeds' });
  },
};

export async function connectEmbeddings(setup: EmbeddingConnectionSetup): Promise<EmbeddingConnection> {
  const connect = await providers[partsOf(setup.model).provider]();
  return connect(setup);
}
