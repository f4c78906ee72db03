import { describe, expect, test } from 'vitest';
import { answerUnder, tagOf } from '../functions/entity-tag.ts';
import { sampleTask } from './fakes/samples.ts';

describe('If-None-Match names a tag', () => {
  const statusFor = async (ifNoneMatch: string | undefined, tag = 'W/"a,b"') =>
    (await answerUnder(tag, { ifNoneMatch }, async () => ({ body: 'made' }))).status ?? 200;

  test.each(['W/"a,b"', '"a,b"', '*', ' * ', '"x", W/"a,b"', '"x","a,b"', '"", "a,b"'])('as %j', async (value) => {
    expect(await statusFor(value)).toBe(304);
    expect(await statusFor(value, '"a,b"')).toBe(304);
  });

  test.each([undefined, '', 'a,b', '"a"', '"b"', '"a,b', '"A,B"', '"*"', 'W/*', '"x" "y'])(
    'not as %j',
    async (value) => {
      expect(await statusFor(value)).toBe(200);
    },
  );

  test('however long it is', async () => {
    expect(await statusFor('"'.repeat(100_001))).toBe(200);
    expect(await statusFor(`${'"x",'.repeat(30_000)}"a,b"`)).toBe(304);
  });
});

test('an answer keeps its own headers beside its tag, and what is thrown is thrown on', async () => {
  const request = { ifNoneMatch: undefined };
  const made = await answerUnder('"t"', request, async () => ({ status: 203, body: 'made', headers: { Age: '1' } }));
  expect(made).toEqual({ status: 203, body: 'made', headers: { Age: '1', ETag: '"t"' } });
  await expect(answerUnder('"t"', request, () => Promise.reject(new Error('canary')))).rejects.toThrow('canary');
});

test('a task has another tag as soon as what is shown of it has changed, and not before', () => {
  const task = sampleTask();
  const tag = tagOf(task, 'text/html');
  expect(tagOf({ ...task, dueAtSeconds: 1 }, 'text/html')).toBe(tag);
  const others = [
    tagOf(task, 'application/pdf'),
    tagOf({ ...task, status: 'RUNNING' }, 'text/html'),
    tagOf({ ...task, reportHash: '00' }, 'text/html'),
    tagOf({ ...task, updatedAt: '2026-11-22T00:00:00.000Z' }, 'text/html'),
    tagOf({ ...task, progress: { ...task.progress, completed: 9 } }, 'text/html'),
  ];
  expect(new Set([tag, ...others]).size).toBe(others.length + 1);
});
