import { describe, expect, test } from 'vitest';
import { expectProblem, type StoryWorld } from './story-world.ts';

/** Feedback, cancel and delete. */
export function changeStory(world: StoryWorld): void {
  describe('changing', () => {
    test('feedback before the end is a 409, afterwards one vote per user that can be changed', async () => {
      const path = `/v1/reports/${world.report.taskId}/feedback`;
      const up = await world.service.call('POST', path, { key: world.ada, body: { score: 'up' } });
      expect(up).toMatchObject({ status: 200, json: { score: 'up', taskId: world.report.taskId } });
      const down = await world.service.call('POST', path, {
        key: world.ada,
        body: { score: 'down', text: 'It lacks the sweep.' },
      });
      expect(down.json).toMatchObject({ feedbackId: up.json.feedbackId, score: 'down' });
      for (const body of [{}, { score: 'maybe' }, { score: 'up', text: '' }, { score: 'up', extra: 1 }]) {
        expectProblem(await world.service.call('POST', path, { key: world.ada, body }), 422);
      }
    });

    test('cancel after the end is a 409', async () => {
      expectProblem(
        await world.service.call('POST', `/v1/reports/${world.report.taskId}/cancel`, { key: world.ada }),
        409,
        'conflict',
      );
    });

    test('a deleted report is gone from every route and from the disk', async () => {
      const canary = 'xylophonequartz';
      const task = await world.service.report(world.ada, {
        prompt: `What is a memo, ${canary}?`,
        context: `${canary} is a word.`,
      });
      const path = `/v1/reports/${task.taskId}`;
      const { json } = await world.service.call('GET', `${path}/ledger`, { key: world.ada });
      expect((await world.service.call('DELETE', path, { key: world.ada })).status).toBe(204);
      for (const rest of ['', '/steps', '/ledger', `/sources/${json.sources[0]?.sourceId ?? '0123456789abcdef'}`]) {
        expectProblem(await world.service.call('GET', path + rest, { key: world.ada }), 404);
      }
      expectProblem(await world.service.call('DELETE', path, { key: world.ada }), 404);
      const list = await world.service.call('GET', '/v1/reports?limit=100', { key: world.ada });
      expect(list.text).not.toContain(task.taskId);
    });
  });
}
