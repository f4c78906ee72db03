import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { taskSchema } from '../../contract/shapes.ts';
import type { Json } from '../support/endpoint.ts';
import { crashQuestion, type StoryWorld } from './story-world.ts';

/** An order, its report, and every quoted span of it. */
export function reportStory(world: StoryWorld): void {
  describe('a report from order to verified span', () => {
    test('an order is answered at once with 202 and where to look', async () => {
      const answer = await world.service.call('POST', '/v1/reports', { key: world.ada, body: crashQuestion });
      expect(answer.status).toBe(202);
      const { taskId } = answer.json;
      expect(answer.headers.get('location')).toMatch(new RegExp(`/v1/reports/${taskId}$`));
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.json.links).toMatchObject({ self: answer.headers.get('location') });
      expect((await world.service.ended(world.ada, taskId)).status).toBe('COMPLETED');
    });

    test('the finished task carries the report, its progress and what it was made with', () => {
      const task = taskSchema().parse(world.report);
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
      const ledger = await world.service.call('GET', `/v1/reports/${world.report.taskId}/ledger`, { key: world.ada });
      expect(ledger.status).toBe(200);
      const supported = ledger.json.claims.filter((claim: Json) => claim.verdict === 'supported');
      expect(supported.length).toBeGreaterThan(0);
      for (const claim of supported) {
        expect(claim.evidence.length).toBeGreaterThan(0);
        for (const { sourceId, start, end, quote } of claim.evidence) {
          const source = await world.service.call('GET', `/v1/reports/${world.report.taskId}/sources/${sourceId}`, {
            key: world.ada,
          });
          expect(source.headers.get('content-type')).toBe('text/plain; charset=utf-8');
          expect(source.text.slice(start, end)).toBe(quote);
          const listed = ledger.json.sources.find((each: Json) => each.sourceId === sourceId);
          expect(createHash('sha256').update(source.text).digest('hex')).toBe(listed.sha256);
        }
      }
    });

    test('every sentence of the Markdown stands in the ledger', async () => {
      const markdown = await world.service.call('GET', `/v1/reports/${world.report.taskId}`, {
        key: world.ada,
        headers: { Accept: 'text/markdown' },
      });
      expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
      expect(markdown.text).toBe(world.report.report.markdown);
      const ledger = await world.service.call('GET', `/v1/reports/${world.report.taskId}/ledger`, { key: world.ada });
      const body = markdown.text.split('## Evidence')[0] ?? '';
      let rest = body.replaceAll(/ \[\d+\]/g, '').replaceAll(/\\([\\*_[\]<>#|])/g, '$1');
      for (const claim of ledger.json.claims) {
        expect(rest).toContain(claim.text);
        rest = rest.replace(claim.text, '');
      }
      expect(rest.replaceAll(/[#\s]/g, '')).toBe('');
    });

    test('the trace has one entry per step and totals that close it', async () => {
      const { json } = await world.service.call('GET', `/v1/reports/${world.report.taskId}/steps`, { key: world.ada });
      expect(json.steps.map((step: Json) => step.step)).toEqual(['plan', 'research', 'write', 'evaluate', 'publish']);
      expect(json.totals).toMatchObject({ steps: 5, success: true, inputTokens: 0, outputTokens: 0 });
      for (const step of json.steps) expect(step.observation.length).toBeLessThanOrEqual(500);
    });

    world.withKeys(
      'the same question of another user is answered from cache, with the age of the answer and a copy of its sources',
      async () => {
        const { prompt } = crashQuestion;
        const bob = await world.service.keyFor('acme', 'bob');
        const copy = taskSchema().parse(await world.service.report(bob, { prompt: ` ${prompt.replace('?', ' ?')}` }));
        const original = world.report.report;
        const { createdAt, ageSeconds } = copy.report?.cached ?? { createdAt: '', ageSeconds: -1 };
        expect(Date.parse(createdAt)).toBeLessThanOrEqual(Date.parse(copy.createdAt));
        expect(ageSeconds).toBeGreaterThanOrEqual(0);
        expect(copy).toMatchObject({
          status: 'COMPLETED',
          usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
          report: { outcome: 'answered', title: original.title, sources: original.sources },
        });
        expect(copy.report?.notices).toEqual([expect.stringMatching(/^Answered from a report made .* ago\.$/)]);
        const steps = await world.service.call('GET', `/v1/reports/${copy.taskId}/steps`, { key: bob });
        expect(steps.json.steps.map((step: Json) => step.step)).toEqual(['plan', 'publish']);
        expect(JSON.stringify([copy, steps.json])).not.toContain(world.report.taskId);
        for (const { sourceId, sha256 } of copy.report?.sources ?? []) {
          const source = await world.service.call('GET', `/v1/reports/${copy.taskId}/sources/${sourceId}`, {
            key: bob,
          });
          expect(createHash('sha256').update(source.text).digest('hex')).toBe(sha256);
        }
        expect((await world.service.call('GET', `/v1/reports/${world.report.taskId}`, { key: bob })).status).toBe(404);
      },
    );

    test('a question in two parts is answered part by part', async () => {
      const task = await world.service.report(world.ada, {
        prompt: 'What happens when one question fails? How long is an idempotency key remembered?',
      });
      expect(task.report.markdown.match(/^## /gm)?.length).toBe(3);
      expect(task.report.markdown).toContain('24 hours');
    });

    test('a question that the knowledge does not answer ends unanswered and says so', async () => {
      const task = await world.service.report(world.ada, {
        prompt: 'Who won the football world championship in 1954?',
      });
      expect(task).toMatchObject({ status: 'COMPLETED', report: { outcome: 'unanswered', sources: [] } });
      expect(task.report.notices).toHaveLength(1);
    });

    test('the context of an order is a source that can be cited', async () => {
      const task = await world.service.report(world.ada, {
        prompt: 'How many zebras live in the Arnsberg zoo?',
        context: 'The Arnsberg zoo keeps many animals. In the Arnsberg zoo live 14 zebras. Visitors come every day.',
      });
      expect(task.report.outcome).toBe('answered');
      expect(task.report.markdown).toContain('14 zebras');
      expect(task.report.sources).toMatchObject([{ title: 'Context of the order', uri: 'order:context' }]);
    });
  });
}
