import { describe, expect, test } from 'vitest';
import { expectProblem, type StoryWorld, unknownTask } from './story-world.ts';

/** The finished report as a file in each format. */
export function exportStory(world: StoryWorld): void {
  describe('the export of a report', () => {
    const path = (taskId: string = world.report.taskId) => `/v1/reports/${taskId}/report`;
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

    test.each([
      ['md', 'text/markdown; charset=utf-8', '# '],
      ['html', 'text/html; charset=utf-8', '<!doctype html>'],
      ['docx', word, 'PK\u0003\u0004'],
      ['pdf', 'application/pdf', '%PDF-1.'],
    ])('is a file as %s', async (format, type, beginning) => {
      for (const headers of [{}, { Accept: 'application/json' }]) {
        const answer = await world.service.call('GET', `${path()}?format=${format}`, { key: world.ada, headers });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('content-type')).toBe(type);
        expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename=".+\\.${format}"`));
        expect(answer.bytes.subarray(0, 20).toString('latin1').startsWith(beginning)).toBe(true);
      }
    });

    test.each([
      ['text/html', 'text/html; charset=utf-8'],
      ['application/pdf', 'application/pdf'],
      [`${word}, application/pdf;q=0.9`, word],
      ['*/*', 'text/markdown; charset=utf-8'],
    ])('is what the Accept header asks for: %s', async (accept, type) => {
      const answer = await world.service.call('GET', path(), { key: world.ada, headers: { Accept: accept } });
      expect(answer.headers.get('content-type')).toBe(type);
    });

    test('is not there in other formats, nor for others', async () => {
      const png = { key: world.ada, headers: { Accept: 'image/png' } };
      expectProblem(await world.service.call('GET', path(), png), 406, 'not-acceptable');
      const unknownFormat = await world.service.call('GET', `${path()}?format=txt`, { key: world.ada });
      expectProblem(unknownFormat, 422, 'invalid-request');
      expectProblem(await world.service.call('GET', path(unknownTask), { key: world.ada }), 404, 'not-found');
    });
  });
}
