import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { ProposedCall } from '../../functions/domain/tool-call.ts';
import { noUsage } from '../../functions/domain/usage.ts';
import type { Thought } from '../../functions/engine-ports.ts';
import { type ProposeCalls, runTools, type ToolRun } from '../../functions/tools/run-tools.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { answerOf, FakeLastAnswers, FakeTool, FakeToolAudit, FakeTools, toolUser } from '../fakes/fake-tools.ts';

const ask = (query: unknown, name = 'search'): ProposedCall => ({ name, toolArguments: { query } });

const proposal = (value: readonly ProposedCall[], usage = noUsage): Thought<readonly ProposedCall[]> => {
  return { value, thought: `${value.length} calls`, usage };
};

/** Proposes these calls, a round each, then none. */
function script(...rounds: ProposedCall[][]): ProposeCalls & { seen: Parameters<ProposeCalls>[0][] } {
  const seen: Parameters<ProposeCalls>[0][] = [];
  const propose: ProposeCalls = async (input) => {
    seen.push({ ...input, exchanges: [...input.exchanges] });
    return proposal(rounds[seen.length - 1] ?? [], { ...noUsage, inputTokens: 10, outputTokens: 1 });
  };
  return Object.assign(propose, { seen });
}

function world(...tools: FakeTool[]) {
  const ports = {
    tools: new FakeTools(tools),
    audit: new FakeToolAudit(),
    lastAnswers: new FakeLastAnswers(),
    clock: new FakeClock(),
  };
  const run = (propose: ProposeCalls, times: { roundsMs?: number; callMs?: number } = {}): Promise<ToolRun> =>
    runTools(ports, toolUser, propose, times);
  return { ports, run, outcomes: () => ports.audit.entries.map(({ outcome }) => outcome) };
}

const echo = (name = 'search') => new FakeTool(name, { answer: ({ query }) => answerOf(`about ${String(query)}`) });

describe('rounds of tools', () => {
  test('go on until the engine has enough, and give each text once', async () => {
    const { run, ports } = world(echo());
    const propose = script([ask('a'), ask('b')], [ask('a')]);
    const { end, documents, usage, exchanges, thoughts } = await run(propose);
    expect(end).toBe('done');
    expect(thoughts).toEqual(['2 calls', '1 calls', '0 calls']);
    expect(documents.map(({ text }) => text)).toEqual(['about a', 'about b']);
    expect(exchanges).toHaveLength(3);
    expect(usage).toMatchObject({ inputTokens: 30, outputTokens: 3 });
    expect(ports.tools).toMatchObject({ closed: 1, roles: [['caller']] });
  });

  test('show the engine what came of the calls before', async () => {
    const propose = script([ask('a')]);
    await world(echo()).run(propose);
    expect(propose.seen.map(({ exchanges }) => exchanges.map(({ text }) => text))).toEqual([[], ['about a']]);
  });

  test('do not ask the engine when there is no tool', async () => {
    const propose = script();
    expect(await world().run(propose)).toMatchObject({ end: 'no-tools', usage: noUsage });
    expect(propose.seen).toEqual([]);
  });

  test('name the servers that could not be asked', async () => {
    const missing = [{ server: 'weather', fault: new Fault('ToolUnavailable') }];
    const { ports } = world();
    const run = await runTools({ ...ports, tools: new FakeTools([echo()], missing) }, toolUser, script());
    expect(run).toMatchObject({ end: 'done', missing });
  });

  test('end with the limit of rounds', async () => {
    let count = 0;
    const { end } = await world(echo()).run(async () => proposal([ask((count += 1))]));
    expect({ end, count }).toEqual({ end: 'rounds', count: limits.toolRounds });
  });

  test('end with the limit of calls, in the middle of a round', async () => {
    const many = Array.from({ length: limits.toolCalls + 5 }, (_, index) => ask(index));
    const { end, exchanges } = await world(echo()).run(script(many));
    expect({ end, calls: exchanges.length }).toEqual({ end: 'calls', calls: limits.toolCalls });
  });

  test('end when the engine has spent its tokens, after the calls it paid for', async () => {
    const usage = { ...noUsage, inputTokens: limits.toolTokens };
    const { end, documents } = await world(echo()).run(async () => proposal([ask('a')], usage));
    expect({ end, found: documents.length }).toEqual({ end: 'tokens', found: 1 });
  });

  test('end at the third time of the same call, which is not made, with what was found', async () => {
    const tool = echo();
    const { run, outcomes } = world(tool);
    const { end, documents } = await run(
      script([ask('a')], [ask('b')], [ask('a')], [ask('b')], [ask('a')], [ask('c')]),
    );
    expect(end).toBe('loop');
    expect(documents).toHaveLength(2);
    expect(tool.calls).toHaveLength(4);
    expect(outcomes().at(-1)).toBe('repeated');
  });

  test('know the same call by its arguments, in whatever order they come', async () => {
    const calls = [
      { query: 1, to: 2 },
      { to: 2, query: 1 },
      { query: 1, to: 2 },
    ];
    const { end } = await world(echo()).run(script(calls.map((toolArguments) => ({ name: 'search', toolArguments }))));
    expect(end).toBe('loop');
  });

  test('end when their time is over', async () => {
    const { ports, run, outcomes } = world(echo());
    const { end } = await run(
      async () => {
        ports.clock.advanceMs(600);
        return proposal([ask(ports.clock.now().toISOString())]);
      },
      { roundsMs: 1_000, callMs: 1_000 },
    );
    expect(end).toBe('time');
    expect(outcomes()).toEqual(['answered', 'timed-out']);
  });

  test('end what was opened even when the engine fails', async () => {
    const { ports, run } = world(echo());
    await expect(run(() => Promise.reject(new Fault('ModelUnavailable')))).rejects.toMatchObject({
      name: 'ModelUnavailable',
    });
    expect(ports.tools.closed).toBe(1);
  });

  test('always end, within the limits, whatever an engine proposes', async () => {
    const names = fc.constantFrom('search', 'broken', 'absent', '');
    const call = fc.record({ name: names, toolArguments: fc.oneof(fc.jsonValue(), fc.record({ query: fc.nat(3) })) });
    const rounds = fc.array(fc.array(call, { maxLength: 6 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rounds, async (proposed) => {
        const broken = new FakeTool('broken', { answer: () => Promise.reject(new Fault('ToolUnavailable')) });
        const { run, ports } = world(echo(), broken);
        const { exchanges } = await run(script(...proposed));
        expect(exchanges.length).toBeLessThanOrEqual(limits.toolCalls);
        expect(ports.audit.entries).toHaveLength(exchanges.length);
        for (const { outcome, result } of exchanges) {
          if (outcome !== 'answered') expect(result.documents).toEqual([]);
        }
      }),
    );
  });
});
