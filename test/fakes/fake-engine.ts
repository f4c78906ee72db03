import type { Draft, Plan } from '../../functions/domain/model.ts';
import type { ProposedCall } from '../../functions/domain/tool-call.ts';
import type { Engine, Judgement, Span, Thought, ToolUsingEngine } from '../../functions/engine-ports.ts';

type Input<Method extends 'plan' | 'proposeCalls' | 'research' | 'write' | 'judge'> = Parameters<
  ToolUsingEngine[Method]
>[0];

/** What an engine is to answer, method by method. */
export interface EngineScript {
  readonly plan?: (input: Input<'plan'>) => Plan;
  /** Without it the engine has no use for tools. */
  readonly proposeCalls?: (input: Input<'proposeCalls'>) => readonly ProposedCall[];
  readonly research?: (input: Input<'research'>) => readonly Span[];
  readonly write?: (input: Input<'write'>) => Draft;
  readonly judge?: (input: Input<'judge'>) => readonly Judgement[];
}

/** What each call of the fake engine is said to have cost. */
export const callUsage = { inputTokens: 10, outputTokens: 5, costMicroUsd: 7, latencyMs: 0 };

/** An engine that answers what was scripted and refuses everything else. */
export class FakeEngine implements Engine {
  readonly name = 'fake';
  /** The calls in order, by method. */
  readonly calls: (keyof EngineScript)[] = [];
  readonly proposeCalls?: ToolUsingEngine['proposeCalls'];
  readonly #script: EngineScript;

  constructor(script: EngineScript = {}) {
    this.#script = script;
    if (script.proposeCalls !== undefined) {
      this.proposeCalls = (input) => this.#answer('proposeCalls', script.proposeCalls, input);
    }
  }

  plan(input: Input<'plan'>): Promise<Thought<Plan>> {
    return this.#answer('plan', this.#script.plan, input);
  }

  research(input: Input<'research'>): Promise<Thought<readonly Span[]>> {
    return this.#answer('research', this.#script.research, input);
  }

  write(input: Input<'write'>): Promise<Thought<Draft>> {
    return this.#answer('write', this.#script.write, input);
  }

  judge(input: Input<'judge'>): Promise<Thought<readonly Judgement[]>> {
    return this.#answer('judge', this.#script.judge, input);
  }

  async #answer<In, Value>(
    method: keyof EngineScript,
    answer: ((input: In) => Value) | undefined,
    input: In,
  ): Promise<Thought<Value>> {
    this.calls.push(method);
    if (answer === undefined) throw new Error(`The test has no script for engine.${method}`);
    return { value: answer(input), thought: `Thought about ${method}`, usage: callUsage };
  }
}

/** An engine's judgement that everything it was shown is supported. */
export function supportAll({ claims }: Input<'judge'>): Judgement[] {
  return claims.map(({ claimId }) => ({ claimId, verdict: 'supported' }));
}
