import { limits } from '../../contract/limits.ts';
import { type ModelName, partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import { type CallTokens, costOf, type ModelCall } from '../domain/model-call.ts';
import type { Prompt } from '../domain/prompt.ts';
import type { Generation, Model } from '../engine-ports.ts';
import type { Clock } from '../ports.ts';
import { attemptTwice, leastRequestMs, noTimeLeft, type Outcome } from './attempt-twice.ts';
import type { ModelConnection } from './model-connection.ts';
import { toModelFault } from './model-fault.ts';
import { type ModelAnswer, modelRequest, noTokens, wholeAnswer } from './model-request.ts';
import { retryAfterMs } from './retry-after.ts';
import { streamAnswer } from './stream-answer.ts';
import { brokenOff, toStreamFault } from './stream-fault.ts';

/** The library would print what a provider does not support to the console; ours is for structured logs. */
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

/** Left of a step's time for what it does after the model has answered. */
const reserveMs = 5_000;

/** Shorter answers are over before one could tell silence from thought, and cost little to the end. */
export const leastStreamedTokens = 500;

export interface ModelSetup {
  readonly connection: ModelConnection;
  readonly clock: Clock;
  readonly requestMs?: number;
  readonly silenceMs?: number;
}

/**
 * A language model through the AI SDK. Its own retries are off: a failure is for the ladder and the workflow, except
 * that a wait the provider itself asks for is waited here, once, and that a refused key is fetched anew, once.
 */
export function aiSdkModel(name: ModelName, setup: ModelSetup): Model {
  const { connection, clock } = setup;
  const { requestMs = limits.modelRequestSeconds * 1_000, silenceMs = limits.modelSilenceSeconds * 1_000 } = setup;
  const timeLeftMs = (deadlineAtMs: number) => deadlineAtMs - reserveMs - clock.now().getTime();

  async function attempt<Value>(prompt: Prompt<Value>, deadlineAtMs: number): Promise<Attempt<Value>> {
    const timeoutMs = Math.min(requestMs, timeLeftMs(deadlineAtMs));
    if (timeoutMs < leastRequestMs) return { tokens: noTokens, fault: noTimeLeft() };
    try {
      const request = await modelRequest(prompt, connection, timeoutMs);
      if (prompt.maxOutputTokens < leastStreamedTokens) return read(prompt, await wholeAnswer(request));
      const { error, ...answer } = await streamAnswer(request, silenceMs);
      if (error === undefined) return read(prompt, answer);
      const { tokens, isEstimated } = answer;
      return { tokens, isEstimated, fault: toStreamFault(error, name), retryAfterMs: retryAfterMs(error, clock.now()) };
    } catch (error) {
      return { tokens: noTokens, fault: toModelFault(error, name), retryAfterMs: retryAfterMs(error, clock.now()) };
    }
  }

  function read<Value>(
    prompt: Prompt<Value>,
    { text, finishReason, tokens, isEstimated }: ModelAnswer,
  ): Attempt<Value> {
    const hasEnded = finishReason === 'stop' || finishReason === 'tool-calls';
    const value = hasEnded ? prompt.schema.parse(objectIn(text)) : undefined;
    const come = { tokens, isEstimated };
    return value === undefined ? { ...come, fault: unfinished(name, finishReason) } : { ...come, value };
  }

  return {
    name,
    async generate<Value>(prompt: Prompt<Value>, deadlineAtMs: number): Promise<Generation<Value>> {
      const startedAtMs = clock.now().getTime();
      const done = await attemptTwice(
        () => attempt(prompt, deadlineAtMs),
        connection,
        () => timeLeftMs(deadlineAtMs),
      );
      const { tokens, fault, isEstimated } = done;
      const call: ModelCall = {
        model: name,
        ...tokens,
        costMicroUsd: costOf(name, tokens),
        latencyMs: clock.now().getTime() - startedAtMs,
        parts: shareOut(tokens.inputTokens, prompt),
        ...(isEstimated ? { isEstimated } : {}),
        ...(fault === undefined ? {} : { fault: fault.name }),
      };
      return fault === undefined ? { call, value: done.value } : { call, fault };
    },
  };
}

type Attempt<Value> = Outcome & { readonly tokens: CallTokens; readonly isEstimated?: boolean | undefined } & (
    | { readonly value: Value; readonly fault?: undefined }
    | { readonly fault: Fault }
  );

/** An answer that came to no end of its own, or is no JSON. */
function unfinished(name: ModelName, finishReason: string | undefined): Fault {
  const { provider } = partsOf(name);
  if (finishReason === 'length') {
    return new Fault('ModelTruncated', { message: `The answer of ${provider} was cut off at the token limit` });
  }
  if (finishReason === 'content-filter') {
    return new Fault('ModelRefused', { message: `The model of ${provider} or its filter refused to answer` });
  }
  if (finishReason === 'interrupted') return brokenOff(name);
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
