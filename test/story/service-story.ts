import { describe, expect, test } from 'vitest';
import { allRoutes } from '../../contract/routes.ts';
import { type StoryWorld } from './story-world.ts';

/** What is open to all. */
export function serviceStory(world: StoryWorld): void {
  describe('the service itself', () => {
    test('live, ready and the OpenAPI document need no key', async () => {
      expect((await world.service.call('GET', '/v1/health/live')).json).toEqual({ status: 'live' });
      expect((await world.service.call('GET', '/v1/health/ready')).json).toEqual({
        status: 'ready',
        checks: { tables: 'ok', workflow: 'ok', knowledge: 'ok' },
      });
      const { json } = await world.service.call('GET', '/v1/openapi.json');
      expect(Object.keys(json.paths)).toEqual([...new Set(allRoutes.map((route) => route.path))]);
    });
  });
}
