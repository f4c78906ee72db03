import { describe, expect, test } from 'vitest';
import type { FaultName } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { canonicalJson, sha256 } from '../../functions/domain/hash.ts';
import type { ToolResult } from '../../functions/tool-ports.ts';
import { ToolSession } from '../../functions/tools/tool-session.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { answerOf, FakeLastAnswers, FakeTool, FakeToolAudit, toolUser } from '../fakes/fake-tools.ts';

function open(tools: FakeTool[], callMs = 10_000) {
  const clock = new FakeClock();
  const audit = new FakeToolAudit();
  const endsAtMs = clock.now().getTime() + 60_000;
  const lastAnswers = new FakeLastAnswers();
  const session = new ToolSession({ audit, lastAnswers, clock }, tools, toolUser, { endsAtMs, callMs });
  const call = (query: unknown, name = 'search') => session.call({ name, toolArguments: { query } });
  const wrong = () => session.call({ name: 'search', toolArguments: { wrong: session.exchanges.length } });
  return { session, audit, clock, call, wrong };
}

const echo = () => new FakeTool('search', { answer: ({ query }) => answerOf(`about ${String(query)}`) });
const failing = (fault: Fault) => new FakeTool('search', { answer: () => Promise.reject(fault) });

describe('arguments that do not fit the schema', () => {
  test('go back to the model, which can correct them', async () => {
    const tool = echo();
    const { call, wrong } = open([tool]);
    const first = await wrong();
    expect(first).toMatchObject({ outcome: 'invalid-arguments' });
    expect(first.text).toContain('data must have query');
    expect(await call('a')).toMatchObject({ outcome: 'answered', text: 'about a' });
    expect(tool.calls).toHaveLength(1);
  });

  test('end the use of the tool when they come twice', async () => {
    const tool = echo();
    const { session, call, wrong } = open([tool]);
    await wrong();
    expect((await wrong()).text).toContain('not called any more');
    expect(session.offered()).toEqual([]);
    expect(await call('a')).toMatchObject({ outcome: 'not-offered' });
    expect(tool.calls).toEqual([]);
  });

  test('are forgiven by a call that fits', async () => {
    const { call, wrong } = open([echo()]);
    await wrong();
    await call('a');
    await wrong();
    expect(await call('b')).toMatchObject({ outcome: 'answered' });
  });

  test.each([
    ['text', '{"query": 1}'],
    ['a list', [1]],
    ['nothing', undefined],
    ['null', null],
    ['too deep', JSON.parse(`${'{"query":'.repeat(5_000)}1${'}'.repeat(5_000)}`)],
    ['too much', { query: 'x'.repeat(limits.toolArgumentBytes) }],
  ])('are refused when they are %s', async (_what, toolArguments) => {
    const tool = echo();
    const { session } = open([tool]);
    expect(await session.call({ name: 'search', toolArguments })).toMatchObject({ outcome: 'invalid-arguments' });
    expect(tool.calls).toEqual([]);
  });
});

describe('a call', () => {
  test('that does not end is given up', async () => {
    const { call } = open([new FakeTool('search', { answer: () => new Promise(() => {}) })], 5);
    expect(await call('a')).toMatchObject({ outcome: 'timed-out' });
  });

  test('is told by a signal that it is given up', async () => {
    let reason: unknown;
    const { call } = open(
      [
        new FakeTool('search', {
          answer: (_arguments, { signal }) =>
            new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => {
                reason = signal.reason;
                reject(signal.reason);
              });
            }),
        }),
      ],
      5,
    );
    await call('a');
    expect(reason).toMatchObject({ name: 'ToolTimedOut' });
  });

  test.each([
    ['ToolUnavailable', 'unavailable'],
    ['ToolTimedOut', 'timed-out'],
    ['ToolRefused', 'refused'],
    ['ToolAnswerInvalid', 'answer-invalid'],
    ['StorageUnavailable', 'unavailable'],
  ] as const)('that fails with %s is an exchange, and the step goes on', async (name, outcome) => {
    const { call } = open([failing(new Fault(name, { message: 'secret detail' }))]);
    const exchange = await call('a');
    expect(exchange).toMatchObject({ outcome, result: { documents: [] } });
    expect(exchange.text).not.toContain('secret detail');
  });

  test('that the tool itself calls an error is told to the model and is no source', async () => {
    const tool = new FakeTool('search', { answer: () => answerOf('no such city', { isError: true }) });
    expect(await open([tool]).call('a')).toMatchObject({
      outcome: 'tool-error',
      text: 'no such city',
      result: { documents: [] },
    });
  });

  test('with a long result is cut, with a mark for the model and none in the text that is cited', async () => {
    const long = `${'x'.repeat(limits.toolResultCharacters - 1)}😀 and more`;
    const { text, result } = await open([new FakeTool('search', { answer: () => answerOf(long) })]).call('a');
    expect(text).toMatch(/x\n\[Cut off: 11 of 100010 characters are left out\.\]$/);
    expect(result.documents[0]).toMatchObject({ title: 'Answer of test (the beginning)' });
    expect(long.startsWith(result.documents[0]?.text ?? '?')).toBe(true);
    expect(result.documents[0]?.text.isWellFormed()).toBe(true);
  });
});

