import { expect, test } from 'vitest';
import { readServiceLog } from '../../audit/read-service-log.ts';

test('a step that ended in a way nobody foresaw is a finding, with its cause', () => {
  const log = [
    'Dossier runs on http://127.0.0.1:1',
    line('plan failed', { name: 'Unexpected', cause: { name: 'RangeError', stack: ['at a', 'at b', 'at c'] } }),
    line('write failed', { name: 'TaskCancelled' }),
    line('The index is slow', undefined),
    '',
  ];
  expect(readServiceLog(log.join('\n'))).toEqual([
    { tool: 'schemathesis', rule: 'unforeseen', place: 'plan failed', message: 'RangeError at a at b' },
  ]);
});

function line(message: string, error: object | undefined): string {
  return JSON.stringify({ level: 'ERROR', message, error });
}
