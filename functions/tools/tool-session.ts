import type { FaultName } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { cutDocument, cutShown } from '../domain/cut-result.ts';
import { describeAge } from '../domain/describe-age.ts';
import { asFault, type Fault } from '../domain/fault.ts';
import { firstCharacters } from '../domain/first-characters.ts';
import { canonicalJson, sha256 } from '../domain/hash.ts';
import type { TaskKey } from '../domain/model.ts';
import type { ProposedCall, ToldCall, ToolDescription, ToolOutcome } from '../domain/tool-call.ts';
import { inTime } from '../in-time.ts';
import type { Clock } from '../ports.ts';
import type { Tool, ToolArguments, ToolAudit, ToolResult } from '../tool-ports.ts';
import type { LastAnswers, MadeCall } from './last-answers.ts';

/** One call with what came of it. */
export interface ToolExchange extends ToldCall {
  /** Both `none` for a name that is not offered, which is the model's own text. */
  readonly server: string;
  readonly tool: string;
  readonly hasSideEffects: boolean;
  readonly result: ToolResult;
  /** Of the earlier answer that stands in for this one, in seconds: the tool is down. */
  readonly ageSeconds?: number;
  readonly latencyMs: number;
}

type Answered = Pick<ToolExchange, 'call' | 'outcome' | 'text' | 'result' | 'ageSeconds'>;

/** For whom tools are called. */
export interface ToolUser extends TaskKey {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly agentId: string;
  /** The same for every try of the step, such as `research-0`. */
  readonly step: string;
}

/** Why no more calls are made in this step. */
export type SessionEnd = 'loop' | 'calls' | 'time';

export interface SessionPorts {
  readonly audit: ToolAudit;
  readonly lastAnswers: LastAnswers;
  readonly clock: Clock;
}

const nothing: ToolResult = { text: '', documents: [], passages: [], isError: true };

const outcomes: Partial<Record<FaultName, ToolOutcome>> = {
  ToolTimedOut: 'timed-out',
  ToolRefused: 'refused',
  ToolAnswerInvalid: 'answer-invalid',
};

/**
 * The calls of one step, each checked before it is made: offered, arguments fit the schema, not a loop, within the
 * limits. Whatever a tool does, a call ends as an exchange and an audit entry, and the step goes on.
 */
export class ToolSession {
  readonly exchanges: ToolExchange[] = [];
  end: SessionEnd | undefined;
  readonly #ports: SessionPorts;
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #user: ToolUser;
  readonly #endsAtMs: number;
  readonly #callMs: number;
  /** Violations in a row, by tool. */
  readonly #violations = new Map<string, number>();
  readonly #proposed = new Map<string, number>();
  /** Answered calls, by what was called with what. */
  readonly #answered = new Map<string, number>();

  constructor(
    ports: SessionPorts,
    tools: readonly Tool[],
    user: ToolUser,
    times: { readonly endsAtMs: number; readonly callMs: number },
  ) {
    this.#ports = ports;
    this.#tools = new Map(tools.map((tool) => [tool.name, tool]));
    this.#user = user;
    this.#endsAtMs = times.endsAtMs;
    this.#callMs = times.callMs;
  }

