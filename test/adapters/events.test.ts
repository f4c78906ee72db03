import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { type DossierEvent, eventNames } from '../../contract/events.ts';
import { EventBridgeEvents } from '../../functions/adapters/event-bridge-events.ts';
import { milestone } from '../../functions/domain/milestone.ts';
import type { Events } from '../../functions/ports.ts';
import { FakeEvents } from '../fakes/fake-events.ts';
import { sampleTask } from '../fakes/samples.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();

interface World {
  readonly events: Events;
  readonly published: (count: number) => Promise<DossierEvent[]>;
}

function fakeWorld(): World {
  const events = new FakeEvents();
  return { events, published: async () => events.published };
}

function realWorld(): World {
  return {
    events: new EventBridgeEvents(new EventBridgeClient({}), aws.names.eventBus),
    published: async (count) => (await aws.heard(count)).map(({ detail }) => detail),
  };
}

const time = new Date('2026-11-21T12:00:00.000Z');
// EventBridge promises no order.
const byName = (left: DossierEvent, right: DossierEvent) => left.name.localeCompare(right.name);

describe.each([
  ['fake', fakeWorld],
  ['real', realWorld],
] as const)('the events port, %s', (_name, create) => {
  test('delivers every milestone with its envelope', async () => {
    const { events, published } = create();
    const all = eventNames.map((name) => milestone(sampleTask(), name, time, { outcome: 'partial', revision: 2 }));
    for (const event of all) await events.publish(event);
    expect((await published(all.length)).toSorted(byName)).toEqual(all.toSorted(byName));
  });
});

test('on the bus an event is found by source and name', async () => {
  await realWorld().events.publish(milestone(sampleTask(), 'report.completed', time));
  expect(await aws.heard(1)).toMatchObject([{ source: 'dossier', 'detail-type': 'report.completed' }]);
});

test('a bus that does not answer is a fault that passes', async () => {
  const nobody = new EventBridgeClient({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1 });
  const events = new EventBridgeEvents(nobody, aws.names.eventBus);
  await expect(events.publish(milestone(sampleTask(), 'report.failed', time))).rejects.toMatchObject({
    name: 'EventsUnavailable',
    class: 'transient',
  });
});

test('an entry that the bus turns down is a fault too', async () => {
  const client = new EventBridgeClient({});
  client.middlewareStack.add(
    (next) => async (input) => {
      const answer = await next(input);
      return { ...answer, output: { ...answer.output, FailedEntryCount: 1 } };
    },
    { step: 'initialize' },
  );
  const events = new EventBridgeEvents(client, aws.names.eventBus);
  await expect(events.publish(milestone(sampleTask(), 'report.failed', time))).rejects.toMatchObject({
    name: 'EventsUnavailable',
  });
});
