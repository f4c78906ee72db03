import { type ModelEndpoint, type ModelName, partsOf, toModelName } from './models.ts';

/** How a deployment finds passages by what they mean, beside their words. */

/** `plain`: questions and passages alike; `prefix`: as the models of the E5 family want them; `input_type`: in a field of its own. */
export const embeddingInputs = ['plain', 'prefix', 'input_type'] as const;

export interface EmbeddingsEndpoint extends ModelEndpoint {
  /** How the model is told a question from a passage: `prefix` for E5 by its name, else `plain`. OpenAI-compatible servers only. */
  readonly input?: (typeof embeddingInputs)[number];
}

export interface EmbeddingsSetup {
  /** `openai-compatible:…` or `bedrock:…`. */
  readonly model: ModelName;
  readonly endpoint?: EmbeddingsEndpoint;
}

export function toEmbeddingsName(text: string): ModelName {
  const name = toModelName(text);
  if (partsOf(name).provider === 'anthropic') throw new Error('Anthropic has no model that embeds');
  return name;
}

/** For the environment of a function; `readEmbeddings` is its inverse. Throws when nothing could embed by it. */
export function writeEmbeddings(setup: EmbeddingsSetup | undefined): string {
  if (setup === undefined) return '{}';
  const { provider } = partsOf(toEmbeddingsName(setup.model));
  if (provider === 'openai-compatible' && setup.endpoint?.baseUrl === undefined) {
    throw new Error(`${setup.model} needs the address of its server: embeddings.endpoint.baseUrl`);
  }
  return JSON.stringify(setup);
}

export function readEmbeddings(text: string): EmbeddingsSetup | undefined {
  const setup = JSON.parse(text) as Partial<EmbeddingsSetup>;
  return setup.model === undefined ? undefined : { ...setup, model: setup.model };
}

/**
 * Where the key lies in Secrets Manager; undefined for Bedrock, which knows us by our role. Not the key of the language
 * models: that may belong to another server.
 */
export function embeddingsSecretName(stage: string, model: ModelName): string | undefined {
  return partsOf(model).provider === 'bedrock' ? undefined : `${stage}/embeddings-api-key`;
}
