import { extractRawText } from 'mammoth';
import { expect, test } from 'vitest';
import { printDocx } from '../../functions/adapters/print-docx.ts';
import { exportReport } from '../../functions/domain/exported-report.ts';
import { citingNothing, manyScripts, reportOf } from '../fakes/many-scripts-report.ts';
import { sampleReport } from '../fakes/sample-report.ts';
import { sampleTask } from '../fakes/samples.ts';

const task = sampleTask({ status: 'COMPLETED', updatedAt: '2026-11-21T12:03:44.000Z' });

async function textOf(docx: Uint8Array): Promise<string> {
  return (await extractRawText({ buffer: Buffer.from(docx) })).value.replaceAll(/\s+/g, ' ');
}

test('a Word document holds outcome, notices, every sentence with its citation, references and ledger, in this order', async () => {
  const report = reportOf('How long?', manyScripts, { outcome: 'partial', notices: ['One thing is missing.'] });
  const text = await textOf(await printDocx(exportReport(task, report)));
  const parts = [
    'How long?',
    'Partly answered',
    'One thing is missing.',
    ...manyScripts.flatMap(({ heading, sentences }) => [heading, ...sentences.map((each) => each.replaceAll('`', ''))]),
    'References',
    'Руководство › Ограничения, page 3',
    'Appendix A: Claim ledger',
    '[1] “A run ends after 60 minutes',
    'Appendix B: Sources as they were read',
    'About this report',
  ];
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    expect(found, part).toBeGreaterThanOrEqual(at);
    at = found + part.length;
  }
  for (const number of [1, 2, 14]) expect(text).toContain(`[${number}]`);
});

test('the same report gives the same bytes at another time', async () => {
  const report = exportReport(task, reportOf('How long?', manyScripts));
  const first = await printDocx(report);
  // An archive tells time in steps of two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(Buffer.compare(await printDocx(report), first)).toBe(0);
});

test.each([
  ['markup', '</w:t></w:r><w:r>&amp; <b> ]]>'],
  ['what XML cannot hold', 'a\u0001b\u001Fc\uFFFEd\uD800e\u0000f'],
  ['a field', '{ INCLUDETEXT "/etc/passwd" } HYPERLINK "javascript:alert(1)"'],
  ['a long word', 'x'.repeat(20_000)],
  ['marks without a letter', '\u0301\u0301\u0301'],
])('text is text: %s', async (_what, text) => {
  const sections = [{ heading: text, source: { title: text, uri: text }, sentences: [`Begins ${text} ends.`] }];
  const docx = await printDocx(exportReport(task, reportOf(text, sections, { notices: [text] })));
  expect(await textOf(docx)).toMatch(/Begins .* ends\./);
});

test('a report without an answer is a document too', async () => {
  const nothing = sampleReport({ outcome: 'unanswered', claims: [], sources: [], notices: [] });
  expect(await textOf(await printDocx(exportReport(task, nothing)))).toContain('Not answered');
});

test('a report that cites nothing has its ledger all the same', async () => {
  const text = await textOf(await printDocx(exportReport(task, citingNothing())));
  expect(text).toContain('Appendix A: Claim ledger');
  expect(text).toContain('Left out: a person has to look at it');
  expect(text).not.toMatch(/References|Appendix B/);
});
