import '../fakes/set-environment.ts';
import { describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import type { Order } from '../../contract/shapes.ts';
import { snapshotPath } from '../../functions/domain/body.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { sourceOf } from '../../functions/domain/source.ts';
import type { DocumentFilter } from '../../functions/ports.ts';
import { createHandler } from '../../functions/research/handler.ts';
import { callUsage, type EngineScript } from '../fakes/fake-engine.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { documents, FakeRun } from '../fakes/fake-run.ts';
import { FakeTool, FakeTools } from '../fakes/fake-tools.ts';
import { passageOf } from '../fakes/samples.ts';
import { answered, ask, findingOf, planned, proposing, quoteLast, search, tide } from '../support/run-with-tools.ts';

const entryOf = async (run: FakeRun) => (await run.tasks.listSteps(run.task)).at(-1);

describe('what a tool gave', () => {
  test('is searched, cited and kept like any document', async () => {
    const run = await planned(new FakeTools([search()]));
    const { evidence, sources, notices } = await findingOf(run);
    expect(evidence).toMatchObject([{ quote: 'A run ends after 60 minutes.', sourceId: sourceOf(tide).sourceId }]);
    expect(sources).toEqual([sourceOf(tide)]);
    expect(await run.bodies.get(run.task, snapshotPath(sourceOf(tide).sha256))).toBe(tide.text);
    expect(notices).toBeUndefined();
  });

  test('may be a search of the documents: it sees no more of them than the first search does', async () => {
    const filters: (DocumentFilter | undefined)[] = [];
    const knowledge = new FakeKnowledge({
      version: 'k1',
      search: (_question, { filter }) => {
        filters.push(filter);
        return [];
      },
    });
    const script: EngineScript = { proposeCalls: proposing(), research: () => [] };
    const order: Order = { prompt: 'When?', options: { sources: { deny: ['hr/*'] } } };
    const run = await FakeRun.start({ knowledge, script, order });
    const tools = new FakeTools([search()]);
    const offer = tools.offer.bind(tools);
    tools.offer = async (caller) => {
      await caller.searchTool.call({ query: 'salaries' }, { idempotencyKey: 'k', signal: AbortSignal.timeout(1_000) });
      return offer(caller);
    };
    run.ports = { ...run.ports, tools };
    await (await run.upTo('plan')).researchOne(0);
    expect(filters).toEqual([
      { labels: [], deny: ['hr/*'] },
      { labels: [], deny: ['hr/*'] },
    ]);
  });

  test('is left aside where the order does not allow its source', async () => {
    const shown: string[][] = [];
    const script: EngineScript = {
      research: ({ passages }) => {
        shown.push(passages.map(({ source }) => source.uri));
        return [];
      },
    };
    for (const sources of [{ deny: ['mcp:*'] }, { allow: ['runs.md'] }]) {
      await findingOf(await planned(new FakeTools([search()]), script, { prompt: 'When?', options: { sources } }));
    }
    expect(shown.flat()).not.toContain(tide.uri);
    expect(shown).toHaveLength(2);
  });

  test('may be passages, which are searched no more, each shown once', async () => {
    const other = passageOf({ uri: 'other.md', title: 'Other', text: 'Something else is said here, too.' });
    const known = passageOf(documents[0] ?? tide);
    const tool = new FakeTool('search', { answer: () => ({ ...answered, documents: [], passages: [known, other] }) });
    const shown: string[][] = [];
    const run = await planned(new FakeTools([tool]), {
      research: ({ passages }) => {
        shown.push(passages.map(({ source }) => source.uri));
        return [];
      },
    });
    await findingOf(run);
    expect(shown).toEqual([['runs.md', 'limits.md', 'other.md']]);
  });

  test('stands in the trace by name, outcome and time, and not in its words; what it cost adds up', async () => {
    const run = await planned(new FakeTools([search()]), { proposeCalls: proposing(ask(), ask('dusk', 'absent')) });
    await findingOf(run);
    const entry = await entryOf(run);
    expect(entry?.action).toBe(
      'Called test/search: answered in 0 ms; Refused a tool that is not offered; Searched the knowledge: 3 passages',
    );
    expect(JSON.stringify(entry)).not.toMatch(/noon|dusk/);
    expect(entry?.thought.split('\n')).toHaveLength(3);
    expect(entry?.usage).toMatchObject({
      inputTokens: 3 * callUsage.inputTokens,
      costMicroUsd: 3 * callUsage.costMicroUsd,
    });
    expect(run.ports.audit.entries).toMatchObject([
      { tenantId: 'acme', userId: 'ada', agentId: 'researcher', server: 'test', tool: 'search', outcome: 'answered' },
      { server: 'none', outcome: 'not-offered' },
    ]);
  });
});

describe('tools that are of no use', () => {
  test.each([
    ['ToolUnavailable', 'it could not be reached'],
    ['ToolTimedOut', 'it took longer than it may'],
    ['ToolRefused', 'it is not open to this service'],
    ['ToolAnswerInvalid', 'it sent something that cannot be read'],
  ] as const)('because of %s are named to the reader, and research goes on', async (fault, why) => {
    const missing = [{ server: 'weather', fault: new Fault(fault) }];
    const tool = new FakeTool('search', { answer: () => Promise.reject(new Fault(fault)), hasSideEffects: true });
    const run = await planned(new FakeTools([tool], missing));
    const finding = await findingOf(run);
    expect(finding.status).toBe('found');
    expect(finding.notices).toEqual([
      `The tool server "weather" was not asked: ${why}.`,
      `The tool "search" of "test" gave no answer: ${why}. Whether it changed anything is not known.`,
    ]);
    expect((await entryOf(run))?.action).toMatch(new RegExp(`^Could not ask weather: ${fault}; Called test/search: `));
  });

  test('and are of use in the end are not worth a word', async () => {
    let calls = 0;
    const tool = new FakeTool('search', {
      answer: () => {
        calls += 1;
        if (calls === 1) throw new Fault('ToolUnavailable');
        return answered;
      },
    });
    const run = await planned(new FakeTools([tool]), { proposeCalls: proposing(ask(), ask()) });
    expect((await findingOf(run)).notices).toBeUndefined();
  });

  test('after the same call again and again end the rounds, which the trace says', async () => {
    const run = await planned(new FakeTools([search()]), { proposeCalls: () => [ask()] });
    await findingOf(run);
    expect((await entryOf(run))?.action).toContain('; Called no more tools: limit of repetitions; Searched');
  });
});

test('no round begins after the report was cancelled', async () => {
  const tool = new FakeTool('search', {
    answer: async () => {
      await run.tasks.transition(run.task, 'CANCELLED', {});
      return answered;
    },
  });
  const run = await planned(new FakeTools([tool]), {
    proposeCalls: ({ exchanges }) => [ask(String(exchanges.length))],
  });
  await expect(run.researchOne(0)).rejects.toMatchObject({ name: 'TaskCancelled' });
  expect(tool.calls).toHaveLength(1);
  expect(run.engine.calls).toEqual(['plan', 'proposeCalls']);
});

test('rounds have half of the time that the invocation has, and of a whole one at most half', async () => {
  const ends: number[] = [];
  const script: EngineScript = {
    proposeCalls: ({ endsAtMs }) => {
      ends.push(endsAtMs);
      return [];
    },
  };
  const run = await planned(new FakeTools([search()]), script);
  const nowMs = run.clock.now().getTime();
  for (const [questionIndex, remainingMs] of [30_001, limits.stepSeconds * 1_000].entries()) {
    const event = { ...run.record, questionIndex };
    await createHandler(run.ports)(event, { getRemainingTimeInMillis: () => remainingMs });
  }
  expect(ends.map((end) => end - nowMs)).toEqual([15_000, 60_000]);
});

describe('tools are not asked', () => {
  test('for an engine that calls none', async () => {
    const tools = new FakeTools([search()]);
    const run = await FakeRun.start({ script: { research: quoteLast } });
    run.ports = { ...run.ports, tools };
    await (await run.upTo('plan')).researchOne(0);
    expect(tools.roles).toEqual([]);
  });

  test('where the spec names none', async () => {
    const tools = new FakeTools([]);
    await findingOf(await planned(tools));
    expect(tools.roles).toEqual([]);
  });
});

test('the roles of the order are those for whom tools are offered', async () => {
  const tools = new FakeTools([search()]);
  const run = await planned(tools);
  run.tasks.overwriteOrder(run.task, { roles: ['admin', 'reader'] });
  await run.researchOne(0);
  expect(tools.roles).toEqual([['admin', 'reader']]);
});
