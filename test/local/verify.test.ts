import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson, sha256 } from '../../functions/domain/hash.ts';
import type { ReportBundle } from '../../local/make-report.ts';
import { runScript } from './run-process.ts';
import { temporaryFolder } from './start-sample.ts';

const question = 'How long is green tea brewed?';
/** Line ends, marks and escapes that the way through JSON must not change. */
const greenTea =
  '\u{FEFF}# Green tea\r\n\r\n## How long green tea is brewed\r\n\r\nGreen tea is brewed for 3 minutes, "not" 4. 🍵\r\n';
const blackTea =
  '# Black tea\n\n## How long black tea is brewed\n\nBlack tea is brewed for 5 minutes, unlike green tea.\n';

let folder: string;
let documents: string;
/** What `--json` printed, without the line end after it. */
let json: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-verify-'));
  documents = join(folder, 'documents');
  mkdirSync(join(documents, 'teas'), { recursive: true });
  writeFileSync(join(documents, 'teas', 'green.md'), greenTea);
  writeFileSync(join(documents, 'black.md'), blackTea);
  const report = ['local/report.ts', question, '--json', '--knowledge', documents];
  const { stdout } = await promisify(execFile)(process.execPath, report);
  json = stdout.trimEnd();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a report is verified as it was printed and as compact JSON, with its documents and without', async () => {
  const { ledger, sources } = JSON.parse(json) as ReportBundle;
  expect(sources.map((source) => source.uri)).toContain('teas/green.md');
  const file = join(temporaryFolder(), 'report.json');
  writeFileSync(file, `${json}\n`);
  const verified = `Verified: ${ledger.totals.supported} claims, `;
  const alone = await runScript('local/verify.ts', [file]);
  expect([alone.code, alone.stdout, alone.stderr]).toEqual([0, expect.stringContaining(verified), '']);
  const compared = await runScript('local/verify.ts', [file, '--sources', documents]);
  expect([compared.code, compared.stderr]).toEqual([0, '']);
  expect(compared.stdout).toContain(`${sources.length} of them compared with the documents in ${documents}.`);
  expect(await verify({ compact: JSON.stringify(JSON.parse(json)) })).toEqual({ compact: passes });
});

test('it imports nothing of Dossier: only what Node brings', () => {
  const code = readFileSync('local/verify.ts', 'utf8');
  const imported = [...code.matchAll(/\b(?:from|import)\s*['"]([^'"]+)['"]/g)].map(([, name]) => name);
  expect(imported).toContain('node:crypto');
  expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  expect(code).not.toMatch(/import\s*\(|require/i);
});

test('any single character of the report that is changed, left out or added is found', async () => {
  const compact = JSON.stringify(JSON.parse(json));
  const character = fc.oneof(
    fc.constantFrom(...Array.from('0123456789abcdefE.-+ \n\t"\\{}[],:')),
    fc.string({ minLength: 1, maxLength: 1 }),
  );
  const change = fc
    .record({
      text: fc.constantFrom(json, compact),
      place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      left: fc.nat({ max: 1 }),
      added: fc.option(character, { nil: '' }),
    })
    .map(({ text, place, left, added }) => {
      const at = Math.floor(place * text.length);
      return { at, changed: text.slice(0, at) + added + text.slice(at + left) };
    })
    .filter(({ changed }) => changed !== json && changed !== compact);
  const samples = fc.sample(change, 400);
  const files = Object.fromEntries(samples.map(({ changed }, index) => [String(index), changed]));
  const outcomes = await verify(files);
  const unnoticed = samples.filter((_sample, index) => outcomes[index]?.code !== 1);
  expect(unnoticed.map(({ at, changed }) => changed.slice(Math.max(0, at - 20), at + 20))).toEqual([]);
});

test('what reads the same and is not the same is found', async () => {
  const [first = '', ...further] = json.split('\n');
  expect(
    await verify({
      escaped: json.replace('"format"', String.raw`"\u0066ormat"`),
      twice: [first, '  "hash": "",', ...further].join('\n'),
      appended: `${json}\nand more`,
      appendedSpace: `${json}\n\n`,
      appendedObject: `${json}{}`,
      byteOrderMark: `\u{FEFF}${json}`,
      otherSpaces: JSON.stringify(JSON.parse(json), undefined, 4),
    }),
  ).toEqual({
    escaped: fails('not as it was written'),
    twice: fails('not as it was written'),
    appended: fails('not JSON'),
    appendedSpace: fails('not as it was written'),
    appendedObject: fails('not JSON'),
    byteOrderMark: fails('not JSON'),
    otherSpaces: fails('not as it was written'),
  });
});

test('what is no report at all is a clear message', async () => {
  expect(
    await verify({
      empty: '',
      withoutSilent: `\n> dossier@0.1.0 report\n\n${json}`,
      null: 'null',
      other: '{"format":"other"}',
      fragment: '{"format":"dossier-report/1"}',
      latin1: Buffer.from(json.replace('brewed', 'br\u00FCwed'), 'latin1'),
    }),
  ).toEqual({
    empty: fails('not JSON'),
    withoutSilent: fails('npm run --silent report'),
    null: fails('not a report made with --json'),
    other: fails('not a report made with --json'),
    fragment: fails('lacks parts of a report'),
    latin1: fails('cannot be read as UTF-8'),
  });
  const missing = await runScript('local/verify.ts', [join(folder, 'none.json')]);
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('none.json cannot be read')]);
});

