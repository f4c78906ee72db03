import { describe, expect, test } from 'vitest';
import { FakeService } from '../fakes/fake-service.ts';
import { sampleSource, sourceText } from '../fakes/sample-report.ts';
import { sampleEntry } from '../fakes/samples.ts';

describe('a caller who has the report already', () => {
  test.each(['application/json', 'text/markdown'])('is told so by its tag, and nothing is read: %s', async (Accept) => {
    const service = new FakeService();
    const { taskId } = await service.addTask('COMPLETED');
    const path = `/v1/reports/${taskId}`;
    const tag = (await service.call('GET', path, { headers: { Accept } })).headers['etag'] ?? '';
    service.bodies.get = () => Promise.reject(new Error('read'));
    const answer = await service.call('GET', path, { headers: { Accept, 'If-None-Match': tag } });
    expect(answer).toMatchObject({ status: 304, text: '', headers: { etag: tag } });
  });

  test('who polls is told when to come back, until there is something new', async () => {
    const service = new FakeService();
    const task = await service.addTask('RUNNING');
    const path = `/v1/reports/${task.taskId}`;
    const headers = { 'If-None-Match': (await service.call('GET', path)).headers['etag'] ?? '' };
    expect(await service.call('GET', path, { headers })).toMatchObject({
      status: 304,
      headers: { 'retry-after': '1' },
    });
    await service.tasks.appendStep(task, sampleEntry(), task.expiresAtSeconds);
    expect(await service.call('GET', path, { headers })).toMatchObject({ status: 200, json: { status: 'RUNNING' } });
  });

  test('is told all the same that there is no Markdown before the end', async () => {
    const service = new FakeService();
    const { taskId } = await service.addTask('RUNNING');
    const headers = { Accept: 'text/markdown', 'If-None-Match': '*' };
    expect((await service.call('GET', `/v1/reports/${taskId}`, { headers })).status).toBe(409);
  });
});

test('a source is not read again for a caller who has it', async () => {
  const service = new FakeService();
  const { taskId } = await service.addTask('COMPLETED');
  const path = `/v1/reports/${taskId}/sources/${sampleSource.sourceId}`;
  const headers = { 'If-None-Match': `"${sampleSource.sha256}"` };
  expect(await service.call('GET', path, { headers })).toMatchObject({ status: 304, text: '' });
  expect((await service.call('GET', path, { headers: { 'If-None-Match': '"00"' } })).text).toBe(sourceText);
});
