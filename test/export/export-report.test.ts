import { describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { exportFormats } from '../../contract/routes.ts';
import { bodyOf } from '../../functions/domain/body.ts';
import { FakeService } from '../fakes/fake-service.ts';
import { sampleReport } from '../fakes/sample-report.ts';
import { ada, noonSeconds } from '../fakes/samples.ts';

const types = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: exportFormats.docx,
  pdf: exportFormats.pdf,
} as const;
const beginnings = { md: '# How a run ends', html: '<!doctype html>', docx: 'docx of How', pdf: 'pdf of How' } as const;
const formats = Object.keys(types) as (keyof typeof types)[];

async function withReport(title = 'How a run ends'): Promise<{ service: FakeService; path: string }> {
  const service = new FakeService();
  const task = await service.addTask('RUNNING');
  const report = sampleReport({ title });
  const { path, text, hash } = bodyOf('report', report);
  await service.bodies.put(task, path, text, 'application/json');
  const { outcome } = report;
  await service.tasks.transition(task, 'COMPLETED', { title, outcome, reportHash: hash, dueAtSeconds: noonSeconds });
  return { service, path: `/v1/reports/${task.taskId}/report` };
}

describe('a finished report comes as a file', () => {
  test.each(formats)('in the format that the query names: %s', async (format) => {
    const { service, path } = await withReport();
    const { headers, text } = await service.call('GET', path, { query: { format: [format] } });
    expect(headers['content-type']).toBe(types[format]);
    expect(headers['content-disposition']).toBe(`attachment; filename="How a run ends.${format}"`);
    expect(headers['etag']).toMatch(/^W\/"[0-9a-f]{64}"$/);
    expect(text.startsWith(beginnings[format])).toBe(true);
  });

  test.each(formats)('in the media type that the caller accepts: %s', async (format) => {
    const { service, path } = await withReport();
    const { headers } = await service.call('GET', path, { headers: { Accept: `image/png, ${exportFormats[format]}` } });
    expect(headers['content-type']).toBe(types[format]);
  });

  test.each<[string, string | undefined, keyof typeof types]>([
    ['nothing', undefined, 'md'],
    ['anything', '*/*', 'md'],
    ['what a browser does', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['the very type of an answer', types.html, 'html'],
    ['that type less than PDF', 'text/html; charset="UTF-8" ;q=0.5, application/pdf', 'pdf'],
    ['PDF rather than HTML', 'text/html;q=0.5, application/pdf', 'pdf'],
  ])('to a caller who accepts %s', async (_what, accept, format) => {
    const { service, path } = await withReport();
    const { headers } = await service.call('GET', path, { headers: accept === undefined ? {} : { Accept: accept } });
    expect(headers['content-type']).toBe(types[format]);
  });

  test('in the format of the query, whatever the caller accepts beside it', async () => {
    const { service, path } = await withReport();
    for (const Accept of ['text/html', 'application/json', 'image/*']) {
      const { headers } = await service.call('GET', path, { query: { format: ['pdf'] }, headers: { Accept } });
      expect(headers['content-type']).toBe(types.pdf);
    }
  });

  test('as the same bytes under the same tag each time', async () => {
    const { service, path } = await withReport();
    const [first, second] = [await service.call('GET', path), await service.call('GET', path)];
    expect(second.text).toBe(first.text);
    expect(second.headers['etag']).toBe(first.headers['etag']);
  });
});

describe('a caller who has the file already', () => {
  const refusing = {
    printDocx: () => Promise.reject(new Error('printed')),
    printPdf: () => Promise.reject(new Error('printed')),
  };

  test.each(formats)('is told so by its tag, and nothing is read or made: %s', async (format) => {
    const { service, path } = await withReport();
    const query = { format: [format] };
    const tag = (await service.call('GET', path, { query })).headers['etag'] ?? '';
    service.bodies.get = () => Promise.reject(new Error('read'));
    const ports = { ...service.ports, ...refusing };
    const answer = await service.call('GET', path, { query, headers: { 'If-None-Match': tag } }, ports);
    expect(answer).toMatchObject({ status: 304, text: '', headers: { etag: tag } });
    expect(answer.headers).not.toHaveProperty('content-type');
  });

  test('gets another format, which has a tag of its own', async () => {
    const { service, path } = await withReport();
    const tags = new Set<string | undefined>();
    for (const format of formats)
      tags.add((await service.call('GET', path, { query: { format: [format] } })).headers['etag']);
    expect(tags.size).toBe(formats.length);
    const [markdown = ''] = tags;
    const headers = { 'If-None-Match': markdown };
    expect((await service.call('GET', path, { headers })).status).toBe(304);
    expect((await service.call('GET', path, { headers: { ...headers, Accept: types.html } })).status).toBe(200);
  });

  test('gets the file of a report that was made anew', async () => {
    const { service, path } = await withReport();
    const tag = (await service.call('GET', path)).headers['etag'] ?? '';
    const taskId = path.split('/')[3] ?? '';
    service.tasks.overwrite({ tenantId: ada.tenantId, taskId }, { updatedAt: '2026-11-22T00:00:00.000Z' });
    expect((await service.call('GET', path, { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  test('is told nothing of a report that is running, deleted or not its own', async () => {
    const { service, path } = await withReport();
    const headers = { 'If-None-Match': '*' };
    expect((await service.call('GET', path, { headers, caller: { ...ada, userId: 'bob' } })).status).toBe(404);
    await service.call('DELETE', path.replace(/\/report$/, ''));
    expect((await service.call('GET', path, { headers })).status).toBe(404);
    const other = new FakeService();
    const { taskId } = await other.addTask('RUNNING');
    expect((await other.call('GET', `/v1/reports/${taskId}/report`, { headers })).status).toBe(409);
  });
});

describe('what cannot be had is a problem', () => {
  test('406 for a media type that there is none of', async () => {
    const { service, path } = await withReport();
    const answer = await service.call('GET', path, { headers: { Accept: 'application/json' } });
    expect(answer).toMatchObject({ status: 406, json: { type: 'urn:dossier:problem:not-acceptable' } });
  });

  test.each(['doc', 'PDF', '', 'toString', '__proto__'])(
    '422 that names the four for the format %j',
    async (format) => {
      const { service, path } = await withReport();
      const { status, json } = await service.call('GET', path, { query: { format: [format] } });
      expect(status).toBe(422);
      expect(json).toMatchObject({ errors: [{ pointer: '#query/format' }] });
      for (const name of formats) expect(JSON.stringify(json)).toContain(name);
    },
  );

  test.each(['PENDING', 'RUNNING', 'FAILED', 'CANCELLED'] as const)('409 while the report is %s', async (status) => {
    const service = new FakeService();
    const { taskId } = await service.addTask(status);
    expect((await service.call('GET', `/v1/reports/${taskId}/report`)).status).toBe(409);
  });

  test('406 with a type of its own for a document that no answer can carry', async () => {
    const { service, path } = await withReport();
    const printPdf = async () => Buffer.alloc(limits.exportBytes + 1);
    const ports = { ...service.ports, printPdf };
    const answer = await service.call('GET', path, { query: { format: ['pdf'] } }, ports);
    expect(answer).toMatchObject({ status: 406, json: { type: 'urn:dossier:problem:export-too-large' } });
  });

  test('the largest document fits the answer of a function, which has 6 MB', () => {
    const headers = 2_000;
    expect(Buffer.alloc(limits.exportBytes).toString('base64').length + headers).toBeLessThan(6 * 1024 * 1024);
  });
});

describe('the file is named after the report', () => {
  test.each([
    ['Wie läuft das? Änderungen', 'report.md', "UTF-8''Wie%20l%C3%A4uft%20das%20%C3%84nderungen.md"],
    ['تقرير', 'report.md', "UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.md"],
    ['報告', 'report.md', "UTF-8''%E5%A0%B1%E5%91%8A.md"],
  ])('%s', async (title, plain, encoded) => {
    const { service, path } = await withReport(title);
    const { headers } = await service.call('GET', path);
    expect(headers['content-disposition']).toBe(`attachment; filename="${plain}"; filename*=${encoded}`);
  });

  test.each([
    ['../../etc/passwd', 'etc passwd.md'],
    ['a\r\nSet-Cookie: x=1', 'a Set-Cookie x=1.md'],
    ['say "hello"; filename=evil.exe', 'say hello ; filename=evil.exe.md'],
    ['???', 'report.md'],
    ['.htaccess', 'htaccess.md'],
    ['x'.repeat(10_000), `${'x'.repeat(100)}.md`],
  ])('without what a file system or a header would take for more than a name: %j', async (title, name) => {
    const { service, path } = await withReport(title);
    const { headers } = await service.call('GET', path);
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  });
});