test('wrong arguments are refused with what may be said', async () => {
  for (const args of [[], ['a.json', 'b.json'], ['a.json', '--source', 'x'], ['a.json', '--sources']]) {
    const { code, stdout, stderr } = await runScript('local/verify.ts', args);
    expect([args, code, stdout, stderr]).toEqual([args, 2, '', expect.stringContaining('Usage: npm run verify')]);
  }
  const help = await runScript('local/verify.ts', ['--help']);
  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('--sources DIR')]);
});

test('a report with its hash made anew is found by its spans, its sources or its verdicts', async () => {
  expect(
    await verify({
      quote: forged((report) => Object.assign(firstEvidence(report), { quote: 'Green tea is brewed for 9 minutes.' })),
      emptyQuote: forged((report) => Object.assign(firstEvidence(report), { quote: '', start: 3, end: 3 })),
      moved: forged((report) => Object.assign(firstEvidence(report), { start: firstEvidence(report).start + 1 })),
      fromTheEnd: forged((report) => {
        const evidence = firstEvidence(report);
        const { length } = sourceOf(report, evidence.sourceId).text;
        Object.assign(evidence, { start: evidence.start - length, end: evidence.end - length });
      }),
      otherSource: forged((report) => Object.assign(firstEvidence(report), { sourceId: '0123456789abcdef' })),
      text: forged((report) => Object.assign(firstSource(report), { text: `${firstSource(report).text}.` })),
      relabelled: forged((report) => Object.assign(report.ledger.sources[0] ?? {}, { title: 'White tea' })),
      leftOut: forged((report) => Object.assign(report, { sources: [] })),
      uncited: forged((report) => Object.assign(supportedClaim(report), { evidence: [] })),
      contradicted: forged((report) => Object.assign(supportedClaim(report), { verdict: 'contradicted' })),
      unfinished: forged((report) => Object.assign(report.task, { status: 'RUNNING' })),
      otherLedger: forged((report) => Object.assign(report.ledger, { taskId: 'another' })),
    }),
  ).toEqual({
    quote: fails('quotes what its source does not say'),
    emptyQuote: fails('quotes what its source does not say'),
    moved: fails('quotes what its source does not say'),
    fromTheEnd: fails('quotes what its source does not say'),
    otherSource: fails('cites the source 0123456789abcdef, which is not listed'),
    text: fails('does not have the hash it is listed with'),
    relabelled: fails('is listed otherwise than it is enclosed'),
    leftOut: fails('is listed otherwise than it is enclosed'),
    uncited: fails('is called supported and cites nothing'),
    contradicted: fails('was published although it is contradicted'),
    unfinished: fails('The report is not complete'),
    otherLedger: fails('The ledger belongs to another report'),
  });
});

