import fc from 'fast-check';
import { convert } from 'html-to-text';
import { describe, expect, test } from 'vitest';
import { displayText } from '../../functions/domain/display-text.ts';
import { escapeMarkdown } from '../../functions/domain/escape-markdown.ts';
import { type ExportedReport, exportReport } from '../../functions/domain/exported-report.ts';
import type { Report } from '../../functions/domain/model.ts';
import { contentSecurityPolicy } from '../../functions/export/content-security-policy.ts';
import { renderHtml } from '../../functions/export/render-html.ts';
import { renderMarkdown } from '../../functions/export/render-markdown.ts';
import { fixedReport } from '../../functions/plan/fixed-report.ts';
import { citingNothing, manyScripts, reportOf } from '../fakes/many-scripts-report.ts';
import { sampleReport } from '../fakes/sample-report.ts';
import { sampleTask } from '../fakes/samples.ts';

const task = sampleTask({ status: 'COMPLETED', updatedAt: '2026-11-21T12:03:44.000Z', knowledgeVersion: 'k1' });

function exported(report: Report): ExportedReport {
  return exportReport(task, report);
}

function html(report: Report): string {
  return renderHtml(exported(report), contentSecurityPolicy);
}

/** The words of a page as a reader sees them. */
function textOf(page: string): string {
  const selectors = [
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2'].map((selector) => ({ selector, options: { uppercase: false } })),
  ];
  // By default it takes a space of no width for white space, which is a character here.
  const whitespaceCharacters = ' \t\r\n\f';
  return convert(page, { wordwrap: false, selectors, whitespaceCharacters }).replaceAll(/\s+/g, ' ');
}

/** Text that would be markup somewhere, and any other that can be seen. */
const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>1</script>',
    '&lt;b&gt; &amp;lt; &#60;',
    '<!-- not a comment -->',
    ']]>',
    '| a | b |',
    '`a|b` and `<i>`',
    '``` fence',
  ),
  fc.string({ unit: 'binary', minLength: 1 }).filter((text) => /[^\p{Cc}\p{Cf}\p{Z}]/u.test(displayText(text))),
);

