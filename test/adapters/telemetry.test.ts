import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PowertoolsTelemetry } from '../../functions/adapters/telemetry.ts';
import { tracedEngine, tracedKnowledge, tracedTools } from '../../functions/adapters/traced-engine.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { Telemetry } from '../../functions/ports.ts';
import { FakeEngine } from '../fakes/fake-engine.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { FakeTelemetry } from '../fakes/fake-telemetry.ts';
import { answerOf, FakeTool, FakeTools, toolUser } from '../fakes/fake-tools.ts';

const adapters: [name: string, create: () => Telemetry][] = [
  ['fake', () => new FakeTelemetry()],
  ['real', () => new PowertoolsTelemetry()],
];

/** Lines of JSON that went to standard output. */
let lines: Record<string, unknown>[] = [];

beforeEach(() => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'orders');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Dossier');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
  lines = [];
  const keep = (chunk: unknown) => {
    for (const line of String(chunk).split('\n')) {
      if (line.startsWith('{')) lines.push(JSON.parse(line) as Record<string, unknown>);
    }
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe.each(adapters)('the telemetry port, %s', (_name, create) => {
  test('a span gives back what its work gives, or throws what it throws', async () => {
    const telemetry = create();
    expect(await telemetry.span('work', async () => 7)).toBe(7);
    const fault = new Fault('KnowledgeUnavailable');
    await expect(telemetry.span('work', () => Promise.reject(fault))).rejects.toBe(fault);
  });

  test('takes whatever is told', () => {
    const telemetry = create();
    telemetry.annotate({ requestId: 'r', tenantId: undefined });
    telemetry.info('a');
    telemetry.warn('b', { error: 'E' });
    telemetry.error('c', 'not an error');
    telemetry.count('StartDeferred');
    telemetry.count('Requests', 1, { status: '2xx' });
    telemetry.measureMs('StepTime', 12);
    telemetry.measureSeconds('OldestDueSeconds', 3);
    expect(() => telemetry.flush()).not.toThrow();
  });
});

test('log lines are JSON with the ids of the invocation, and of no other', () => {
  const telemetry = new PowertoolsTelemetry();
  telemetry.annotate({ requestId: 'r-1', taskId: 't-1' });
  telemetry.info('first', { step: 'plan' });
  telemetry.flush();
  telemetry.info('second');
  expect(lines[0]).toMatchObject({
    level: 'INFO',
    service: 'orders',
    message: 'first',
    requestId: 'r-1',
    taskId: 't-1',
  });
  expect(lines[0]).toMatchObject({ step: 'plan' });
  expect(lines[1]).not.toHaveProperty('requestId');
});

describe('an error is logged', () => {
  const fails = () => JSON.parse('canary of a document') as unknown;

  function caught(): unknown {
    try {
      return fails();
    } catch (error) {
      return error;
    }
  }

  test('with its name, place and cause, and no message that could quote a document', () => {
    new PowertoolsTelemetry().error('failed', new Fault('StorageUnavailable', { cause: caught() }), { taskId: 't-1' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'ERROR',
      taskId: 't-1',
      error: {
        name: 'StorageUnavailable',
        message: 'The storage of the service did not answer.',
        cause: {
          name: 'SyntaxError',
          stack: expect.arrayContaining([expect.stringContaining('telemetry.test.ts')]) as string[],
        },
      },
    });
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  test('with what AWS says of it', () => {
    const denied = Object.assign(new Error('not authorized to perform dynamodb:PutItem'), {
      name: 'AccessDeniedException',
      $fault: 'client',
    });
    new PowertoolsTelemetry().error('failed', new Fault('Unexpected', { cause: denied }));
    expect(lines[0]).toMatchObject({ error: { cause: { message: 'not authorized to perform dynamodb:PutItem' } } });
  });

  test('in full at the debug level', () => {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'DEBUG');
    new PowertoolsTelemetry().error('failed', caught());
    expect(lines.map(({ level }) => level)).toEqual(['ERROR', 'DEBUG']);
    expect(JSON.stringify(lines[0])).not.toContain('canary');
    expect(JSON.stringify(lines[1])).toContain('canary');
  });

  test('whatever was thrown', () => {
    for (const thrown of ['canary', undefined, null, { message: 'canary' }]) {
      new PowertoolsTelemetry().error('failed', thrown);
    }
    expect(lines).toHaveLength(4);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });
});

test('metrics are EMF; only enums are dimensions', () => {
  const telemetry = new PowertoolsTelemetry();
  telemetry.annotate({ tenantId: 'acme', taskId: 't-1' });
  telemetry.count('Requests', 1, { status: '2xx' });
  telemetry.measureMs('StepTime', 12);
  telemetry.flush();
  const emf = lines.filter((line) => '_aws' in line);
  const declared = emf.flatMap((line) => {
    const { CloudWatchMetrics } = line['_aws'] as {
      CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }[];
    };
    return CloudWatchMetrics;
  });
  expect(declared).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Namespace: 'Dossier',
        Metrics: [expect.objectContaining({ Name: 'Requests', Unit: 'Count' })],
      }),
      expect.objectContaining({ Metrics: [expect.objectContaining({ Name: 'StepTime', Unit: 'Milliseconds' })] }),
    ]),
  );
  expect(emf).toEqual(expect.arrayContaining([expect.objectContaining({ Requests: 1, status: '2xx' })]));
  expect(new Set(declared.flatMap(({ Dimensions }) => Dimensions.flat()))).toEqual(new Set(['service', 'status']));
});