test('a source with all its hashes made anew passes alone, and not beside the documents', async () => {
  const files = { forged: forged((report) => replaceEverywhere(report, '3 minutes', '9 minutes')) };
  expect(await verify(files)).toEqual({ forged: passes });
  expect(await verify(files, '--sources', documents)).toEqual({
    forged: fails('"teas/green.md" differs from the document'),
  });
});

test('a document that was changed, is gone or lies elsewhere is found; the context of an order is in no folder', async () => {
  const others = temporaryFolder();
  mkdirSync(join(others, 'teas'));
  writeFileSync(join(others, 'teas', 'green.md'), greenTea.replace('3 minutes', '3  minutes'));
  writeFileSync(join(others, 'green.md'), greenTea);
  const files = { genuine: json };
  expect(await verify(files, '--sources', others)).toEqual({ genuine: fails('"teas/green.md" differs') });
  expect(await verify(files, '--sources', join(others, 'none'))).toEqual({
    genuine: fails('"teas/green.md" cannot be read'),
  });
  const uris = (uri: string) => forged((report) => replaceEverywhere(report, 'teas/green.md', uri));
  const outside = {
    up: uris('../green.md'),
    around: uris('teas/../../green.md'),
    absolute: uris(join(others, 'green.md')),
  };
  expect(await verify(outside, '--sources', join(others, 'teas'))).toEqual({
    up: fails('is not a path below the folder'),
    around: fails('is not a path below the folder'),
    absolute: fails('is not a path below the folder'),
  });
  expect(await verify({ context: uris('order:context') }, '--sources', documents)).toEqual({
    context: { code: 0, said: expect.stringContaining('Not compared: the context of the order') as string },
  });
});

const passes = { code: 0, said: expect.stringMatching(/^Verified: /) as string };

function fails(problem: string) {
  return { code: 1, said: expect.stringContaining(problem) as string };
}

/** Verifies each text as a file; by name, the exit code and what was said. */
async function verify(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...args: string[]
): Promise<Record<string, { code: number; said: string }>> {
  const folderOfFiles = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folderOfFiles, name), content);
  const { stdout, stderr } = await runScript('test/local/verify-many.ts', [folderOfFiles, ...args]);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, { code: number; said: string }>;
}

/** The report after a change, with the hash over the whole as it then has to be. */
function forged(change: (report: ReportBundle) => unknown): string {
  const report = JSON.parse(json) as ReportBundle;
  change(report);
  const { hash: _hash, ...content } = report;
  return JSON.stringify({ ...content, hash: sha256(canonicalJson(content)) }, undefined, 2);
}

/** Replaces text wherever it stands, quotations and source texts alike, and makes the hash of each source anew. */
function replaceEverywhere(report: ReportBundle, from: string, to: string): void {
  const replaced = JSON.parse(JSON.stringify(report).replaceAll(from, to)) as ReportBundle;
  const listed = [...replaced.sources, ...replaced.ledger.sources, ...(replaced.task.report?.sources ?? [])];
  for (const source of listed) Object.assign(source, { sha256: sha256(sourceOf(replaced, source.sourceId).text) });
  Object.assign(report, replaced);
}

function supportedClaim(report: ReportBundle): ReportBundle['ledger']['claims'][number] {
  return found(report.ledger.claims.find((claim) => claim.verdict === 'supported'));
}

function firstEvidence(report: ReportBundle): ReportBundle['ledger']['claims'][number]['evidence'][number] {
  return found(supportedClaim(report).evidence[0]);
}

function firstSource(report: ReportBundle): ReportBundle['sources'][number] {
  return sourceOf(report, firstEvidence(report).sourceId);
}

function sourceOf(report: ReportBundle, sourceId: string): ReportBundle['sources'][number] {
  return found(report.sources.find((source) => source.sourceId === sourceId));
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The sample report lacks what the test needs');
  return value;
}
