import { describe, expect } from 'vitest';
import type { Json } from '../support/endpoint.ts';
import { expectProblem, type StoryWorld } from './story-world.ts';

/** Pages and filters of the list. */
export function listStory(world: StoryWorld): void {
  describe('listing', () => {
    world.withKeys(
      'pages newest first lose nothing and repeat nothing; the cursor is bound to owner and filter',
      async () => {
        const lister = await world.service.keyFor('acme', 'lister');
        const ids: string[] = [];
        for (let index = 0; index < 5; index += 1)
          ids.push((await world.service.report(lister, { prompt: `What is a memo? ${index}` })).taskId);
        const seen: string[] = [];
        let path = '/v1/reports?limit=2';
        let cursor = '';
        for (;;) {
          const page = await world.service.call('GET', path, { key: lister });
          expect(page.status).toBe(200);
          seen.push(...page.json.items.map((item: Json) => item.taskId));
          if (page.json.nextCursor === undefined) break;
          cursor = page.json.nextCursor;
          path = `/v1/reports?limit=2&cursor=${encodeURIComponent(cursor)}`;
        }
        expect(seen).toEqual(ids.toReversed());
        expectProblem(await world.service.call('GET', `/v1/reports?cursor=${cursor}`, { key: world.ada }), 422);
        expectProblem(
          await world.service.call('GET', `/v1/reports?status=FAILED&cursor=${cursor}`, { key: lister }),
          422,
        );
        for (const broken of ['x', 'a.b', `${cursor}x`, cursor.slice(1)]) {
          expectProblem(
            await world.service.call('GET', `/v1/reports?cursor=${encodeURIComponent(broken)}`, { key: lister }),
            422,
          );
        }
      },
    );

    world.withKeys('filters by status and by end user, and refuses what it does not know', async () => {
      const app = await world.service.keyFor('acme', 'app');
      await world.service.report(app, { prompt: 'What is a memo?', userId: 'customer-7' });
      const list = async (query: string) =>
        (await world.service.call('GET', `/v1/reports${query}`, { key: app })).json.items;
      expect(await list('')).toHaveLength(0);
      expect(await list('?userId=customer-7')).toHaveLength(1);
      expect(await list('?userId=customer-7&status=FAILED')).toHaveLength(0);
      for (const query of ['?limit=0', '?limit=101', '?limit=x', '?colour=red', '?status=DONE', '?limit=1&limit=2']) {
        expectProblem(await world.service.call('GET', `/v1/reports${query}`, { key: app }), 422, 'invalid-request');
      }
    });
  });
}
