import {
  type EmbeddingsSetup,
  embeddingInputs,
  embeddingsSecretName,
  toEmbeddingsName,
} from '../contract/embeddings.ts';
import { type ModelName, partsOf } from '../contract/models.ts';
import type { StageName } from '../lib/stages.ts';
import { secretVariable } from './aws/secrets.ts';
import { bedrockAccess, type Variables } from './local-models.ts';
import { Problem } from './problem.ts';

/** What a laptop is told of embeddings: what a deployment takes from `lib/stages.ts` and Secrets Manager. */
export interface LocalEmbeddings {
  readonly setup: EmbeddingsSetup;
  /** Name of the secret, and its value. */
  readonly secret: string;
  readonly value: string;
}

/** Finds address and key in variables of its own, else in those that the provider's own tools use. */
export async function findEmbeddings(text: string, stage: StageName, variables: Variables): Promise<LocalEmbeddings> {
  const model = readName(text);
  if (partsOf(model).provider === 'bedrock') {
    const { endpoint, secret, value } = await bedrockAccess(variables, stage, 'DOSSIER_EMBEDDINGS');
    return { setup: { model, endpoint }, secret, value };
  }
  const ownAddress = variables['EMBEDDINGS_BASE_URL'];
  const address = ownAddress || variables['OPENAI_BASE_URL'];
  const key = ownAddress ? variables['EMBEDDINGS_API_KEY'] : variables['OPENAI_API_KEY'];
  if (!address && !key) throw new Problem('DOSSIER_EMBEDDINGS needs OPENAI_API_KEY, or EMBEDDINGS_BASE_URL.');
  const input = readInput(variables['EMBEDDINGS_INPUT'] || undefined);
  return {
    setup: {
      model,
      endpoint: { baseUrl: address || 'https://api.openai.com/v1', ...(input === undefined ? {} : { input }) },
    },
    secret: embeddingsSecretName(stage, model) ?? '',
    // A server of one's own may want no key.
    value: key || 'none',
  };
}

/** For the local Secrets Manager, as environment variables. */
export function secretsOf({ secret, value }: LocalEmbeddings): Record<string, string> {
  return { [secretVariable(secret)]: value };
}

function readName(text: string): ModelName {
  try {
    return toEmbeddingsName(text);
  } catch (error) {
    throw new Problem(`DOSSIER_EMBEDDINGS names no model that embeds. ${(error as Error).message}.`);
  }
}

function readInput(text: string | undefined) {
  const input = embeddingInputs.find((each) => each === text);
  if (text === undefined || input !== undefined) return input;
  throw new Problem(`EMBEDDINGS_INPUT is ${JSON.stringify(text)}: it has to be ${embeddingInputs.join(', ')}.`);
}
