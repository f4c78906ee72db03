import { randomUUID } from 'node:crypto';
import type { ModelName } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import type { ModelCall } from '../domain/model-call.ts';
import type { Prompt } from '../domain/prompt.ts';
import type { Model } from '../engine-ports.ts';

export interface Question<Value, Result> {
  /** The simplified one is asked after an answer that was of no use. */
  readonly prompt: (simplified: boolean) => Prompt<Value>;
  /** What the answer comes to; undefined when it is nonsense, whatever its shape. */
  readonly read: (value: Value) => Result | undefined;
}

/** How far down one had to go for a result. */
export interface Climb<Result> {
  /** Undefined: no model gave a usable answer, and waiting would not help. */
  readonly result: Result | undefined;
  readonly calls: readonly ModelCall[];
  /** What was wrong with the model that was meant to answer; undefined when it did. */
  readonly fault: Fault | undefined;
}

/**
 * Asks one model after the other until one gives a usable answer: each once in full and, when what came was nonsense,
 * cut off, or too much to read, once simplified. Throws when every model failed and one of them may answer later.
 */
export async function climbLadder<Value, Result>(
  models: readonly Model[],
  question: Question<Value, Result>,
  deadlineAtMs: number,
): Promise<Climb<Result>> {
  const calls: ModelCall[] = [];
  const faults: Fault[] = [];
  for (const model of models) {
    for (const simplified of [false, true]) {
      const answer = await ask(model, question, simplified, deadlineAtMs);
      calls.push(answer.call);
      const [fault] = faults;
      if (answer.fault === undefined)
        return { result: answer.result, calls, fault: worthTelling(fault, model.name, calls) };
      faults.push(answer.fault);
      if (!isCuredBySimplicity(answer.fault)) break;
    }
  }
  const passing = faults.find((fault) => fault.class === 'transient');
  if (passing !== undefined) throw new Fault(passing.name, { message: passing.message, cause: passing.cause, calls });
  return { result: undefined, calls, fault: faults[0] };
}

async function ask<Value, Result>(
  model: Model,
  { prompt, read }: Question<Value, Result>,
  simplified: boolean,
  deadlineAtMs: number,
): Promise<{ call: ModelCall } & ({ result: Result; fault?: undefined } | { fault: Fault })> {
  const canary = randomUUID();
  const generation = await model.generate({ ...prompt(simplified), canary }, deadlineAtMs);
  if (generation.fault !== undefined) return generation;
  const result = JSON.stringify(generation.value).includes(canary) ? undefined : read(generation.value);
  if (result !== undefined) return { call: generation.call, result };
  const fault = new Fault('ModelNonsense');
  return { call: { ...generation.call, fault: fault.name }, fault };
}

function isCuredBySimplicity({ name }: Fault): boolean {
  return name === 'ModelNonsense' || name === 'ModelTruncated' || name === 'ContextTooLong';
}

/** That the same model needed a second try is nothing a reader has to know. */
function worthTelling(fault: Fault | undefined, answered: ModelName, calls: readonly ModelCall[]): Fault | undefined {
  return calls[0]?.model === answered ? undefined : fault;
}
