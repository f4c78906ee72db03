import { describe, expect, test } from 'vitest';
import { allowedMethods, allRoutes } from '../../contract/routes.ts';
import { crashQuestion, expectProblem, type StoryWorld, unknownTask } from './story-world.ts';

/** What every route of the contract answers, whoever asks. */
export function routeStory(world: StoryWorld): void {
  describe('every route', () => {
    const concrete = (path: string) =>
      path.replace('{taskId}', world.report.taskId).replace('{sourceId}', '0123456789abcdef');

    test('answers 405 with Allow to a method it does not have', async () => {
      for (const path of new Set(allRoutes.map((route) => route.path))) {
        const answer = await world.service.call('PATCH', concrete(path), { key: world.ada });
        expectProblem(answer, 405, 'method-not-allowed', world.service.fillsContext);
        expect(answer.headers.get('allow')?.split(', ').toSorted()).toEqual(allowedMethods(path).toSorted());
      }
    });

    world.withKeys(
      'that is not public answers 401 without a key, with a made-up one, an expired one and a revoked one',
      async () => {
        const nowSeconds = Math.floor(Date.now() / 1000);
        const keys = [
          undefined,
          'nonsense',
          `dsk_${'A'.repeat(43)}`,
          await world.service.keyFor('acme', 'ada', { expiresAtSeconds: nowSeconds - 1 }),
          await world.service.keyFor('acme', 'ada', { revokedAt: '2026-01-01T00:00:00.000Z' }),
        ];
        for (const route of allRoutes.filter((each) => each.roles !== 'public')) {
          for (const key of keys) {
            const answer = await world.service.call(
              route.method,
              concrete(route.path),
              key === undefined ? {} : { key },
            );
            expectProblem(answer, 401, 'unauthorized');
          }
        }
      },
    );

    world.withKeys('answers 403 to a role that may not', async () => {
      const reader = await world.service.keyFor('acme', 'ada', { roles: ['reader'] });
      for (const route of allRoutes) {
        if (route.roles === 'public' || route.roles.includes('reader')) continue;
        const body = route.body === undefined ? {} : { body: crashQuestion };
        expectProblem(
          await world.service.call(route.method, concrete(route.path), { key: reader, ...body }),
          403,
          'forbidden',
        );
      }
      expect((await world.service.call('GET', `/v1/reports/${world.report.taskId}`, { key: reader })).status).toBe(200);
    });

    world.withKeys(
      'about a task answers 404 to another tenant, another user, an unknown id and a malformed one',
      async () => {
        const strangers = [await world.service.keyFor('other', 'ada'), await world.service.keyFor('acme', 'bob')];
        for (const route of allRoutes.filter((each) => each.path.includes('{taskId}'))) {
          const body = route.body === undefined ? {} : { body: { score: 'up' } };
          for (const key of strangers) {
            expectProblem(
              await world.service.call(route.method, concrete(route.path), { key, ...body }),
              404,
              'not-found',
            );
          }
          for (const taskId of [unknownTask, 'x', '..%2f..', "'; drop table"]) {
            const path = concrete(route.path).replace(world.report.taskId, encodeURIComponent(taskId));
            expectProblem(await world.service.call(route.method, path, { key: world.ada, ...body }), 404);
          }
        }
        expect(
          (await world.service.call('GET', `/v1/reports/${world.report.taskId}`, { key: world.ada })).json.status,
        ).toBe('COMPLETED');
      },
    );

    test('answers 406 to a caller that takes nothing it produces', async () => {
      for (const route of allRoutes.filter((each) => each.success.status === 200 && each.body === undefined)) {
        const headers = { Accept: 'image/png' };
        expectProblem(
          await world.service.call(route.method, concrete(route.path), { key: world.ada, headers }),
          406,
          'not-acceptable',
        );
      }
    });

    test('takes over a valid X-Request-Id and replaces an invalid one', async () => {
      for (const route of allRoutes) {
        const valid = await world.service.call(route.method, concrete(route.path), {
          headers: { 'X-Request-Id': 'trace-42' },
        });
        expect(valid.headers.get('x-request-id')).toBeTruthy();
      }
      const mine = await world.service.call('GET', '/v1/reports', {
        key: world.ada,
        headers: { 'X-Request-Id': 'trace-42' },
      });
      expect(mine.headers.get('x-request-id')).toBe('trace-42');
      const bad = await world.service.call('GET', '/v1/reports', {
        key: world.ada,
        headers: { 'X-Request-Id': 'a b' },
      });
      expect(bad.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    });

    test('lets only listed origins read its answers', async () => {
      const listed = world.service.listedOrigin;
      for (const path of ['/v1/reports', '/v1/health/live', `/v1/reports/${unknownTask}`]) {
        const answer = await world.service.call('GET', path, { key: world.ada, headers: { Origin: listed } });
        expect(answer.headers.get('access-control-allow-origin')).toBe(listed);
        const stranger = await world.service.call('GET', path, {
          key: world.ada,
          headers: { Origin: 'https://evil.example' },
        });
        expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
      }
    });

    test('unknown paths are a 404', async () => {
      for (const path of ['/', '/v1', '/v1/nothing', '/v2/reports', `/v1/reports/${unknownTask}/nothing`]) {
        expectProblem(await world.service.call('GET', path, { key: world.ada }), 404, 'not-found');
      }
    });
  });
}
