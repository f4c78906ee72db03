import { describe, expect } from 'vitest';
import type { Answer, Json } from '../support/endpoint.ts';
import { expectProblem, type StoryWorld, unknownTask } from './story-world.ts';

const zebras = {
  prompt: 'How many zebras live in the Arnsberg zoo?',
  context: 'In the Arnsberg zoo live 14 zebras. In the Arnsberg zoo live 5 okapis. Visitors come every day.',
};
const followUp = { prompt: 'And how many okapis?' };

/** A report, and the questions that go on from it. */
export function threadStory(world: StoryWorld): void {
  const call = (key: string, method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    world.service.call(method, path, { key, headers, ...(body === undefined ? {} : { body }) });
  const listed = async (key: string, threadId: string): Promise<string[]> =>
    (await call(key, 'GET', `/v1/reports?threadId=${threadId}`)).json.items.map(({ taskId }: Json) => taskId);

  describe('threads', () => {
    world.withKeys(
      'a follow-up is understood after what came before, and cites what the thread has cited',
      async () => {
        const key = await world.service.keyFor('acme', 'asker');
        const first = await world.service.report(key, zebras);
        expect(first.threadId).toBe(first.taskId);
        const alone = await world.service.report(key, followUp);
        expect(alone).toMatchObject({ threadId: alone.taskId, report: { outcome: 'unanswered' } });

        const { threadId } = first;
        const second = await world.service.report(key, { ...followUp, threadId });
        expect(second).toMatchObject({ threadId, prompt: followUp.prompt, report: { outcome: 'answered' } });
        expect(second.report.markdown).toContain('5 okapis');
        expect(second.report.sources).toEqual(first.report.sources);
        const source = `/v1/reports/${second.taskId}/sources/${second.report.sources[0].sourceId}`;
        expect((await call(key, 'GET', source)).text).toBe(zebras.context);
        const [plan, research] = (await call(key, 'GET', `/v1/reports/${second.taskId}/steps`)).json.steps;
        expect(plan.action).toContain('Read the thread: 1 earlier report, 1 source');
        expect(research.action).toContain('1 source of the thread');
        expect(await listed(key, threadId)).toEqual([second.taskId, first.taskId]);
        expect(await listed(key, alone.threadId)).toEqual([alone.taskId]);
      },
    );

    world.withKeys('a deleted report is no longer seen, and the last one takes the thread with it', async () => {
      const key = await world.service.keyFor('acme', 'eraser');
      const first = await world.service.report(key, zebras);
      const { threadId } = first;
      const second = await world.service.report(key, { prompt: 'What is a memo?', threadId });
      expect((await call(key, 'DELETE', `/v1/reports/${first.taskId}`)).status).toBe(204);
      expect(await listed(key, threadId)).toEqual([second.taskId]);
      const third = await world.service.report(key, { ...followUp, threadId });
      expect(third.report.outcome).toBe('unanswered');
      expect(JSON.stringify([third, await call(key, 'GET', `/v1/reports/${third.taskId}/steps`)])).not.toContain(
        'Arnsberg',
      );
      for (const { taskId } of [second, third]) await call(key, 'DELETE', `/v1/reports/${taskId}`);
      expect(await listed(key, threadId)).toEqual([]);
      expectProblem(await call(key, 'POST', '/v1/reports', { ...followUp, threadId }), 422, 'invalid-request');
    });

    world.withKeys("another's thread is as unknown as one that never was", async () => {
      const key = await world.service.keyFor('acme', 'owner');
      const { threadId } = await world.service.report(key, { ...zebras, userId: 'customer-1' });
      const strangers = [
        [await world.service.keyFor('acme', 'stranger'), { userId: 'customer-1' }],
        [await world.service.keyFor('globex', 'owner'), { userId: 'customer-1' }],
        [key, { userId: 'customer-2' }],
        [key, {}],
      ] as const;
      const unknown = await call(key, 'POST', '/v1/reports', { ...followUp, threadId: unknownTask });
      expectProblem(unknown, 422, 'invalid-request');
      for (const [stranger, user] of strangers) {
        const refused = await call(stranger, 'POST', '/v1/reports', { ...followUp, ...user, threadId });
        expect({ ...refused.json, requestId: '' }).toEqual({ ...unknown.json, requestId: '' });
        expect(await listed(stranger, threadId)).toEqual([]);
      }
      const accepted = await call(key, 'POST', '/v1/reports', { ...followUp, userId: 'customer-1', threadId });
      expect(accepted).toMatchObject({ status: 202, json: { threadId } });
    });

    world.withKeys('an id that is none is refused, whatever is tried', async () => {
      const { ada } = world;
      const hostile = ['', 'x', `${unknownTask}#`, `${unknownTask}\n`, '../../tenants', '*', ['a'], null, 7, {}, true];
      for (const threadId of [...hostile, unknownTask.toUpperCase().replaceAll('0', 'A')]) {
        expectProblem(await call(ada, 'POST', '/v1/reports', { ...followUp, threadId }), 422, 'invalid-request');
      }
      for (const threadId of ['x', '%23', `${unknownTask}%00`]) {
        expectProblem(await call(ada, 'GET', `/v1/reports?threadId=${threadId}`), 422, 'invalid-request');
      }
    });

    world.withKeys('two follow-ups at once are both made; one that is repeated is made once', async () => {
      const key = await world.service.keyFor('acme', 'repeater');
      const { threadId } = await world.service.report(key, zebras);
      const order = { ...followUp, threadId };
      const [one, other] = await Promise.all([world.service.report(key, order), world.service.report(key, order)]);
      expect([one.report.outcome, other.report.outcome]).toEqual(['answered', 'answered']);
      const header = { 'Idempotency-Key': 'follow-up' };
      const accepted = await call(key, 'POST', '/v1/reports', order, header);
      const again = await call(key, 'POST', '/v1/reports', order, header);
      expect(again.json.taskId).toBe(accepted.json.taskId);
      await world.service.ended(key, accepted.json.taskId);
      expect(await listed(key, threadId)).toHaveLength(4);
    });
  });
}
