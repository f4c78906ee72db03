import { expect, test } from 'vitest';
import { openApiDocument } from '../../contract/openapi.ts';
import type { Problem } from '../../contract/service-shapes.ts';
import { FakeService } from '../fakes/fake-service.ts';

test('live asks nobody', async () => {
  const service = new FakeService();
  service.probes.tables = () => Promise.reject(new Error('down'));
  expect(await service.call('GET', '/v1/health/live', { caller: undefined })).toMatchObject({
    status: 200,
    json: { status: 'live' },
  });
});

test('ready when every dependency answers', async () => {
  expect((await new FakeService().call('GET', '/v1/health/ready', { caller: undefined })).json).toEqual({
    status: 'ready',
    checks: { tables: 'ok', workflow: 'ok', knowledge: 'ok' },
  });
});

test('not ready names the class of everything that failed and no resource', async () => {
  const service = new FakeService();
  service.workflow.isDown = true;
  service.probes.knowledge = () => Promise.reject(new Error('canary: /var/task/knowledge'));
  const answer = await service.call('GET', '/v1/health/ready', { caller: undefined });
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  const { detail, errors } = answer.json as Problem;
  expect(detail).toBe('Not ready: workflow, knowledge');
  expect(errors?.map(({ pointer }) => pointer)).toEqual(['#/checks/workflow', '#/checks/knowledge']);
  expect(answer.text).not.toContain('canary');
  expect(service.telemetry.errors()).toContain('knowledge is not ready');
});

test('the API describes itself', async () => {
  const answer = await new FakeService().call('GET', '/v1/openapi.json', { caller: undefined });
  expect(answer.json).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});
