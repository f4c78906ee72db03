import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, test } from 'vitest';
import { exportReport } from '../../functions/domain/exported-report.ts';
import type { Report } from '../../functions/domain/model.ts';
import { contentSecurityPolicy } from '../../functions/export/content-security-policy.ts';
import { renderHtml } from '../../functions/export/render-html.ts';
import { manyScripts, reportOf } from '../fakes/many-scripts-report.ts';
import { sampleReport } from '../fakes/sample-report.ts';
import { sampleTask } from '../fakes/samples.ts';
import { browser, openPage, type Screen } from './open-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const task = sampleTask({ status: 'COMPLETED', updatedAt: '2026-11-21T12:03:44.000Z' });

const reports: [string, Report][] = [
  [
    'in many scripts',
    reportOf('How long does a run take?', manyScripts, { outcome: 'partial', notices: ['One thing is missing.'] }),
  ],
  ['with a title in Arabic', reportOf('كم يستغرق التشغيل؟', manyScripts.slice(3, 4))],
  ['without an answer', sampleReport({ outcome: 'unanswered', claims: [], sources: [] })],
  [
    'with words that do not end',
    reportOf('x'.repeat(500), [
      {
        heading: 'H',
        source: { title: 'S', uri: `https://a.example/${'y'.repeat(500)}` },
        sentences: ['z'.repeat(500)],
      },
    ]),
  ],
];
const screens: [string, Screen][] = [
  ['on a wide screen', { widthPixels: 1_280, isDark: false }],
  ['on a dark screen', { widthPixels: 1_280, isDark: true }],
  ['on a telephone', { widthPixels: 400, isDark: false }],
];

function pageOf(report: Report): string {
  return renderHtml(exportReport(task, report), contentSecurityPolicy);
}

describe.skipIf(browser === '').each(reports)('the page of a report %s', (_which, report) => {
  test.each(screens)('has no violation that axe finds, %s', async (_where, screen) => {
    const { violations, passes } = await judge(pageOf(report), screen);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'html-has-lang']));
  });

  test('keeps to its own policy', async () => {
    const { dom, log } = await openPage(pageOf(report), { widthPixels: 1_280, isDark: false });
    expect(dom).toContain('Dossier report');
    expect(log).not.toMatch(/Content Security Policy|Refused to|violates/i);
  });
});

test.skipIf(browser === '')('axe finds what is wrong', async () => {
  const page = pageOf(sampleReport())
    .replace(/<title>.*<\/title>/, '')
    .replace('lang="en"', '');
  const { violations } = await judge(page, { widthPixels: 1_280, isDark: false });
  expect(violations.map(({ id }) => id)).toEqual(expect.arrayContaining(['document-title', 'html-has-lang']));
});

/** Axe is a script: for it alone the page has no policy. */
async function judge(page: string, screen: Screen): Promise<AxeResults> {
  const open = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const script = `${axe}
    addEventListener('load', () => axe.run().then((results) => {
      const found = document.createElement('pre');
      found.id = 'found';
      found.textContent = encodeURIComponent(JSON.stringify(results));
      document.body.append(found);
    }));`;
  const { dom } = await openPage(
    open.replace('</body>', () => `<script>${script}</script></body>`),
    screen,
  );
  const [, found] = /<pre id="found">([^<]*)<\/pre>/.exec(dom) ?? [];
  if (found === undefined) throw new Error('Axe did not come to an end');
  return JSON.parse(decodeURIComponent(found)) as AxeResults;
}
