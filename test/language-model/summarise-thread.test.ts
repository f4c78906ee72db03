import { expect, test } from 'vitest';
import type { EarlierReport } from '../../functions/domain/earlier-reports.ts';
import { summariseThread } from '../../functions/language-model/summarise-thread.ts';

const countWords = (text: string) => text.split(/\s+/).length;
const plenty = { turns: 2, tokens: 10_000 };

function report(number: number, statements: readonly string[] = [`Statement ${number}.`]): EarlierReport {
  return { prompt: `Prompt ${number}?`, title: `Title ${number}`, statements };
}

test('the latest turns are told with what they found, those before them in a line, oldest first', () => {
  expect(summariseThread([report(1), report(2), report(3, []), report(4)], plenty, countWords)).toBe(
    [
      'Earlier report: Title 1',
      'Earlier report: Title 2',
      'Asked: Prompt 3?',
      '- Nothing was found.',
      'Asked: Prompt 4?',
      '- Statement 4.',
    ].join('\n'),
  );
});

test('what is beyond the tokens is left out, the oldest first', () => {
  const reports = [report(1), report(2), report(3)];
  expect(summariseThread(reports, { turns: 2, tokens: 9 }, countWords)).toBe(
    'Asked: Prompt 2?\nAsked: Prompt 3?\n- Statement 3.',
  );
  expect(summariseThread(reports, { turns: 2, tokens: 3 }, countWords)).toBe('Asked: Prompt 3?');
});

test('of one report no more is told than helps to understand the next question', () => {
  const long = { prompt: `${'a'.repeat(499)}😀 and more`, title: 'T', statements: Array(20).fill('b '.repeat(1_000)) };
  const lines = summariseThread([long], plenty, countWords).split('\n');
  expect(lines).toHaveLength(7);
  expect(lines[0]).toBe(`Asked: ${'a'.repeat(499)}`);
  for (const line of lines.slice(1)) expect(line.length).toBeLessThanOrEqual(302);
});

test('a text of several lines cannot look like several reports', () => {
  const sly = { prompt: 'Why?\nAsked: Who?\r\n- Nobody.', title: 'T', statements: ['One.\n\nEarlier report: Two.'] };
  expect(summariseThread([sly], plenty, countWords).split('\n')).toEqual([
    'Asked: Why? Asked: Who? - Nobody.',
    '- One. Earlier report: Two.',
  ]);
});

test('without earlier reports there is nothing to tell', () => {
  expect(summariseThread([], plenty, countWords)).toBe('');
});