test('engine and knowledge behind spans answer as they are, one span per call', async () => {
  const telemetry = new FakeTelemetry();
  const engine = tracedEngine(new FakeEngine({ judge: () => [] }), telemetry);
  const knowledge = tracedKnowledge(new FakeKnowledge({ version: 'k1', search: () => [] }), telemetry);
  expect(engine.name).toBe('fake');
  expect((await engine.judge({ claims: [] })).value).toEqual([]);
  await expect(engine.plan({ prompt: 'Why?', maxQuestions: 1, language: 'en' })).rejects.toThrow('no script');
  expect(await knowledge.version()).toBe('k1');
  expect(await knowledge.search('Why?', { limit: 1, extra: [] })).toEqual([]);
  expect(telemetry.spans).toEqual(['engine.judge', 'engine.plan', 'knowledge.search']);
});

test('so do tools, and the engine that proposes their calls', async () => {
  const telemetry = new FakeTelemetry();
  const tool = new FakeTool('search', { answer: () => answerOf('High water is at noon.') });
  const tools = tracedTools(new FakeTools([new FakeTool('other'), tool]), telemetry);
  expect(tools.isEmpty).toBe(false);
  const offer = await tools.offer(toolUser);
  const context = { idempotencyKey: 'key', signal: new AbortController().signal };
  expect(offer.tools.map(({ name }) => name)).toEqual(['other', 'search']);
  expect(await offer.tools[1]?.call({ query: 'tides' }, context)).toMatchObject({ text: 'High water is at noon.' });
  expect(offer.tools[1]?.violation({})).toBe('data must have query');
  const calls = [{ name: 'search', toolArguments: {} }];
  const engine = tracedEngine(new FakeEngine({ proposeCalls: () => calls }), telemetry);
  const question = { questionIndex: 0, text: 'When is high water?' };
  const proposed = await engine.proposeCalls?.({ question, offered: offer.tools, exchanges: [], endsAtMs: 0 });
  expect(proposed?.value).toEqual(calls);
  expect(tracedEngine(new FakeEngine(), telemetry)).not.toHaveProperty('proposeCalls');
  expect(telemetry.spans).toEqual(['tools.offer', 'tool.search', 'engine.proposeCalls']);
});
