import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiStory } from '../story/api-story.ts';
import { crashQuestion } from '../story/story-world.ts';
import { type Service, startService } from '../support/start-service.ts';

let service: Service;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

// The story shares the service of this file: a process runs one.
apiStory(async () => ({ ...service, close: async () => {} }), true);

test('milestones reach the bus with ids, never with text', async () => {
  const key = await service.keyFor('acme', 'listener');
  const report = await service.report(key, crashQuestion);
  await service.idle();
  const events = service.events().filter((event) => event.source === 'dossier');
  const ours = events.filter((event) => JSON.stringify(event.detail).includes(report.taskId));
  expect(ours.map((event) => event['detail-type'])).toEqual([
    'report.accepted',
    'report.planned',
    'report.drafted',
    'report.evaluated',
    'report.completed',
  ]);
  expect(JSON.stringify(events)).not.toContain('crash?');
});
