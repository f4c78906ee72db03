import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../functions/domain/escape-markdown.ts';
import type { Claim } from '../../functions/domain/model.ts';
import { renderMarkdown } from '../../functions/publish/render-markdown.ts';
import { sampleEvidence, sampleReport, sampleSource } from '../fakes/sample-report.ts';

const [title, heading, sentence] = sampleReport().claims as readonly [Claim, Claim, Claim];

function render(...claims: Claim[]): string {
  return renderMarkdown({
    title: 'How a run ends',
    claims: [title, ...claims],
    notices: ['One thing is *missing*.'],
    sources: [sampleSource],
  });
}

test('a report reads from title and notices to numbered evidence', () => {
  const blocks = [
    '# How a run ends',
    '> **Note:** One thing is \\*missing\\*.',
    '## The end',
    'A run ends after 60 minutes. [1]',
    '## Evidence',
    '1. “A run ends after 60 minutes.” — The workflow › Limits (workflow.md)',
  ];
  expect(render(heading, sentence)).toBe(`${blocks.join('\n\n')}\n`);
});

test('text of sources cannot turn the direction of the text around it', () => {
  const turned = '\u202EA run ends after\u2066 60 minutes.';
  const evidence = [{ ...sampleEvidence, quote: turned, headings: ['\u202BLimits'] }];
  expect(render(heading, { ...sentence, text: turned, evidence })).toBe(render(heading, sentence));
});

test('the same span has one number, another span the next', () => {
  const other = { ...sentence, evidence: [{ ...sampleEvidence, start: 2, quote: 'run ends after 60 minutes.' }] };
  const markdown = render(heading, sentence, other, sentence);
  expect(markdown).toContain('60 minutes. [1] A run ends after 60 minutes. [2] A run ends after 60 minutes. [1]');
  expect(markdown.match(/^\d+\. “/gm)).toHaveLength(2);
});

describe('text of sources cannot become markup', () => {
  test.each([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[here](https://evil.example)', '\\[here\\](https\\://evil.example)'],
    ['see https://evil.example or www.evil.example', 'see https\\://evil.example or www\\.evil.example'],
    ['![x](y)', '!\\[x\\](y)'],
    ['# Not a heading', '\\# Not a heading'],
    ['> not a quotation', '\\> not a quotation'],
    ['- not a list', '\\- not a list'],
    ['+ not a list', '\\+ not a list'],
    ['1. not a list', '1\\. not a list'],
    ['2) not a list', '2\\) not a list'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['~~~ not a fence', '\\~\\~\\~ not a fence'],
    ['```js not a fence', '\\`\\`\\`js not a fence'],
    ['a | b', 'a \\| b'],
    ['two\nlines\r\n\r\nand more', 'two lines and more'],
    ['a lone ` mark', 'a lone \\` mark'],
    ['snake_case and 5 * 3', 'snake\\_case and 5 \\* 3'],
    ['a back\\slash', 'a back\\\\slash'],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test.each(['3.5 million', '60 minutes', 'a - b', 'Run `npm start -- [now]`', '`--json` prints *'])(
    '%j stays as it reads, code word for word',
    (text) => {
      const plain = escapeMarkdown(text).replaceAll(/\\([*[\]])/g, '$1');
      expect(plain).toBe(text);
    },
  );
});

test('a sentence before the first heading is not shown as part of the title', () => {
  expect(render(heading)).not.toContain('[1]');
});