const reports = fc
  .record({
    title: hostile,
    notices: fc.array(hostile, { maxLength: 3 }),
    sections: fc.array(
      fc.record({
        heading: hostile,
        source: fc.record({ title: hostile, uri: hostile }),
        place: fc.record({ headings: fc.array(hostile, { maxLength: 2 }), page: fc.integer({ min: 1, max: 9 }) }),
        sentences: fc.array(hostile, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ title, notices, sections }) => reportOf(title, sections, { notices }));

describe('whatever the text of a report is', () => {
  test('it stands on the page as text, and the page has only its own elements', () => {
    const elements =
      /^(?:html|head|meta|title|style|body|a|header|p|h1|h2|time|main|section|ul|ol|li|span|bdi|cite|code|div|table|thead|tbody|tr|th|td|q|footer|dl|dt|dd)$/;
    fc.assert(
      fc.property(reports, (report) => {
        const page = html(report);
        for (const [, name = ''] of page.matchAll(/<\/?([a-z0-9]+)/gi)) expect(name).toMatch(elements);
        for (const [, address = ''] of page.matchAll(/ href="([^"]*)"/g)) expect(address).toMatch(/^(?:#|https?:)/);
        expect(page).not.toMatch(/<[^>]* (?:on\w+|style|src)=/i);
        const text = textOf(page);
        for (const claim of report.claims) {
          expect(text).toContain(
            displayText(claim.text)
              .replaceAll(/`([^`]+)`/g, '$1')
              .replaceAll(/\s+/g, ' ')
              .trim(),
          );
        }
      }),
    );
  });

  test('every citation leads to a reference, and every reference to its source and its first citation', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const { sections, references, ledger, sources } = exported(report);
        const cited = sections.flatMap(({ sentences }) => sentences.flatMap(({ citations }) => citations));
        expect(new Set(cited)).toEqual(new Set(references.map(({ number }) => number)));
        expect(references.map(({ number }) => number)).toEqual(references.map((_, index) => index + 1));
        expect(ledger.flatMap(({ citations }) => citations)).toEqual(cited);
        for (const { uri } of references) expect(sources.map((source) => source.uri)).toContain(uri);
        const page = html(report);
        const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [, target] of page.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(target);
      }),
    );
  });

  test('a row of the Markdown table has three cells', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const rows = renderMarkdown(exported(report))
          .split('\n')
          .filter((line) => line.startsWith('| '));
        for (const row of rows) expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(4);
      }),
    );
  });
});

test('a fixed answer does not say of sources, which nobody asked, that they hold nothing', () => {
  const answer = {
    title: 'You matter',
    heading: 'Please stay',
    sentences: ['People can help.'],
    notice: 'A fixed text.',
  };
  expect(exported(fixedReport(answer)).outcome.explanation).toBe('This is a fixed text; see the notices.');
  const unanswered = sampleReport({ outcome: 'unanswered' });
  expect(exported(unanswered).outcome.explanation).toContain('sources hold nothing');
});

test('the page has no script and asks for nothing', () => {
  const page = html(reportOf('All scripts', manyScripts));
  expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base)\b|@import|url\(/i);
  expect(page).toContain(`content="${contentSecurityPolicy.replaceAll("'", '&#39;')}"`);
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+=*';/);
});

test('links lead to pages of the web only', () => {
  const uris = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//evil.example',
    'manual.md',
  ];
  const sections = uris.map((uri) => ({ heading: 'H', source: { title: 'S', uri }, sentences: [`From ${uri}.`] }));
  expect(html(reportOf('Links', sections))).not.toMatch(/ href="(?!#)/);
  const linked = html(
    reportOf('Links', [{ heading: 'H', source: { title: 'S', uri: 'https://a.example/?q="x"' }, sentences: ['One.'] }]),
  );
  expect(linked).toContain('<a href="https://a.example/?q=%22x%22" rel="noreferrer noopener nofollow">');
});

test('text says its language and its direction where they are not the page’s', () => {
  const page = html(reportOf('How long?', manyScripts));
  expect(page).toContain('<h2 lang="ar" dir="rtl">كم يستغرق التشغيل؟</h2>');
  expect(page).toContain('<h2 lang="zh">运行需要多长时间？</h2>');
  expect(page).toContain('<h2 lang="ja">実行にはどのくらい時間がかかりますか。</h2>');
  expect(page).toContain('<h2 lang="el">');
  expect(page).toContain('<html lang="en">');
});

test('Markdown has outcome and notices first, the ledger at the end', () => {
  const markdown = renderMarkdown(exported(sampleReport()));
  expect(markdown.split('\n\n')).toEqual([
    '# How a run ends',
    '**Partly answered.** Some of what was asked has no supported answer; see the notices. Completed 21 November 2026, 12:03 UTC.',
    `> **Note:** ${escapeMarkdown('1 sentence was removed because the cited evidence does not support it.')}`,
    '## The end',
    'A run ends after 60 minutes. [1]',
    '## References',
    '1. The workflow › Limits (workflow.md)',
    '## Appendix A: Claim ledger',
    '| Claim | Verdict | Evidence |\n| --- | --- | --- |\n| A run ends after 60 minutes. | Supported | [1] “A run ends after 60 minutes.” |',
    '## Appendix B: Sources as they were read',
    expect.stringMatching(/^- The workflow \(workflow\.md\), SHA-256 `[0-9a-f]{64}`$/),
    '## About this report',
    expect.stringContaining('- Sentences removed for lack of support: 1\n'),
  ]);
});

test('a sentence that was left out stands in the ledger with the reason, without its text', () => {
  const withheld = [{ claimId: 'c9', reason: 'it holds personal data that its evidence lacks' }];
  const markdown = renderMarkdown(exported(sampleReport({ withheld })));
  expect(markdown).toContain('| (left out) | Left out: it holds personal data that its evidence lacks |');
});

test('a report that cites nothing has its ledger all the same, with what was marked and what was left out', () => {
  const report = citingNothing();
  for (const text of [renderMarkdown(exported(report)), html(report)]) {
    expect(text).toContain('Appendix A');
    expect(text).toContain('Not supported: it cites nothing');
    expect(text).toContain('Left out: a person has to look at it');
    expect(text).not.toMatch(/References|Appendix B/);
  }
});

test('a title or heading that tells where something stands is cut, and none is empty', () => {
  const long = 'Where 😀 '.repeat(200);
  const section = {
    heading: 'H',
    source: { title: long, uri: 'a.md' },
    place: { headings: [`${long} again`] },
    sentences: ['So.'],
  };
  const { references, sources, title } = exported(reportOf('\u202E\u200B\u2066', [section]));
  for (const { text } of [references[0]?.title, references[0]?.headings[0], sources[0]?.title].flatMap(
    (one) => one ?? [],
  )) {
    expect(text).toMatch(/^Where 😀 .*…$/u);
    expect(text.length).toBeLessThanOrEqual(301);
    expect(text.isWellFormed()).toBe(true);
  }
  expect(title.text).toBe('Report');
});

test('a report without an answer says so and has no appendices', () => {
  const nothing = sampleReport({ outcome: 'unanswered', claims: [], sources: [], notices: [] });
  for (const text of [renderMarkdown(exported(nothing)), html(nothing)]) {
    expect(text).toContain('Not answered');
    expect(text).not.toContain('Appendix');
  }
});