describe('a call with side effects', () => {
  const keysOf = (tool: FakeTool) => tool.calls.map(({ idempotencyKey }) => idempotencyKey);

  test('has a key of task, step and call, the same in another try of the step', async () => {
    const tool = new FakeTool('search', { answer: () => answerOf('done'), hasSideEffects: true });
    await open([tool]).call('a');
    const again = open([tool]);
    await again.call('other');
    await again.call('a');
    const [first, other, second] = keysOf(tool);
    expect(first).toMatch(/^00000000-0000-4000-8000-000000000001\/research-0\/[0-9a-f]{16}$/);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  test('keeps its key until it is answered', async () => {
    let tries = 0;
    const tool = new FakeTool('search', {
      hasSideEffects: true,
      answer: () => {
        tries += 1;
        if (tries === 1) throw new Fault('ToolTimedOut');
        return answerOf('done');
      },
    });
    const { call } = open([tool]);
    expect((await call('a')).text).toContain('not known whether it took effect');
    await call('a');
    expect(new Set(keysOf(tool)).size).toBe(1);
  });

  test('that was answered and is wanted a second time has another key', async () => {
    const tool = new FakeTool('search', { answer: () => answerOf('done'), hasSideEffects: true });
    const { call } = open([tool]);
    await call('a');
    await call('a');
    expect(new Set(keysOf(tool)).size).toBe(2);
  });
});

describe('the audit', () => {
  test('has an entry per call: who, what, how long and how it ended, without the arguments', async () => {
    const clock = new FakeClock();
    const audit = new FakeToolAudit();
    const tool = new FakeTool('search', {
      answer: () => {
        clock.advanceMs(40);
        return answerOf('ü');
      },
    });
    const times = { endsAtMs: clock.now().getTime() + 60_000, callMs: 10_000 };
    const lastAnswers = new FakeLastAnswers();
    const session = new ToolSession({ audit, lastAnswers, clock }, [tool], toolUser, times);
    await session.call({ name: 'search', toolArguments: { query: 'canary' } });
    expect(audit.entries).toEqual([
      {
        tenantId: 'acme',
        taskId: toolUser.taskId,
        userId: 'ada',
        agentId: 'researcher',
        server: 'test',
        tool: 'search',
        argumentHash: sha256(canonicalJson({ query: 'canary' })),
        resultBytes: 2,
        latencyMs: 40,
        outcome: 'answered',
        timestamp: clock.now().toISOString(),
      },
    ]);
    expect(JSON.stringify(audit.entries)).not.toContain('canary');
  });

  test('does not repeat a name that a model made up', async () => {
    const { audit, call } = open([echo()]);
    await call('a', 'canary');
    expect(audit.entries).toMatchObject([{ server: 'none', tool: 'none', outcome: 'not-offered' }]);
  });
});

describe('a tool that is down', () => {
  /** Answers once, and then fails so. */
  const mortal = (fault: FaultName, details: { hasSideEffects?: boolean; result?: Partial<ToolResult> } = {}) => {
    let calls = 0;
    const answer = () => {
      calls += 1;
      if (calls > 1) throw new Fault(fault);
      return answerOf('High water is at noon.', details.result);
    };
    return new FakeTool('search', { answer, hasSideEffects: details.hasSideEffects ?? false });
  };

  test.each([
    ['ToolUnavailable', 'unavailable'],
    ['ToolTimedOut', 'timed-out'],
  ] as const)('because of %s is quoted with its last answer, which says how old it is', async (fault, outcome) => {
    const { call, audit } = open([mortal(fault)]);
    await call('tides');
    const again = await call('tides');
    const said = '23 minutes ago, at 2026-11-21T11:37Z';
    expect(again).toMatchObject({ outcome, ageSeconds: 23 * 60 });
    expect(again.text).toBe(`The tool gave no answer (${fault}). What it said ${said}:\nHigh water is at noon.`);
    expect(again.result.documents).toMatchObject([
      { title: `Answer of test (said ${said})`, text: 'High water is at noon.' },
    ]);
    expect(audit.entries.map((entry) => entry.outcome)).toEqual(['answered', outcome]);
  });

  test('is not quoted with the answer to another call', async () => {
    const { call } = open([mortal('ToolUnavailable')]);
    await call('tides');
    expect((await call('winds')).result.documents).toEqual([]);
  });

  test.each([
    ['changes something', 'ToolUnavailable', { hasSideEffects: true }],
    ['refuses us', 'ToolRefused', {}],
    ['answers what cannot be read', 'ToolAnswerInvalid', {}],
    ['had failed before', 'ToolUnavailable', { result: { isError: true } }],
    ['had said nothing', 'ToolUnavailable', { result: { documents: [] } }],
  ] as const)('or %s is not quoted', async (_what, fault, details) => {
    const { call } = open([mortal(fault, details)]);
    await call('tides');
    const again = await call('tides');
    expect(again.result.documents).toEqual([]);
    expect(again).not.toHaveProperty('ageSeconds');
  });

  test('is audited, although its answers cannot be kept or found', async () => {
    const clock = new FakeClock();
    const audit = new FakeToolAudit();
    const broken = () => Promise.reject(new Fault('StorageUnavailable'));
    const times = { endsAtMs: clock.now().getTime() + 60_000, callMs: 10_000 };
    const ports = { audit, lastAnswers: { find: broken, keep: broken }, clock };
    const session = new ToolSession(ports, [mortal('ToolUnavailable')], toolUser, times);
    const proposed = { name: 'search', toolArguments: { query: 'tides' } };
    await expect(session.call(proposed)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    await expect(session.call(proposed)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect(audit.entries.map((entry) => entry.outcome)).toEqual(['answered', 'unavailable']);
  });
});
