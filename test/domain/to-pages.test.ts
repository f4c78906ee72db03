import { expect, test } from 'vitest';
import { exportReport } from '../../functions/domain/exported-report.ts';
import { toPages } from '../../functions/domain/to-pages.ts';
import { reportOf } from '../fakes/many-scripts-report.ts';
import { sampleTask } from '../fakes/samples.ts';

function spansOf(sentence: string) {
  const sections = [{ heading: 'H', source: { title: 'S', uri: 'u'.repeat(60) }, sentences: [sentence, sentence] }];
  return toPages(exportReport(sampleTask(), reportOf('T', sections)));
}

test('a long word has places where a line may end, other words and Han have none', () => {
  const textOf = (sentence: string) => spansOf(sentence).sections[0]?.sentences[0]?.words.spans[0]?.text;
  expect(textOf('x'.repeat(50))).toBe(`${'x'.repeat(24)}\u200B${'x'.repeat(24)}\u200Bxx`);
  expect(textOf('直'.repeat(50))).toBe('直'.repeat(50));
  expect(textOf('Words of every length.')).toBe('Words of every length.');
  expect(spansOf('A.').sources[0]?.uri).toContain('\u200B');
});

test('the first citation of a span is the one that its reference leads back to', () => {
  const marks = spansOf('Twice.').sections[0]?.sentences.flatMap(({ citations }) => citations);
  expect(marks).toEqual([
    { number: 1, isFirst: true },
    { number: 2, isFirst: true },
  ]);
});
