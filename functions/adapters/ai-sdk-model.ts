import { setTimeout as sleep } from 'node:timers/promises';
import { generateText, jsonSchema, type LanguageModelUsage, NoObjectGeneratedError, Output } from 'ai';
import * as z from 'zod/mini';
import { limits } from '../../contract/limits.ts';
import { type ModelName, partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import { type CallTokens, costOf, type ModelCall } from '../domain/model-call.ts';
import type { Prompt, PromptPart } from '../domain/prompt.ts';
import type { Clock, Generation, Model } from '../ports.ts';
import type { ModelConnection } from './model-connection.ts';
import { toModelFault } from './model-fault.ts';
import { retryAfterMs } from './retry-after.ts';

/** The library would print what a provider does not support to the console; ours is for structured logs. */
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

/** Left of a step's time for what it does after the model has answered. */
const reserveMs = 5_000;

/** In less time no model answers. */
const leastRequestMs = 1_000;

export interface ModelSetup {
  readonly connection: ModelConnection;
  readonly clock: Clock;
  readonly requestMs?: number;
}

/**
 * A language model through the AI SDK. Its own retries are off: a failure is for the ladder and the workflow, except
 * that a wait the provider itself asks for is waited here, once, and that a refused key is fetched anew, once.
 */
export function aiSdkModel(name: ModelName, setup: ModelSetup): Model {
  const { connection, clock, requestMs = limits.modelRequestSeconds * 1_000 } = setup;
  const timeLeftMs = (deadlineAtMs: number) => deadlineAtMs - reserveMs - clock.now().getTime();

  async function attempt<Value>(prompt: Prompt<Value>, deadlineAtMs: number): Promise<Attempt<Value>> {
    const timeoutMs = Math.min(requestMs, timeLeftMs(deadlineAtMs));
    if (timeoutMs < leastRequestMs) {
      return {
        tokens: noTokens,
        fault: new Fault('ModelTimedOut', { message: 'The step has no time left for a model' }),
      };
    }
    try {
      const answer = await generateText({
        model: await connection.open(),
        instructions: { role: 'system', content: textOf(prompt.system), providerOptions: connection.cacheMark },
        prompt: textOf(prompt.request),
        output: Output.object({ schema: jsonSchema(z.toJSONSchema(prompt.schema.asked, { target: 'draft-7' })) }),
        maxOutputTokens: prompt.maxOutputTokens,
        ...connection.sampling,
        maxRetries: 0,
        abortSignal: AbortSignal.timeout(timeoutMs),
      });
      const tokens = tokensOf(answer.usage);
      const reason = answer.finishReason;
      if (reason !== 'stop' && reason !== 'tool-calls') return { tokens, fault: unfinished(name, reason) };
      const value = prompt.schema.parse(answer.output);
      return value === undefined ? { tokens, fault: nonsense(name) } : { tokens, value };
    } catch (error) {
      if (!NoObjectGeneratedError.isInstance(error)) {
        return { tokens: noTokens, fault: toModelFault(error, name), retryAfterMs: retryAfterMs(error, clock.now()) };
      }
      const tokens = tokensOf(error.usage);
      // Some models put words or a fence round their JSON.
      const value = error.finishReason === 'stop' ? prompt.schema.parse(objectIn(error.text ?? '')) : undefined;
      return value === undefined ? { tokens, fault: unfinished(name, error.finishReason) } : { tokens, value };
    }
  }

  /** The same again where that is worth it at once: after a wait that was asked for, or with a new key. */
  async function attemptTwice<Value>(prompt: Prompt<Value>, deadlineAtMs: number): Promise<Attempt<Value>> {
    const first = await attempt(prompt, deadlineAtMs);
    const waitMs = first.retryAfterMs;
    if (first.fault?.class === 'transient' && waitMs !== undefined) {
      if (waitMs > limits.modelRetryAfterSeconds * 1_000 || waitMs > timeLeftMs(deadlineAtMs) - leastRequestMs)
        return first;
      await sleep(waitMs);
      return attempt(prompt, deadlineAtMs);
    }
    if (first.fault?.name === 'ModelKeyInvalid' && (await connection.renew())) return attempt(prompt, deadlineAtMs);
    return first;
  }

  return {
    name,
    async generate<Value>(prompt: Prompt<Value>, deadlineAtMs: number): Promise<Generation<Value>> {
      const startedAtMs = clock.now().getTime();
      const done = await attemptTwice(prompt, deadlineAtMs);
      const { tokens, fault } = done;
      const call: ModelCall = {
        model: name,
        ...tokens,
        costMicroUsd: costOf(name, tokens),
        latencyMs: clock.now().getTime() - startedAtMs,
        parts: shareOut(tokens.inputTokens, prompt),
        ...(fault === undefined ? {} : { fault: fault.name }),
      };
      return fault === undefined ? { call, value: done.value } : { call, fault };
    },
  };
}

type Attempt<Value> = { readonly tokens: CallTokens; readonly retryAfterMs?: number | undefined } & (
  | { readonly value: Value; readonly fault?: undefined }
  | { readonly fault: Fault }
);

const noTokens: CallTokens = { inputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 };

function tokensOf(usage: LanguageModelUsage | undefined): CallTokens {
  return {
    inputTokens: usage?.inputTokens ?? 0,
    cachedInputTokens: usage?.inputTokenDetails.cacheReadTokens ?? 0,
    cacheWriteTokens: usage?.inputTokenDetails.cacheWriteTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
  };
}

/** An answer that came to no end of its own, or is no JSON. */
function unfinished(name: ModelName, finishReason: string | undefined): Fault {
  const { provider } = partsOf(name);
  if (finishReason === 'length') {
    return new Fault('ModelTruncated', { message: `The answer of ${provider} was cut off at the token limit` });
  }
  if (finishReason === 'content-filter') {
    return new Fault('ModelRefused', { message: `The model of ${provider} or its filter refused to answer` });
  }
  return nonsense(name);
}

function nonsense(name: ModelName): Fault {
  return new Fault('ModelNonsense', { message: `The answer of ${partsOf(name).provider} has not the shape asked for` });
}

/** What stands from the first brace to the last, as JSON; undefined when it is none. */
function objectIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

function textOf(parts: readonly PromptPart[]): string {
  return parts.map((part) => part.text).join('\n\n');
}

/** The provider counts the prompt as a whole; its parts have their share by length. */
function shareOut(inputTokens: number, { system, request }: Prompt<unknown>): Record<string, number> {
  const parts = [...system, ...request];
  const characters = parts.reduce((sum, { text }) => sum + text.length, 0);
  const shares: Record<string, number> = {};
  for (const { name, text } of parts) shares[name] = (shares[name] ?? 0) + text.length;
  return Object.fromEntries(
    Object.entries(shares).map(([name, length]) => [name, Math.round((inputTokens * length) / characters)]),
  );
}