  /** What may still be called. */
  offered(): ToolDescription[] {
    return [...this.#tools.values()].filter((tool) => !this.#isClosed(tool.name));
  }

  async call(proposed: ProposedCall): Promise<ToolExchange> {
    const call = isDeeperThan(limits.toolArgumentDepth, proposed.toolArguments)
      ? { name: proposed.name, toolArguments: '[nested too deeply]' }
      : proposed;
    const startedAtMs = this.#nowMs();
    const argumentHash = sha256(canonicalJson(call.toolArguments ?? null));
    const tool = this.#isClosed(call.name) ? undefined : this.#tools.get(call.name);
    const answered = await this.#answer(call, tool, argumentHash);
    const made = {
      server: tool?.server ?? 'none',
      tool: tool?.toolName ?? 'none',
      hasSideEffects: tool?.hasSideEffects ?? false,
      latencyMs: this.#nowMs() - startedAtMs,
    };
    await this.#record(answered, made, argumentHash);
    const exchange: ToolExchange = { ...(await this.#orLastAnswer(answered, { ...made, argumentHash })), ...made };
    this.exchanges.push(exchange);
    if (this.exchanges.length >= limits.toolCalls) this.end ??= 'calls';
    return exchange;
  }

  #record(
    { outcome, result }: Answered,
    { server, tool, latencyMs }: Pick<ToolExchange, 'server' | 'tool' | 'latencyMs'>,
    argumentHash: string,
  ): Promise<void> {
    const { tenantId, taskId, userId, agentId } = this.#user;
    const timestamp = this.#ports.clock.now().toISOString();
    const resultBytes = Buffer.byteLength(result.text);
    const entry = { server, tool, argumentHash, resultBytes, latencyMs, outcome, timestamp };
    return this.#ports.audit.record({ tenantId, taskId, userId, agentId, ...entry });
  }

  /** Keeps an answer for later; in place of none, gives what the tool said last, said to be that. */
  async #orLastAnswer(answered: Answered, made: MadeCall & { readonly hasSideEffects: boolean }): Promise<Answered> {
    const { text, outcome, result } = answered;
    if (made.hasSideEffects) return answered;
    if (outcome === 'answered') {
      const { documents, passages } = result;
      // Passages are the knowledge's own.
      if (documents.length > 0 && passages.length === 0) await this.#ports.lastAnswers.keep(made, { text, documents });
      return answered;
    }
    const last = isDown(outcome) ? await this.#ports.lastAnswers.find(made) : undefined;
    if (last === undefined) return answered;
    const said = `${describeAge(last.ageSeconds)}, at ${last.answeredAt.slice(0, 16)}Z`;
    const documents = last.documents.map((each) => ({ ...each, title: `${each.title} (said ${said})` }));
    return {
      ...answered,
      ageSeconds: last.ageSeconds,
      text: `${text} What it said ${said}:\n${last.text}`,
      result: { ...nothing, text: last.text, documents },
    };
  }

  async #answer(call: ProposedCall, tool: Tool | undefined, argumentHash: string): Promise<Answered> {
    const refuse = (outcome: ToolOutcome, text: string): Answered => ({ call, outcome, text, result: nothing });
    const callHash = sha256(canonicalJson([call.name, argumentHash]));
    const times = (this.#proposed.get(callHash) ?? 0) + 1;
    this.#proposed.set(callHash, times);
    if (times >= limits.toolRepetitions) {
      this.end = 'loop';
      return refuse('repeated', 'This very call was made before. No more tools are called.');
    }
    if (tool === undefined) return refuse('not-offered', 'There is no such tool.');
    const violation = this.#violationOf(tool, call.toolArguments);
    if (violation !== undefined) return refuse('invalid-arguments', this.#countViolation(tool, violation));
    this.#violations.delete(tool.name);
    const timeoutMs = Math.min(this.#callMs, this.#endsAtMs - this.#nowMs());
    if (timeoutMs <= 0) {
      this.end = 'time';
      return refuse('timed-out', 'The time for tools is over.');
    }
    try {
      const toolArguments = call.toolArguments as ToolArguments;
      const result = await inTime(timeoutMs, (signal) =>
        tool.call(toolArguments, { signal, idempotencyKey: this.#idempotencyKey(callHash) }),
      );
      this.#answered.set(callHash, (this.#answered.get(callHash) ?? 0) + 1);
      return answeredBy(call, result);
    } catch (error) {
      const fault = asFault(error, 'ToolUnavailable');
      return refuse(outcomes[fault.name] ?? 'unavailable', failureText(tool, fault));
    }
  }

  /** The same until the call is answered: a call whose answer was lost is made again under the same key. */
  #idempotencyKey(callHash: string): string {
    const { taskId, step } = this.#user;
    const call = sha256(`${callHash}#${this.#answered.get(callHash) ?? 0}`).slice(0, 16);
    return `${taskId}/${step}/${call}`;
  }

  #violationOf(tool: Tool, toolArguments: unknown): string | undefined {
    if (typeof toolArguments !== 'object' || toolArguments === null || Array.isArray(toolArguments)) {
      return 'they must be a JSON object';
    }
    if (Buffer.byteLength(JSON.stringify(toolArguments)) > limits.toolArgumentBytes) {
      return `they must be at most ${limits.toolArgumentBytes} bytes of JSON`;
    }
    return tool.violation(toolArguments as ToolArguments);
  }

  #countViolation(tool: Tool, violation: string): string {
    this.#violations.set(tool.name, (this.#violations.get(tool.name) ?? 0) + 1);
    const what = `The arguments do not fit the schema of the tool: ${firstCharacters(violation, 1_000)}.`;
    return this.#isClosed(tool.name)
      ? `${what} This tool is not called any more.`
      : `${what} Correct them and call the tool once more.`;
  }

  #isClosed(name: string): boolean {
    return (this.#violations.get(name) ?? 0) >= 2;
  }

  #nowMs(): number {
    return this.#ports.clock.now().getTime();
  }
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

function isDown(outcome: ToolOutcome): boolean {
  return outcome === 'unavailable' || outcome === 'timed-out';
}

function answeredBy(call: ProposedCall, result: ToolResult): Answered {
  return {
    call,
    outcome: result.isError ? 'tool-error' : 'answered',
    text: cutShown(result.text.toWellFormed(), limits.toolResultCharacters),
    // What a tool says of its failure is no source.
    result: result.isError
      ? { ...result, documents: [], passages: [] }
      : { ...result, documents: result.documents.map((each) => cutDocument(each, limits.toolResultCharacters)) },
  };
}

function failureText(tool: Tool, fault: Fault): string {
  const doubt = tool.hasSideEffects ? ' It is not known whether it took effect.' : '';
  return `The tool gave no answer (${fault.name}).${doubt}`;
}
