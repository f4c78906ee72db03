import { expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { lastAnswersOf } from '../../functions/tools/last-answers.ts';
import { FakeBodies } from '../fakes/fake-bodies.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeTasks } from '../fakes/fake-tasks.ts';

const call = { server: 'weather', tool: 'forecast', argumentHash: 'a'.repeat(64) };
const answer = { text: 'Sunny.', documents: [{ uri: 'mcp://weather/forecast#a', title: 'Answer', text: 'Sunny.' }] };
const first = { tenantId: 'acme', taskId: 'task-1' };
const second = { tenantId: 'acme', taskId: 'task-2' };

async function world() {
  const clock = new FakeClock();
  const ports = { clock, tasks: new FakeTasks(clock.now), bodies: new FakeBodies() };
  await lastAnswersOf(ports, first).keep(call, answer);
  return { ...ports, find: (key = second, made = call) => lastAnswersOf(ports, key).find(made) };
}

test('what a tool said for one report is found for the next one, with its age', async () => {
  const { find, clock } = await world();
  clock.advanceSeconds(90);
  expect(await find()).toEqual({ ...answer, answeredAt: '2026-11-21T12:00:00.000Z', ageSeconds: 90 });
});

test('the latest answer is found', async () => {
  const ports = await world();
  ports.clock.advanceSeconds(60);
  await lastAnswersOf(ports, second).keep(call, { ...answer, text: 'Rain.' });
  expect(await ports.find(first)).toMatchObject({ text: 'Rain.', ageSeconds: 0 });
});

test.each([
  ['another tenant', { tenantId: 'other', taskId: 'task-2' }, call],
  ['another tool', second, { ...call, tool: 'warnings' }],
  ['another server', second, { ...call, server: 'climate' }],
  ['other arguments', second, { ...call, argumentHash: 'b'.repeat(64) }],
])('nothing is found for %s', async (_what, key, made) => {
  expect(await (await world()).find(key, made)).toBeUndefined();
});

test('an answer is of use for a day', async () => {
  const { find, clock } = await world();
  clock.advanceSeconds(limits.toolAnswerSeconds - 1);
  expect(await find()).toBeDefined();
  clock.advanceSeconds(1);
  expect(await find()).toBeUndefined();
});

test('an answer goes with the report for which it was given', async () => {
  const { find, bodies } = await world();
  await bodies.deleteAll(first);
  expect(await find()).toBeUndefined();
});

test('an answer that was changed behind our back is none', async () => {
  const { find, bodies } = await world();
  const [path = ''] = bodies.paths(first);
  await bodies.put(first, path, '{"text":"canary","documents":[]}', 'application/json');
  expect(await find()).toBeUndefined();
});
