import { describeCall, type ModelCall, usageOf } from '../domain/model-call.ts';
import { ladderFor, type ModelRole } from '../domain/route-model.ts';
import type { Engine, Model, Thought } from '../engine-ports.ts';
import { climbLadder, type Question } from './climb-ladder.ts';
import { type Agent, noticeOf } from './notices.ts';

/** What thinking with language models takes. */
export interface Thinking {
  /** The capable one first, the small one second, then fallbacks. */
  readonly models: readonly Model[];
  /** Needs no model, and takes over when none is of use. */
  readonly standIn: Engine;
  /** For limits; the provider's own count is what is paid. */
  readonly openTokenCounter: () => Promise<(text: string) => number>;
  /** A code for the fences of one prompt that nobody can foresee. */
  readonly newBoundary: () => string;
  readonly deadlineAtMs: number;
}

export interface Task<Answer, Value> extends Question<Answer, Value> {
  readonly agent: Agent;
  readonly role: ModelRole;
  /** For the trace. */
  readonly describe: (value: Value) => string;
  readonly withoutModel: (engine: Engine) => Promise<Thought<Value>>;
}

/** One thought by a language model, by another one, or by none at all; what was paid on the way is told in each case. */
export async function think<Answer, Value>(thinking: Thinking, task: Task<Answer, Value>): Promise<Thought<Value>> {
  const { agent, role, describe, withoutModel } = task;
  const climb = await climbLadder(ladderFor(role, thinking.models), task, thinking.deadlineAtMs);
  const { result, calls, fault } = climb;
  if (result === undefined) {
    const { value, thought } = await withoutModel(thinking.standIn);
    return thoughtOf(value, thought, calls, [noticeOf(agent, 'no model', fault ?? { name: 'ModelNotFound' })]);
  }
  const notices = fault === undefined ? [] : [noticeOf(agent, 'another model', fault)];
  return thoughtOf(result, describe(result), calls, notices);
}

/** A thought with what was paid for it, call by call. */
export function thoughtOf<Value>(
  value: Value,
  thought: string,
  calls: readonly ModelCall[],
  notices: readonly string[],
): Thought<Value> {
  return { value, thought: [thought, ...calls.map(describeCall)].join('\n'), usage: usageOf(calls), calls, notices };
}
