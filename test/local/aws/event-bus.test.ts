import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { compilePattern } from '../../../local/aws/event-pattern.ts';
import { sampleTemplates } from '../sample-templates.ts';
import { startSample } from '../start-sample.ts';

function put(detailType: string, detail: object, bus = 'sample-bus') {
  const entry = { Source: 'sample', DetailType: detailType, Detail: JSON.stringify(detail), EventBusName: bus };
  return new EventBridgeClient({ maxAttempts: 1 }).send(new PutEventsCommand({ Entries: [entry] }));
}

test('a rule calls its target with the events that match, and only with those', async () => {
  const heard: unknown[] = [];
  const stack = await startSample({ listener: (event) => void heard.push(event) });
  const { FailedEntryCount, Entries } = await put('thing.made', { kind: 'new', size: 1 });
  await put('thing.made', { kind: 'middling' });
  await put('other', { kind: 'new' });
  await put('thing.made', { kind: 'new' }, 'default');
  await stack.idle();
  expect(FailedEntryCount).toBe(0);
  expect(heard).toMatchObject([
    { id: Entries?.[0]?.EventId, source: 'sample', 'detail-type': 'thing.made', detail: { kind: 'new', size: 1 } },
  ]);
  expect(stack.events()).toHaveLength(4);
});

test('an unknown bus is refused; an entry whose detail is not JSON fails alone', async () => {
  const stack = await startSample({});
  await expect(put('thing.made', {}, 'unknown')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const entry = { Source: 'sample', DetailType: 'x', Detail: '{}' };
  const answer = await new EventBridgeClient({}).send(
    new PutEventsCommand({ Entries: [{ ...entry, Detail: '{' }, entry] }),
  );
  expect(answer.FailedEntryCount).toBe(1);
  expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual(['MalformedDetail', undefined]);
  expect(stack.events()).toHaveLength(1);
});

test('a schedule runs once at the start and then again and again', async () => {
  const { promise: twice, resolve } = Promise.withResolvers<void>();
  let runs = 0;
  const sweep = () => {
    runs += 1;
    if (runs === 2) resolve();
  };
  await startSample({ sweep }, { sweepEveryMs: 5 });
  await twice;
  expect(runs).toBeGreaterThanOrEqual(2);
});

test('a target that fails is reported and nothing else', async () => {
  const problems: string[] = [];
  const listener = () => {
    throw new TypeError('broken');
  };
  const stack = await startSample({ listener }, { report: (problem) => problems.push(problem) });
  await put('thing.made', { kind: 'new' });
  await stack.idle();
  expect(problems).toEqual(['Rule OnThing: TypeError: broken']);
});

test('a pattern matches nested values, any element of a list and null', () => {
  const matches = compilePattern({ detail: { kind: ['a', null, 1], tags: [{ prefix: 'x' }] } }, 'rule');
  expect(matches({ detail: { kind: 'a', tags: ['yes', 'xy'] } })).toBe(true);
  expect(matches({ detail: { kind: null, tags: 'x' } })).toBe(true);
  expect(matches({ detail: { kind: '1', tags: 'x' } })).toBe(false);
  expect(matches({ detail: { kind: 'a' } })).toBe(false);
  expect(matches({ other: 1 })).toBe(false);
});

test('a pattern it does not know stops the start', async () => {
  const unknown = [{ source: [{ exists: true }] }, { $or: [] }, { source: 'text' }, { source: [{ prefix: { x: 1 } }] }];
  for (const pattern of unknown) expect(() => compilePattern(pattern, 'rule')).toThrow(/does not know/);
  const templates = structuredClone(sampleTemplates());
  const rule = templates[1]?.template.Resources['OnThing']?.Properties as { EventPattern: object };
  rule.EventPattern = { source: [{ 'anything-but': 'x' }] };
  await expect(startSample({}, { templates })).rejects.toThrow(/Rule OnThing has a pattern/);
});
