import { describe, expect, test } from 'vitest';
import type { TaskList } from '../../contract/shapes.ts';
import { type Answer, FakeService, strangers } from '../fakes/fake-service.ts';
import { ada, sampleTask } from '../fakes/samples.ts';

function idOf(number: number): string {
  return `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

describe('the list', () => {
  async function withTasks(count: number): Promise<FakeService> {
    const service = new FakeService();
    for (let number = 1; number <= count; number += 1) {
      const createdAt = new Date(Date.UTC(2026, 10, 21, 11, 0, number)).toISOString();
      const status = number % 3 === 0 ? 'FAILED' : 'COMPLETED';
      await service.addTask(status, { taskId: idOf(number), createdAt });
    }
    return service;
  }

  const list = async (service: FakeService, query: Record<string, string>, caller = ada): Promise<Answer> => {
    const repeated = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
    return service.call('GET', '/v1/reports', { query: repeated, caller });
  };

  async function walk(service: FakeService, query: Record<string, string>): Promise<string[]> {
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const { json } = await list(service, { ...query, ...(cursor === '' ? {} : { cursor }) });
      const page = json as TaskList;
      seen.push(...page.items.map(({ taskId }) => taskId));
      cursor = page.nextCursor;
    }
    return seen;
  }

  test('goes page by page, newest first, without loss or repetition', async () => {
    const service = await withTasks(25);
    const newestFirst = Array.from({ length: 25 }, (_value, index) => idOf(25 - index));
    expect(await walk(service, { limit: '10' })).toEqual(newestFirst);
    expect(await walk(service, { limit: '25' })).toEqual(newestFirst);
    expect(await walk(service, {})).toEqual(newestFirst);
  });

  test('shows 20 reports a page unless told', async () => {
    const { json } = await list(await withTasks(25), {});
    expect((json as TaskList).items).toHaveLength(20);
  });

  test('is chosen by status', async () => {
    const failed = [24, 21, 18, 15, 12, 9, 6, 3].map(idOf);
    expect(await walk(await withTasks(25), { status: 'FAILED', limit: '3' })).toEqual(failed);
  });

  test('shows title and outcome, no text', async () => {
    const { json } = await list(await withTasks(1), {});
    expect((json as TaskList).items).toEqual([
      {
        taskId: idOf(1),
        status: 'COMPLETED',
        createdAt: '2026-11-21T11:00:01.000Z',
        title: 'How a run ends',
        outcome: 'partial',
      },
    ]);
  });

  test('is kept apart for each end user of a key', async () => {
    const service = new FakeService();
    await service.addTask('COMPLETED', { taskId: idOf(1) });
    await service.addTask('COMPLETED', { taskId: idOf(2), userId: 'customer-7' });
    await service.addTask('COMPLETED', { taskId: idOf(3), userId: 'customer-7', principal: 'bob' });
    expect(await walk(service, {})).toEqual([idOf(1)]);
    expect(await walk(service, { userId: 'customer-7' })).toEqual([idOf(2)]);
    expect((await service.call('GET', `/v1/reports/${idOf(3)}`)).status).toBe(404);
  });

  test('is chosen by thread, page by page and with the other filters', async () => {
    const service = new FakeService();
    const threadId = idOf(1);
    for (let number = 1; number <= 6; number += 1) {
      const createdAt = new Date(Date.UTC(2026, 10, 21, 11, 0, number)).toISOString();
      const thread = number === 1 || number === 4 ? {} : { threadId };
      const task = sampleTask({ taskId: idOf(number), createdAt, ...thread });
      await service.tasks.joinThread(task);
      await service.addTask(number === 3 ? 'FAILED' : 'COMPLETED', task);
    }
    expect(await walk(service, { threadId, limit: '2' })).toEqual([6, 5, 3, 2, 1].map(idOf));
    expect(await walk(service, { threadId, status: 'COMPLETED', limit: '3' })).toEqual([6, 5, 2, 1].map(idOf));
    expect(await walk(service, { threadId: idOf(4) })).toEqual([idOf(4)]);
    for (const unknown of [idOf(2), idOf(9)]) expect(await walk(service, { threadId: unknown })).toEqual([]);
    expect(await walk(service, { threadId, userId: 'customer-7' })).toEqual([]);
    for (const caller of Object.values(strangers)) {
      expect((await list(service, { threadId }, caller)).json).toEqual({ items: [] });
    }
    const cursor = ((await list(service, { threadId, limit: '2' })).json as TaskList).nextCursor ?? '';
    expect((await list(service, { cursor })).status).toBe(422);
    expect((await list(service, { cursor, threadId: idOf(4) })).status).toBe(422);
    expect((await list(service, { threadId: `${threadId}#` })).status).toBe(422);
  });

  test('takes back only cursors it gave, to whom it gave them', async () => {
    const service = await withTasks(5);
    const cursor = ((await list(service, { limit: '2' })).json as TaskList).nextCursor ?? '';
    expect((await list(service, { limit: '3', cursor })).status).toBe(200);
    const [place = '', signature = ''] = cursor.split('.');
    const elsewhere = Buffer.from('2026-11-21T11:00:05.000Z#').toString('base64url');
    for (const forged of [
      place,
      `${place}.`,
      `.${signature}`,
      `${elsewhere}.${signature}`,
      `${cursor}.x`,
      'x.y',
      '😀',
    ]) {
      expect((await list(service, { cursor: forged })).status, forged).toBe(422);
    }
    expect((await list(service, { cursor, status: 'FAILED' })).status).toBe(422);
    expect((await list(service, { cursor, userId: 'customer-7' })).status).toBe(422);
    for (const caller of Object.values(strangers)) {
      expect((await list(service, { cursor }, caller)).status).toBe(422);
    }
  });
});
