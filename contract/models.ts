import type * as z from 'zod/mini';

/**
 * How a deployment names its engine: `extractive`, or language models as `provider:model`, the capable one first,
 * the small one second, further ones as fallbacks. The name stands on every task and in every memo key.
 */

/** What an answer of a model has to look like. */
export type Shape = z.ZodMiniType;

export const extractiveEngineName = 'extractive';

export const modelProviders = ['bedrock', 'anthropic', 'openai-compatible'] as const;
export type ModelProvider = (typeof modelProviders)[number];

/** Such as `anthropic:claude-haiku-4-5` or `bedrock:eu.amazon.nova-lite-v1:0`. */
export type ModelName = `${ModelProvider}:${string}`;

/** What an engine's name may measure: it travels in the record of the workflow. */
const engineNameCharacters = 200;

/** What a provider needs beside the names of its models. */
export interface ModelEndpoint {
  /** Instead of the provider's own address; a server that is OpenAI-compatible has no other. */
  readonly baseUrl?: string;
  /** Instead of the region of the functions; Bedrock only. */
  readonly region?: string;
  /** Instead of the role of the function: a secret with AWS credentials as JSON; Bedrock only. */
  readonly credentialsSecret?: string;
}
export type ModelEndpoints = Readonly<Partial<Record<ModelProvider, ModelEndpoint>>>;

/** One name for the whole list; without models, the engine that needs none. */
export function engineName(models: readonly ModelName[]): string {
  const name = models.length === 0 ? extractiveEngineName : models.join(',');
  if (name.length > engineNameCharacters) {
    throw new Error(`The models together have names of more than ${engineNameCharacters} characters`);
  }
  return name;
}

/** The models an engine's name lists, none for the extractive one; throws when it names something else. */
export function modelsOf(engine: string): ModelName[] {
  if (engine === extractiveEngineName) return [];
  return engine.split(',').map(toModelName);
}

export function toModelName(text: string): ModelName {
  const name = text.trim();
  if (!modelProviders.some((provider) => name.startsWith(`${provider}:`) && name.length > provider.length + 1)) {
    throw new Error(
      `There is no model "${name}": it has to be ${modelProviders.map((provider) => `${provider}:MODEL`).join(', ')}`,
    );
  }
  return name as ModelName;
}

/** The model's name for its provider may hold colons itself. */
export function partsOf(name: ModelName): { readonly provider: ModelProvider; readonly model: string } {
  const colon = name.indexOf(':');
  return { provider: name.slice(0, colon) as ModelProvider, model: name.slice(colon + 1) };
}

/** Where a provider's key lies in Secrets Manager; undefined for one that knows us by our role. */
export function keySecretName(stage: string, provider: ModelProvider): string | undefined {
  return provider === 'bedrock' ? undefined : `${stage}/${provider}-api-key`;
}
