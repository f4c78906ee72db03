import { describe, expect, test } from 'vitest';
import type { StepsResponse } from '../../contract/shapes.ts';
import { bodyOf } from '../../functions/domain/body.ts';
import type { ModelCall } from '../../functions/domain/model-call.ts';
import { FakeService, strangers } from '../fakes/fake-service.ts';
import { sampleReport, sampleSource, sourceText } from '../fakes/sample-report.ts';
import { sampleEntry } from '../fakes/samples.ts';

const readPaths = ['', '/steps', '/ledger', '/report', `/sources/${sampleSource.sourceId}`];
const resultPaths = ['/ledger', '/report', `/sources/${sampleSource.sourceId}`];

function idOf(number: number): string {
  return `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

describe('a task is a 404, whatever the route', () => {
  test.each(Object.entries(strangers))('for %s', async (_name, caller) => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    for (const path of readPaths) {
      expect((await service.call('GET', `/v1/reports/${taskId}${path}`, { caller })).status).toBe(404);
    }
    expect(await service.call('GET', '/v1/reports', { caller })).toMatchObject({ status: 200, json: { items: [] } });
  });

  test('when it never was', async () => {
    for (const path of readPaths) {
      expect((await new FakeService().call('GET', `/v1/reports/${idOf(1)}${path}`)).status).toBe(404);
    }
  });

  test('once it has expired', async () => {
    const service = new FakeService();
    const { taskId, expiresAtSeconds } = await service.addTask('COMPLETED');
    service.clock.advanceSeconds(expiresAtSeconds - service.clock.nowSeconds - 1);
    for (const path of readPaths) expect((await service.call('GET', `/v1/reports/${taskId}${path}`)).status).toBe(200);
    service.clock.advanceSeconds(1);
    for (const path of readPaths) expect((await service.call('GET', `/v1/reports/${taskId}${path}`)).status).toBe(404);
    expect((await service.call('GET', '/v1/reports')).json).toEqual({ items: [] });
  });

  test('once it is deleted', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    await service.call('DELETE', `/v1/reports/${taskId}`);
    for (const path of readPaths) expect((await service.call('GET', `/v1/reports/${taskId}${path}`)).status).toBe(404);
  });

  test('and all these 404s are the same', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    const problems = await Promise.all([
      service.call('GET', `/v1/reports/${idOf(2)}`),
      ...Object.values(strangers).map((caller) => service.call('GET', `/v1/reports/${taskId}`, { caller })),
    ]);
    expect(new Set(problems.map(({ text }) => text)).size).toBe(1);
  });
});

describe('one report', () => {
  test('while it is made shows status and progress and says when to ask again', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('RUNNING');
    const answer = await service.call('GET', `/v1/reports/${taskId}`);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.json).toMatchObject({
      taskId,
      status: 'RUNNING',
      prompt: 'How does a run end?',
      userId: 'ada',
      correlationId: `${taskId}-1`,
      expiresAt: '2027-02-19T12:00:00.000Z',
      progress: { step: 'plan', completed: 0, planned: 1 },
    });
    expect(answer.json).not.toHaveProperty('report');
    expect(answer.json).not.toHaveProperty('failure');
  });

  test('completed holds the report and nothing to wait for', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    const answer = await service.call('GET', `/v1/reports/${taskId}`);
    const { outcome, title, markdown, notices, sources } = sampleReport();
    expect(answer.json).toMatchObject({ status: 'COMPLETED', report: { outcome, title, markdown, notices, sources } });
    expect(answer.json).toMatchObject({ versions: { knowledge: 'k1' } });
    expect(answer.headers['retry-after']).toBeUndefined();
  });

  test('failed says why in words for the caller', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('RUNNING');
    const failure = { error: 'StepTimedOut', class: 'permanent', message: 'A step took too long.' } as const;
    await service.tasks.transition({ tenantId: 'acme', taskId }, 'FAILED', { failure });
    expect((await service.call('GET', `/v1/reports/${taskId}`)).json).toMatchObject({ status: 'FAILED', failure });
  });

  test('is given alone as Markdown', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    const answer = await service.call('GET', `/v1/reports/${taskId}`, { headers: { Accept: 'text/markdown' } });
    expect(answer).toMatchObject({ status: 200, text: sampleReport().markdown });
    expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
  });

  test('has no result before its end, nor after an end without one', async () => {
    for (const status of ['PENDING', 'RUNNING', 'FAILED', 'CANCELLED'] as const) {
      const service = new FakeService();
      const { taskId } = await service.addTask(status);
      const markdown = await service.call('GET', `/v1/reports/${taskId}`, { headers: { Accept: 'text/markdown' } });
      expect(markdown).toMatchObject({ status: 409, json: { type: 'urn:dossier:problem:conflict' } });
      for (const path of resultPaths) {
        expect((await service.call('GET', `/v1/reports/${taskId}${path}`)).status).toBe(409);
      }
    }
  });

  test('whose stored body is missing is a 503, not half an answer', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    await service.bodies.deleteAll(task);
    expect((await service.call('GET', `/v1/reports/${task.taskId}`)).status).toBe(503);
  });

  test('whose stored body was changed is not shown', async () => {
    const service = new FakeService();
    const task = await service.addTask('COMPLETED');
    const path = service.bodies.paths(task).find((one) => one.startsWith('report/')) ?? '';
    await service.bodies.put(task, path, '{"markdown":"canary"}', 'application/json');
    const answer = await service.call('GET', `/v1/reports/${task.taskId}`);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('canary');
  });
});

test('the ledger lists sentences that were left out with the reason, and says nothing of them where there are none', async () => {
  const withheld = [{ claimId: 'c9', reason: 'it holds personal data that its evidence lacks' }];
  const plain = new FakeService();
  const { taskId } = await plain.addTask('COMPLETED');
  const ledger = `/v1/reports/${taskId}/ledger`;
  expect((await plain.call('GET', ledger)).json).not.toHaveProperty('withheld');
  const service = new FakeService();
  const task = await service.addTask('RUNNING');
  const { path, text, hash } = bodyOf('report', sampleReport({ withheld }));
  await service.bodies.put(task, path, text, 'application/json');
  const changes = { title: 'T', outcome: 'partial' as const, reportHash: hash, dueAtSeconds: task.expiresAtSeconds };
  await service.tasks.transition(task, 'COMPLETED', changes);
  expect((await service.call('GET', ledger)).json).toMatchObject({ withheld });
});

test('the ledger names every sentence with its verdict, its spans and their sums', async () => {
  const service = new FakeService();
  const { taskId } = await service.addTask('COMPLETED');
  const { json } = await service.call('GET', `/v1/reports/${taskId}/ledger`);
  const quote = 'A run ends after 60 minutes.';
  expect(json).toEqual({
    taskId,
    userId: 'ada',
    revision: 2,
    claims: [
      { claimId: 'c1', text: 'How a run ends', verdict: 'not-a-claim', evidence: [] },
      { claimId: 'c2', text: 'The end', verdict: 'not-a-claim', evidence: [] },
      {
        claimId: 'c3',
        text: quote,
        verdict: 'supported',
        evidence: [{ sourceId: sampleSource.sourceId, start: 0, end: quote.length, quote }],
      },
    ],
    sources: [sampleSource],
    totals: { supported: 1, contradicted: 0, insufficient: 0, notAClaim: 2, removed: 1 },
  });
});

describe('a source', () => {
  test('is exactly the text that was read', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    const answer = await service.call('GET', `/v1/reports/${taskId}/sources/${sampleSource.sourceId}`);
    expect(answer.text).toBe(sourceText);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      etag: `"${sampleSource.sha256}"`,
      'x-content-type-options': 'nosniff',
    });
  });

  test('that the report does not cite is a 404', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    expect((await service.call('GET', `/v1/reports/${taskId}/sources/0123456789abcdef`)).status).toBe(404);
  });
});

describe('the trace', () => {
  async function traceOf(end?: (service: FakeService, key: { tenantId: string; taskId: string }) => Promise<unknown>) {
    const service = new FakeService();
    const task = await service.addTask('RUNNING');
    const spec = { version: 'next', hash: '00ff' };
    await service.tasks.appendStep(task, sampleEntry({ spec }), task.expiresAtSeconds);
    // As releases wrote it that did not name the spec.
    await service.tasks.appendStep(task, sampleEntry({ entryId: 'e2', step: 'research' }), task.expiresAtSeconds);
    service.clock.advanceMs(2_500);
    await end?.(service, task);
    return (await service.call('GET', `/v1/reports/${task.taskId}/steps`)).json as StepsResponse;
  }

  test('lists every step with its price and sums them up', async () => {
    const { steps, totals } = await traceOf();
    expect(steps.map(({ step }) => step)).toEqual(['plan', 'research']);
    expect(steps[0]).toEqual({
      step: 'plan',
      agentId: 'planner',
      spec: { version: 'next', hash: '00ff' },
      thought: 'It is one question',
      action: 'Split the order',
      observation: 'How does a run end?',
      inputTokens: 3,
      outputTokens: 2,
      costMicroUsd: 1,
      latencyMs: 10,
      timestamp: '2026-11-21T12:00:01.000Z',
    });
    expect(steps[1]).not.toHaveProperty('spec');
    expect(totals).toEqual({ steps: 2, inputTokens: 6, outputTokens: 4, costMicroUsd: 2, latencyMs: 20 });
  });

  test('names the paid calls of a step, with what each part of the prompt took', async () => {
    const service = new FakeService();
    const task = await service.addTask('RUNNING');
    const call: ModelCall = {
      model: 'anthropic:claude-haiku-4-5',
      inputTokens: 1_000,
      cachedInputTokens: 600,
      cacheWriteTokens: 0,
      outputTokens: 100,
      costMicroUsd: 960,
      latencyMs: 900,
      parts: { instructions: 600, question: 100, evidence: 300 },
    };
    const unpriced: ModelCall = { ...call, costMicroUsd: null, isEstimated: true, fault: 'ModelUnavailable' };
    const entry = sampleEntry({ calls: [unpriced, call] });
    await service.tasks.appendStep(task, entry, task.expiresAtSeconds);
    const { json } = await service.call('GET', `/v1/reports/${task.taskId}/steps`);
    expect((json as StepsResponse).steps[0]?.calls).toEqual([unpriced, call]);
  });

  test('is closed with wall time and success', async () => {
    const { totals } = await traceOf((service, key) => service.tasks.transition(key, 'COMPLETED', {}));
    expect(totals).toMatchObject({ steps: 2, wallTimeMs: 2_500, success: true });
    expect(totals).not.toHaveProperty('error');
  });

  test('is closed with the error of a failure', async () => {
    const failure = { error: 'RunTimedOut', class: 'permanent', message: 'Too long.' } as const;
    const { totals } = await traceOf((service, key) => service.tasks.transition(key, 'FAILED', { failure }));
    expect(totals).toMatchObject({ success: false, error: 'RunTimedOut', wallTimeMs: 2_500 });
  });

  test('is closed when the report was cancelled', async () => {
    const { totals } = await traceOf((service, key) => service.tasks.transition(key, 'CANCELLED', {}));
    expect(totals).toMatchObject({ success: false, error: 'TaskCancelled' });
  });

  test('is there before the first step', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('PENDING');
    expect((await service.call('GET', `/v1/reports/${taskId}/steps`)).json).toMatchObject({
      steps: [],
      totals: { steps: 0, latencyMs: 0 },
    });
  });
});
