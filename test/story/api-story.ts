import { afterAll, beforeAll, test } from 'vitest';
import type { Endpoint, Json } from '../support/endpoint.ts';
import { badOrderStory } from './bad-order-story.ts';
import { changeStory } from './change-story.ts';
import { exportStory } from './export-story.ts';
import { idempotencyStory } from './idempotency-story.ts';
import { listStory } from './list-story.ts';
import { reportStory } from './report-story.ts';
import { routeStory } from './route-story.ts';
import { serviceStory } from './service-story.ts';
import { crashQuestion, type StoryWorld } from './story-world.ts';
import { threadStory } from './thread-story.ts';

/**
 * What a caller sees of the service over HTTP, wherever it runs. `open` connects to it; what needs keys
 * of its own is skipped where none can be made.
 */
export function apiStory(open: () => Promise<Endpoint>, canMakeKeys: boolean): void {
  let service: Endpoint;
  let ada: string;
  let report: Json;
  const world: StoryWorld = {
    get service() {
      return service;
    },
    get ada() {
      return ada;
    },
    get report() {
      return report;
    },
    withKeys: canMakeKeys ? test : test.skip,
  };

  beforeAll(async () => {
    service = await open();
    ada = await service.keyFor('acme', 'ada');
    report = await service.report(ada, crashQuestion);
  });

  afterAll(() => service.close());

  reportStory(world);
  exportStory(world);
  routeStory(world);
  badOrderStory(world);
  idempotencyStory(world);
  listStory(world);
  changeStory(world);
  threadStory(world);
  serviceStory(world);
}
