import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embeddingsSecretName } from '../../contract/embeddings.ts';
import { partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import type { EmbeddingConnection, EmbeddingConnectionSetup, EmbeddingKind } from './embedding-connection.ts';
import { keyedClient } from './model-connection.ts';

/** Models that were trained with "query: " or "passage: " before each text. */
const prefixedModels = /(?:^|[-/_])e5[-_]/i;

/** Any server that speaks OpenAI's embeddings. */
export function connectOpenAICompatibleEmbeddings(setup: EmbeddingConnectionSetup): EmbeddingConnection {
  const { stage, endpoint, secrets } = setup;
  const { model } = partsOf(setup.model);
  const baseURL = endpoint?.baseUrl;
  if (baseURL === undefined) throw new Fault('ModelNotFound', { message: 'No address is set for embeddings' });
  const input = endpoint?.input ?? (prefixedModels.test(model) ? 'prefix' : 'plain');
  const open = (apiKey: string) => (kind: EmbeddingKind) =>
    createOpenAICompatible({
      name: 'openai-compatible',
      baseURL,
      apiKey,
      ...(input === 'input_type' ? { fetch: namingKind(kind) } : {}),
    }).embeddingModel(model);
  const keyed = keyedClient(embeddingsSecretName(stage, setup.model) ?? '', secrets, open);
  return {
    open: async (kind) => (await keyed.open())(kind),
    renew: () => keyed.renew(),
    toInput: (text, kind) => (input === 'prefix' ? `${kind}: ${text}` : text),
    optionsFor: () => ({}),
  };
}

/** Adds a field to the body that the library does not know. */
function namingKind(kind: EmbeddingKind): typeof fetch {
  return (address, init) => {
    // The library always sends text.
    const body = JSON.parse(init?.body as string) as Record<string, unknown>;
    return fetch(address, { ...init, body: JSON.stringify({ ...body, input_type: kind }) });
  };
}
