import type { FaultName } from '../../contract/errors.ts';
import type { ModelName } from '../../contract/models.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { costOf, type ModelCall } from '../../functions/domain/model-call.ts';
import type { Prompt } from '../../functions/domain/prompt.ts';
import type { Generation, Model } from '../../functions/engine-ports.ts';

/** A value in the shape that was asked for, or why there is none. */
export type Answer = { readonly value: unknown } | { readonly fault: FaultName };

/** What each call of a fake model uses. */
export const callTokens = { inputTokens: 1_000, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 100 };

/** A model that gives the scripted answers in their order and refuses any further question. */
export class FakeModel implements Model {
  readonly name: ModelName;
  /** The whole text of each prompt. */
  readonly prompts: string[] = [];
  readonly deadlines: number[] = [];
  readonly #answers: Answer[];

  constructor(name: ModelName, ...answers: Answer[]) {
    this.name = name;
    this.#answers = answers;
  }

  async generate<Value>(prompt: Prompt<Value>, deadlineAtMs: number): Promise<Generation<Value>> {
    this.prompts.push([...prompt.system, ...prompt.request].map(({ text }) => text).join('\n\n'));
    this.deadlines.push(deadlineAtMs);
    const answer = this.#answers.shift();
    if (answer === undefined) throw new Error(`The test has no further answer for ${this.name}`);
    const call: ModelCall = {
      model: this.name,
      ...callTokens,
      costMicroUsd: costOf(this.name, callTokens),
      latencyMs: 5,
      parts: { instructions: 600, evidence: 400 },
    };
    const value = 'value' in answer ? prompt.schema.parse(answer.value) : undefined;
    if (value !== undefined) return { call, value };
    const fault = new Fault('fault' in answer ? answer.fault : 'ModelNonsense');
    return { call: { ...call, fault: fault.name }, fault };
  }

  /** How many scripted answers nobody asked for. */
  get unasked(): number {
    return this.#answers.length;
  }
}
