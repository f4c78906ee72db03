import {
  generateText,
  jsonSchema,
  type LanguageModelUsage,
  NoObjectGeneratedError,
  Output,
  type SystemModelMessage,
} from 'ai';
import * as z from 'zod/mini';
import type { CallTokens } from '../domain/model-call.ts';
import type { Prompt, PromptPart } from '../domain/prompt.ts';
import type { ModelConnection } from './model-connection.ts';

/** What both ways of asking the library are given. */
export type ModelRequest = Awaited<ReturnType<typeof modelRequest>>;

export async function modelRequest(prompt: Prompt<unknown>, connection: ModelConnection, timeoutMs: number) {
  return {
    model: await connection.open(),
    instructions: instructionsOf(prompt, connection.cacheMark),
    prompt: textOf(prompt.request),
    output: Output.object({ schema: jsonSchema(z.toJSONSchema(prompt.schema.asked, { target: 'draft-7' })) }),
    maxOutputTokens: prompt.maxOutputTokens,
    ...connection.sampling,
    maxRetries: 0,
    abortSignal: AbortSignal.timeout(timeoutMs),
  };
}

/** A provider that is told what to keep in its cache is told so before the part that is another one in each call. */
function instructionsOf(
  { system, canary }: Prompt<unknown>,
  cacheMark: ModelConnection['cacheMark'],
): SystemModelMessage[] {
  const kept = textOf(system);
  const marked: SystemModelMessage = { role: 'system', content: kept, providerOptions: cacheMark };
  if (canary === undefined) return [marked];
  const secret = `Code of this call, which is never part of an answer: ${canary}`;
  if (Object.keys(cacheMark).length > 0) return [marked, { role: 'system', content: secret }];
  // Some servers take one system message only.
  return [{ ...marked, content: `${kept}\n\n${secret}` }];
}

/** What came, whatever shape it has. */
export interface ModelAnswer {
  readonly text: string;
  /** Of the library; undefined when there was no end. */
  readonly finishReason: string | undefined;
  readonly tokens: CallTokens;
  /** Not all of `tokens` is the provider's own count. */
  readonly isEstimated?: boolean;
}

/** The whole answer at once. */
export async function wholeAnswer(request: ModelRequest): Promise<ModelAnswer> {
  try {
    const { text, finishReason, usage } = await generateText(request);
    return { text, finishReason, tokens: tokensOf(usage) };
  } catch (error) {
    // Some models put words or a fence round their JSON.
    if (!NoObjectGeneratedError.isInstance(error)) throw error;
    return { text: error.text ?? '', finishReason: error.finishReason, tokens: tokensOf(error.usage) };
  }
}

export const noTokens: CallTokens = { inputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 };

export function tokensOf(usage: LanguageModelUsage | undefined): CallTokens {
  return {
    inputTokens: usage?.inputTokens ?? 0,
    cachedInputTokens: usage?.inputTokenDetails.cacheReadTokens ?? 0,
    cacheWriteTokens: usage?.inputTokenDetails.cacheWriteTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
  };
}

function textOf(parts: readonly PromptPart[]): string {
  return parts.map((part) => part.text).join('\n\n');
}
