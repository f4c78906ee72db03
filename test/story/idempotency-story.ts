import { describe, expect, test } from 'vitest';
import { expectProblem, type StoryWorld } from './story-world.ts';

/** What repetitions of an order get. */
export function idempotencyStory(world: StoryWorld): void {
  describe('idempotency', () => {
    const order = (key: string, idempotencyKey: string, prompt = 'What is a memo?') =>
      world.service.call('POST', '/v1/reports', {
        key,
        body: { prompt },
        headers: { 'Idempotency-Key': idempotencyKey },
      });

    test('a replay answers the same status, id and Location', async () => {
      const first = await order(world.ada, 'replay');
      await world.service.ended(world.ada, first.json.taskId);
      const second = await order(world.ada, 'replay');
      expect(second.status).toBe(202);
      expect(second.json.taskId).toBe(first.json.taskId);
      expect(second.headers.get('location')).toBe(first.headers.get('location'));
    });

    world.withKeys(
      'another payload under the same key is a 422, the same key of another user is another task',
      async () => {
        const first = await order(world.ada, 'mine');
        expectProblem(await order(world.ada, 'mine', 'Something else?'), 422, 'idempotency-mismatch');
        const other = await order(await world.service.keyFor('acme', 'eve'), 'mine');
        expect(other.json.taskId).not.toBe(first.json.taskId);
      },
    );

    test('a malformed key is a 422', async () => {
      expectProblem(await order(world.ada, 'a b'), 422, 'invalid-request');
      expectProblem(await order(world.ada, 'k'.repeat(256)), 422, 'invalid-request');
    });

    world.withKeys('many equal requests at once make one task', async () => {
      const many = await world.service.keyFor('acme', 'many');
      const answers = await Promise.all(Array.from({ length: world.service.burst }, () => order(many, 'burst')));
      const ids = new Set(answers.filter((answer) => answer.status === 202).map((answer) => answer.json.taskId));
      expect(ids.size).toBe(1);
      for (const answer of answers) expect([202, 409]).toContain(answer.status);
      const list = await world.service.call('GET', '/v1/reports', { key: many });
      expect(list.json.items).toHaveLength(1);
    });

    test('a replay after deletion is a 410', async () => {
      const first = await order(world.ada, 'gone');
      expect((await world.service.call('DELETE', `/v1/reports/${first.json.taskId}`, { key: world.ada })).status).toBe(
        204,
      );
      expectProblem(await order(world.ada, 'gone'), 410, 'report-deleted');
    });
  });
}
