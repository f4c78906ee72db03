import { partsOf } from '../../contract/models.ts';
import { openBedrock } from './bedrock-connection.ts';
import type { EmbeddingConnection, EmbeddingConnectionSetup } from './embedding-connection.ts';

/** Titan and Cohere on Bedrock, signed with the role of the function. */
export function connectBedrockEmbeddings(setup: EmbeddingConnectionSetup): EmbeddingConnection {
  const { endpoint, secrets } = setup;
  const model = openBedrock(endpoint, secrets).embeddingModel(partsOf(setup.model).model);
  return {
    open: async () => model,
    renew: async () => false,
    toInput: (text) => text,
    // Cohere tells the kinds apart and refuses long texts unless it may cut them; Titan is sent neither.
    optionsFor: (kind) => ({
      bedrock: { inputType: kind === 'query' ? 'search_query' : 'search_document', truncate: 'END' },
    }),
  };
}
