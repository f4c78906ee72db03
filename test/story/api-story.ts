import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowedMethods, allRoutes } from '../../contract/routes.ts';
import { problemSchema, taskSchema } from '../../contract/shapes.ts';
import type { Answer, Endpoint, Json } from '../support/endpoint.ts';

const crashQuestion = { prompt: 'How does Dossier finish a report after a crash?' };
const unknownTask = '00000000-0000-4000-8000-000000000000';

function expectProblem(answer: Answer, status: number, type?: string, fillsContext = true): void {
  expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
    status,
    type: 'application/problem+json',
  });
  const problem = problemSchema().parse(answer.json);
  expect(problem.status).toBe(status);
  if (fillsContext) expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  if (type !== undefined) expect(problem.type).toBe(`urn:dossier:problem:${type}`);
}

/**
 * What a caller sees of the service over HTTP, wherever it runs. `open` connects to it; what needs keys
 * of its own is skipped where none can be made.
 */
export function apiStory(open: () => Promise<Endpoint>, canMakeKeys: boolean): void {
  const withKeys = canMakeKeys ? test : test.skip;
  let service: Endpoint;
  let ada: string;
  let report: Json;

  beforeAll(async () => {
    service = await open();
    ada = await service.keyFor('acme', 'ada');
    report = await service.report(ada, crashQuestion);
  });

  afterAll(() => service.close());

  describe('a report from order to verified span', () => {
    test('an order is answered at once with 202 and where to look', async () => {
      const answer = await service.call('POST', '/v1/reports', { key: ada, body: crashQuestion });
      expect(answer.status).toBe(202);
      const { taskId } = answer.json;
      expect(answer.headers.get('location')).toMatch(new RegExp(`/v1/reports/${taskId}$`));
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.json.links).toMatchObject({ self: answer.headers.get('location') });
      expect((await service.ended(ada, taskId)).status).toBe('COMPLETED');
    });

    test('the finished task carries the report, its progress and what it was made with', () => {
      const task = taskSchema().parse(report);
      expect(task).toMatchObject({
        status: 'COMPLETED',
        userId: 'ada',
        engine: 'extractive',
        prompt: crashQuestion.prompt,
      });
      expect(task.progress.completed).toBe(task.progress.planned);
      expect(task.report?.outcome).toBe('answered');
      expect(task.report?.markdown).toContain('replays an unfinished run');
      expect(task.versions.knowledge).toMatch(/^[0-9a-f]+$/);
    });

    test('every quoted span of the ledger is exactly what the served source says', async () => {
      const ledger = await service.call('GET', `/v1/reports/${report.taskId}/ledger`, { key: ada });
      expect(ledger.status).toBe(200);
      const supported = ledger.json.claims.filter((claim: Json) => claim.verdict === 'supported');
      expect(supported.length).toBeGreaterThan(0);
      for (const claim of supported) {
        expect(claim.evidence.length).toBeGreaterThan(0);
        for (const { sourceId, start, end, quote } of claim.evidence) {
          const source = await service.call('GET', `/v1/reports/${report.taskId}/sources/${sourceId}`, { key: ada });
          expect(source.headers.get('content-type')).toBe('text/plain; charset=utf-8');
          expect(source.text.slice(start, end)).toBe(quote);
          const listed = ledger.json.sources.find((each: Json) => each.sourceId === sourceId);
          expect(createHash('sha256').update(source.text).digest('hex')).toBe(listed.sha256);
        }
      }
    });

    test('every sentence of the Markdown stands in the ledger', async () => {
      const markdown = await service.call('GET', `/v1/reports/${report.taskId}`, {
        key: ada,
        headers: { Accept: 'text/markdown' },
      });
      expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
      expect(markdown.text).toBe(report.report.markdown);
      const ledger = await service.call('GET', `/v1/reports/${report.taskId}/ledger`, { key: ada });
      const body = markdown.text.split('## Evidence')[0] ?? '';
      let rest = body.replaceAll(/ \[\d+\]/g, '').replaceAll(/\\([\\*_[\]<>#|])/g, '$1');
      for (const claim of ledger.json.claims) {
        expect(rest).toContain(claim.text);
        rest = rest.replace(claim.text, '');
      }
      expect(rest.replaceAll(/[#\s]/g, '')).toBe('');
    });

    test('the trace has one entry per step and totals that close it', async () => {
      const { json } = await service.call('GET', `/v1/reports/${report.taskId}/steps`, { key: ada });
      expect(json.steps.map((step: Json) => step.step)).toEqual(['plan', 'research', 'write', 'evaluate', 'publish']);
      expect(json.totals).toMatchObject({ steps: 5, success: true, inputTokens: 0, outputTokens: 0 });
      for (const step of json.steps) expect(step.observation.length).toBeLessThanOrEqual(500);
    });

    test('a question in two parts is answered part by part', async () => {
      const task = await service.report(ada, {
        prompt: 'What happens when one question fails? How long is an idempotency key remembered?',
      });
      expect(task.report.markdown.match(/^## /gm)?.length).toBe(3);
      expect(task.report.markdown).toContain('24 hours');
    });

    test('a question that the knowledge does not answer ends unanswered and says so', async () => {
      const task = await service.report(ada, { prompt: 'Who won the football world championship in 1954?' });
      expect(task).toMatchObject({ status: 'COMPLETED', report: { outcome: 'unanswered', sources: [] } });
      expect(task.report.notices).toHaveLength(1);
    });

    test('the context of an order is a source that can be cited', async () => {
      const task = await service.report(ada, {
        prompt: 'How many zebras live in the Arnsberg zoo?',
        context: 'The Arnsberg zoo keeps many animals. In the Arnsberg zoo live 14 zebras. Visitors come every day.',
      });
      expect(task.report.outcome).toBe('answered');
      expect(task.report.markdown).toContain('14 zebras');
      expect(task.report.sources).toMatchObject([{ title: 'Context of the order', uri: 'order:context' }]);
    });
  });

  describe('every route', () => {
    const concrete = (path: string) =>
      path.replace('{taskId}', report.taskId).replace('{sourceId}', '0123456789abcdef');

    test('answers 405 with Allow to a method it does not have', async () => {
      for (const path of new Set(allRoutes.map((route) => route.path))) {
        const answer = await service.call('PATCH', concrete(path), { key: ada });
        expectProblem(answer, 405, 'method-not-allowed', service.fillsContext);
        expect(answer.headers.get('allow')?.split(', ').toSorted()).toEqual(allowedMethods(path).toSorted());
      }
    });

    withKeys(
      'that is not public answers 401 without a key, with a made-up one, an expired one and a revoked one',
      async () => {
        const nowSeconds = Math.floor(Date.now() / 1000);
        const keys = [
          undefined,
          'nonsense',
          `dsk_${'A'.repeat(43)}`,
          await service.keyFor('acme', 'ada', { expiresAtSeconds: nowSeconds - 1 }),
          await service.keyFor('acme', 'ada', { revokedAt: '2026-01-01T00:00:00.000Z' }),
        ];
        for (const route of allRoutes.filter((each) => each.roles !== 'public')) {
          for (const key of keys) {
            const answer = await service.call(route.method, concrete(route.path), key === undefined ? {} : { key });
            expectProblem(answer, 401, 'unauthorized');
          }
        }
      },
    );

    withKeys('answers 403 to a role that may not', async () => {
      const reader = await service.keyFor('acme', 'ada', { roles: ['reader'] });
      for (const route of allRoutes) {
        if (route.roles === 'public' || route.roles.includes('reader')) continue;
        const body = route.body === undefined ? {} : { body: crashQuestion };
        expectProblem(
          await service.call(route.method, concrete(route.path), { key: reader, ...body }),
          403,
          'forbidden',
        );
      }
      expect((await service.call('GET', `/v1/reports/${report.taskId}`, { key: reader })).status).toBe(200);
    });

    withKeys(
      'about a task answers 404 to another tenant, another user, an unknown id and a malformed one',
      async () => {
        const strangers = [await service.keyFor('other', 'ada'), await service.keyFor('acme', 'bob')];
        for (const route of allRoutes.filter((each) => each.path.includes('{taskId}'))) {
          const body = route.body === undefined ? {} : { body: { score: 'up' } };
          for (const key of strangers) {
            expectProblem(await service.call(route.method, concrete(route.path), { key, ...body }), 404, 'not-found');
          }
          for (const taskId of [unknownTask, 'x', '..%2f..', "'; drop table"]) {
            const path = concrete(route.path).replace(report.taskId, encodeURIComponent(taskId));
            expectProblem(await service.call(route.method, path, { key: ada, ...body }), 404);
          }
        }
        expect((await service.call('GET', `/v1/reports/${report.taskId}`, { key: ada })).json.status).toBe('COMPLETED');
      },
    );

    test('answers 406 to a caller that takes nothing it produces', async () => {
      for (const route of allRoutes.filter((each) => each.success.status === 200 && each.body === undefined)) {
        const headers = { Accept: 'image/png' };
        expectProblem(
          await service.call(route.method, concrete(route.path), { key: ada, headers }),
          406,
          'not-acceptable',
        );
      }
    });

    test('takes over a valid X-Request-Id and replaces an invalid one', async () => {
      for (const route of allRoutes) {
        const valid = await service.call(route.method, concrete(route.path), {
          headers: { 'X-Request-Id': 'trace-42' },
        });
        expect(valid.headers.get('x-request-id')).toBeTruthy();
      }
      const mine = await service.call('GET', '/v1/reports', { key: ada, headers: { 'X-Request-Id': 'trace-42' } });
      expect(mine.headers.get('x-request-id')).toBe('trace-42');
      const bad = await service.call('GET', '/v1/reports', { key: ada, headers: { 'X-Request-Id': 'a b' } });
      expect(bad.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    });

    test('lets only listed origins read its answers', async () => {
      const listed = service.listedOrigin;
      for (const path of ['/v1/reports', '/v1/health/live', `/v1/reports/${unknownTask}`]) {
        const answer = await service.call('GET', path, { key: ada, headers: { Origin: listed } });
        expect(answer.headers.get('access-control-allow-origin')).toBe(listed);
        const stranger = await service.call('GET', path, { key: ada, headers: { Origin: 'https://evil.example' } });
        expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
      }
    });

    test('unknown paths are a 404', async () => {
      for (const path of ['/', '/v1', '/v1/nothing', '/v2/reports', `/v1/reports/${unknownTask}/nothing`]) {
        expectProblem(await service.call('GET', path, { key: ada }), 404, 'not-found');
      }
    });
  });

  describe('bad orders', () => {
    const codePoints = (count: number) => '😀'.repeat(count);
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

    test.each<[string, unknown, number, string | undefined]>([
      ['an empty body', '', 400, undefined],
      ['a body that is not JSON', '{"prompt": ', 400, undefined],
      ['JSON that is no object', '[]', 422, ''],
      ['an order without a prompt', {}, 422, '/prompt'],
      ['an empty prompt', { prompt: '' }, 422, '/prompt'],
      ['a blank prompt', { prompt: ' \n\t' }, 422, '/prompt'],
      ['a prompt of the wrong type', { prompt: 7 }, 422, '/prompt'],
      ['10,001 code points', { prompt: codePoints(10_001) }, 422, '/prompt'],
      ['a lone surrogate', '{"prompt": "a\\ud800b"}', 422, '/prompt'],
      ['NUL', { prompt: 'a\u0000b' }, 422, '/prompt'],
      ['an unknown field', { prompt: 'x', colour: 'red' }, 422, '/colour'],
      ['__proto__ at the top', '{"prompt": "x", "__proto__": {"a": 1}}', 422, '/__proto__'],
      ['a context of 100,001 bytes', { prompt: 'x', context: 'a'.repeat(99_999) }, 422, '/context'],
      ['a context 40 levels deep', `{"prompt": "x", "context": ${deep(40)}}`, 422, '/context'],
      ['a context 100,000 levels deep', `{"prompt": "x", "context": ${deep(100_000)}}`, 422, undefined],
      ['a lone surrogate in a key of the context', '{"prompt": "x", "context": {"a\\ud800": 1}}', 422, '/context'],
      ['too many questions', { prompt: 'x', options: { maxQuestions: 11 } }, 422, '/options/maxQuestions'],
      ['an unknown option', { prompt: 'x', options: { tone: 'loud' } }, 422, '/options/tone'],
      ['a user id with a separator', { prompt: 'x', userId: 'a#b' }, 422, '/userId'],
      ['a body of more than 256 KiB', { prompt: 'x', context: 'a'.repeat(262_144) }, 413, undefined],
    ])('%s is refused', async (_name, body, status, pointer) => {
      const answer = await service.call('POST', '/v1/reports', { key: ada, body });
      expectProblem(answer, status);
      if (pointer !== undefined) expect(answer.json.errors.map((place: Json) => place.pointer)).toContain(pointer);
    });

    test('other content types are a 415', async () => {
      for (const type of ['text/plain', 'application/xml', 'application/json; charset=latin1']) {
        const headers = { 'Content-Type': type };
        const answer = await service.call('POST', '/v1/reports', { key: ada, body: '{"prompt":"x"}', headers });
        expectProblem(answer, 415, 'unsupported-media-type');
      }
    });

    test('10,000 code points, a context at its limit and __proto__ inside it are taken', async () => {
      const context = `{"__proto__": {"polluted": true}, "a": "${'b'.repeat(99_000)}"}`;
      const body = `{"prompt": ${JSON.stringify(codePoints(10_000))}, "context": ${context}}`;
      const task = await service.report(ada, body);
      expect(task.status).toBe('COMPLETED');
      expect(({} as Json).polluted).toBeUndefined();
    });

    withKeys('nothing of a refused order was stored', async () => {
      const quiet = await service.keyFor('acme', 'quiet');
      await service.call('POST', '/v1/reports', { key: quiet, body: { prompt: '' } });
      expect((await service.call('GET', '/v1/reports', { key: quiet })).json).toEqual({ items: [] });
    });
  });

  describe('idempotency', () => {
    const order = (key: string, idempotencyKey: string, prompt = 'What is a memo?') =>
      service.call('POST', '/v1/reports', { key, body: { prompt }, headers: { 'Idempotency-Key': idempotencyKey } });

    test('a replay answers the same status, id and Location', async () => {
      const first = await order(ada, 'replay');
      await service.ended(ada, first.json.taskId);
      const second = await order(ada, 'replay');
      expect(second.status).toBe(202);
      expect(second.json.taskId).toBe(first.json.taskId);
      expect(second.headers.get('location')).toBe(first.headers.get('location'));
    });

    withKeys('another payload under the same key is a 422, the same key of another user is another task', async () => {
      const first = await order(ada, 'mine');
      expectProblem(await order(ada, 'mine', 'Something else?'), 422, 'idempotency-mismatch');
      const other = await order(await service.keyFor('acme', 'eve'), 'mine');
      expect(other.json.taskId).not.toBe(first.json.taskId);
    });

    test('a malformed key is a 422', async () => {
      expectProblem(await order(ada, 'a b'), 422, 'invalid-request');
      expectProblem(await order(ada, 'k'.repeat(256)), 422, 'invalid-request');
    });

    withKeys('many equal requests at once make one task', async () => {
      const many = await service.keyFor('acme', 'many');
      const answers = await Promise.all(Array.from({ length: service.burst }, () => order(many, 'burst')));
      const ids = new Set(answers.filter((answer) => answer.status === 202).map((answer) => answer.json.taskId));
      expect(ids.size).toBe(1);
      for (const answer of answers) expect([202, 409]).toContain(answer.status);
      const list = await service.call('GET', '/v1/reports', { key: many });
      expect(list.json.items).toHaveLength(1);
    });

    test('a replay after deletion is a 410', async () => {
      const first = await order(ada, 'gone');
      expect((await service.call('DELETE', `/v1/reports/${first.json.taskId}`, { key: ada })).status).toBe(204);
      expectProblem(await order(ada, 'gone'), 410, 'report-deleted');
    });
  });

  describe('listing', () => {
    withKeys(
      'pages newest first lose nothing and repeat nothing; the cursor is bound to owner and filter',
      async () => {
        const lister = await service.keyFor('acme', 'lister');
        const ids: string[] = [];
        for (let index = 0; index < 5; index += 1)
          ids.push((await service.report(lister, { prompt: `What is a memo? ${index}` })).taskId);
        const seen: string[] = [];
        let path = '/v1/reports?limit=2';
        let cursor = '';
        for (;;) {
          const page = await service.call('GET', path, { key: lister });
          expect(page.status).toBe(200);
          seen.push(...page.json.items.map((item: Json) => item.taskId));
          if (page.json.nextCursor === undefined) break;
          cursor = page.json.nextCursor;
          path = `/v1/reports?limit=2&cursor=${encodeURIComponent(cursor)}`;
        }
        expect(seen).toEqual(ids.toReversed());
        expectProblem(await service.call('GET', `/v1/reports?cursor=${cursor}`, { key: ada }), 422);
        expectProblem(await service.call('GET', `/v1/reports?status=FAILED&cursor=${cursor}`, { key: lister }), 422);
        for (const broken of ['x', 'a.b', `${cursor}x`, cursor.slice(1)]) {
          expectProblem(
            await service.call('GET', `/v1/reports?cursor=${encodeURIComponent(broken)}`, { key: lister }),
            422,
          );
        }
      },
    );

    withKeys('filters by status and by end user, and refuses what it does not know', async () => {
      const app = await service.keyFor('acme', 'app');
      await service.report(app, { prompt: 'What is a memo?', userId: 'customer-7' });
      const list = async (query: string) => (await service.call('GET', `/v1/reports${query}`, { key: app })).json.items;
      expect(await list('')).toHaveLength(0);
      expect(await list('?userId=customer-7')).toHaveLength(1);
      expect(await list('?userId=customer-7&status=FAILED')).toHaveLength(0);
      for (const query of ['?limit=0', '?limit=101', '?limit=x', '?colour=red', '?status=DONE', '?limit=1&limit=2']) {
        expectProblem(await service.call('GET', `/v1/reports${query}`, { key: app }), 422, 'invalid-request');
      }
    });
  });

  describe('changing', () => {
    test('feedback before the end is a 409, afterwards one vote per user that can be changed', async () => {
      const path = `/v1/reports/${report.taskId}/feedback`;
      const up = await service.call('POST', path, { key: ada, body: { score: 'up' } });
      expect(up).toMatchObject({ status: 200, json: { score: 'up', taskId: report.taskId } });
      const down = await service.call('POST', path, { key: ada, body: { score: 'down', text: 'It lacks the sweep.' } });
      expect(down.json).toMatchObject({ feedbackId: up.json.feedbackId, score: 'down' });
      for (const body of [{}, { score: 'maybe' }, { score: 'up', text: '' }, { score: 'up', extra: 1 }]) {
        expectProblem(await service.call('POST', path, { key: ada, body }), 422);
      }
    });

    test('cancel after the end is a 409', async () => {
      expectProblem(await service.call('POST', `/v1/reports/${report.taskId}/cancel`, { key: ada }), 409, 'conflict');
    });

    test('a deleted report is gone from every route and from the disk', async () => {
      const canary = 'xylophonequartz';
      const task = await service.report(ada, { prompt: `What is a memo, ${canary}?`, context: `${canary} is a word.` });
      const path = `/v1/reports/${task.taskId}`;
      const { json } = await service.call('GET', `${path}/ledger`, { key: ada });
      expect((await service.call('DELETE', path, { key: ada })).status).toBe(204);
      for (const rest of ['', '/steps', '/ledger', `/sources/${json.sources[0]?.sourceId ?? '0123456789abcdef'}`]) {
        expectProblem(await service.call('GET', path + rest, { key: ada }), 404);
      }
      expectProblem(await service.call('DELETE', path, { key: ada }), 404);
      const list = await service.call('GET', '/v1/reports?limit=100', { key: ada });
      expect(list.text).not.toContain(task.taskId);
    });
  });

  describe('the service itself', () => {
    test('live, ready and the OpenAPI document need no key', async () => {
      expect((await service.call('GET', '/v1/health/live')).json).toEqual({ status: 'live' });
      expect((await service.call('GET', '/v1/health/ready')).json).toEqual({
        status: 'ready',
        checks: { tables: 'ok', workflow: 'ok', knowledge: 'ok' },
      });
      const { json } = await service.call('GET', '/v1/openapi.json');
      expect(Object.keys(json.paths)).toEqual([...new Set(allRoutes.map((route) => route.path))]);
    });
  });
}
