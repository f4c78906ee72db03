/**
 * `npm run verify -- report.json [--sources DIR]`: checks a `--json` report with nothing but Node, so
 * that whoever is handed one need not trust the service that made it. Imports nothing of Dossier.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';
import { parseArgs } from 'node:util';

interface Evidence {
  sourceId: string;
  start: number;
  end: number;
  quote: string;
}

interface Source {
  sourceId: string;
  uri: string;
  title: string;
  sha256: string;
}

interface ReportFile {
  format: string;
  task: { taskId: string; status: string; report?: { sources: Source[] } };
  ledger: {
    taskId: string;
    claims: { claimId: string; text: string; verdict: string; evidence: Evidence[] }[];
    sources: Source[];
  };
  sources: (Source & { text: string })[];
  hash: string;
}

/** Why a file is no report at all. */
class Refusal extends Error {}

/** What stands before a sentence that the order wanted although nothing supports it. */
const unsupportedMark = '[Not supported by its evidence]';

/** What the caller sent along with the question: it lies in no folder. */
const orderContext = 'order:context';

const help = `Usage: npm run verify -- report.json [--sources DIR]

Checks every quoted span of a report made with "npm run report -- --json" against the text and hash
of its source, and the hash over the whole report, so that any changed character is found.

  --sources DIR   also compare each source with the original document under DIR: only this shows
                  that nobody has changed the sources and made all hashes anew
  --help          show this`;

process.exitCode = main(process.argv.slice(2));

function main(args: string[]): number {
  const { path, sourcesFolder } = readArguments(args);
  if (path === undefined) return 2;
  try {
    const report = readReport(path);
    const problems = [
      ...checkHash(report),
      ...checkSources(report),
      ...checkClaims(report),
      ...(sourcesFolder === undefined ? [] : compareOriginals(report, sourcesFolder)),
    ];
    if (problems.length > 0) return fail(problems);
    console.log(describe(report, sourcesFolder));
    return 0;
  } catch (error) {
    return fail([error instanceof Refusal ? error.message : 'The file lacks parts of a report.']);
  }
}

function describe({ ledger, sources }: ReportFile, sourcesFolder: string | undefined): string {
  const claims = ledger.claims.filter((claim) => claim.verdict === 'supported').length;
  const spans = ledger.claims.flatMap((claim) => claim.evidence).length;
  const verified = `Verified: ${claims} claims, ${spans} quoted spans, ${sources.length} sources`;
  if (sourcesFolder === undefined) return `${verified}.`;
  const originals = sources.filter((source) => source.uri !== orderContext).length;
  const rest = originals < sources.length ? '\nNot compared: the context of the order, which lies in no folder.' : '';
  return `${verified}, ${originals} of them compared with the documents in ${sourcesFolder}.${rest}`;
}

function readArguments(args: string[]): { path?: string; sourcesFolder?: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { sources: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new Error('Name one report file.');
    return { path, ...(values.sources === undefined ? {} : { sourcesFolder: values.sources }) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return {};
  }
}

function fail(problems: string[]): number {
  for (const problem of problems) console.error(`✗ ${problem}`);
  console.error(`Not verified: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}.`);
  return 1;
}

/** Throws a Refusal for what was not written as a report is. */
function readReport(path: string): ReportFile {
  const text = readText(path);
  let report: ReportFile | null;
  try {
    report = JSON.parse(text) as ReportFile | null;
  } catch {
    throw new Refusal('The file is not JSON. npm adds lines of its own unless it is told: npm run --silent report.');
  }
  if (report?.format !== 'dossier-report/1') throw new Refusal('This is not a report made with --json.');
  // A repeated key, another escape or a space reads the same and is not the same.
  const forms = [JSON.stringify(report, undefined, 2), JSON.stringify(report)];
  if (!forms.includes(text.replace(/\n$/, ''))) throw new Refusal('The file is not as it was written: it was changed.');
  return report;
}

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    throw new Refusal(`${path} cannot be read as UTF-8 text.`);
  }
}

function checkHash(report: ReportFile): string[] {
  const { hash, ...content } = report;
  return sha256(canonical(content)) === hash ? [] : ['The hash over the whole report does not match: it was changed.'];
}

function checkSources(report: ReportFile): string[] {
  const listed = [...(report.task.report?.sources ?? []), ...report.ledger.sources];
  const enclosed = new Map(report.sources.map(({ text: _text, ...source }) => [source.sourceId, canonical(source)]));
  return [
    ...report.sources
      .filter((source) => sha256(source.text) !== source.sha256)
      .map((source) => `The text of "${source.title}" (${source.uri}) does not have the hash it is listed with.`),
    ...listed
      .filter((source) => enclosed.get(source.sourceId) !== canonical(source))
      .map((source) => `The source "${source.title}" (${source.uri}) is listed otherwise than it is enclosed.`),
  ];
}

function checkClaims(report: ReportFile): string[] {
  const problems: string[] = [];
  const texts = new Map(report.sources.map((source) => [source.sourceId, source.text]));
  if (report.task.status !== 'COMPLETED' || report.task.report === undefined)
    problems.push('The report is not complete.');
  if (report.ledger.taskId !== report.task.taskId) problems.push('The ledger belongs to another report.');
  for (const claim of report.ledger.claims) {
    const isMarked = claim.verdict === 'insufficient' && claim.text.startsWith(unsupportedMark);
    if (claim.verdict !== 'supported' && claim.verdict !== 'not-a-claim' && !isMarked) {
      problems.push(`${claim.claimId} was published although it is ${claim.verdict}.`);
    }
    if (claim.verdict === 'supported' && claim.evidence.length === 0) {
      problems.push(`${claim.claimId} is called supported and cites nothing.`);
    }
    for (const { sourceId, start, end, quote } of claim.evidence) {
      const text = texts.get(sourceId);
      if (text === undefined) problems.push(`${claim.claimId} cites the source ${sourceId}, which is not listed.`);
      else if (!(start >= 0 && start < end) || text.slice(start, end) !== quote) {
        problems.push(`${claim.claimId} quotes what its source does not say at ${start} to ${end}.`);
      }
    }
  }
  return problems;
}

/** Documents are read as the service reads them: without byte order mark. */
function compareOriginals(report: ReportFile, folder: string): string[] {
  const problems: string[] = [];
  for (const source of report.sources) {
    if (source.uri === orderContext) continue;
    const path = normalize(source.uri);
    if (isAbsolute(path) || path.split(sep)[0] === '..') {
      problems.push(`"${source.uri}" is not a path below the folder.`);
      continue;
    }
    try {
      const original = readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '');
      if (original !== source.text) problems.push(`"${source.uri}" differs from the document in ${folder}.`);
    } catch {
      problems.push(`"${source.uri}" cannot be read in ${folder}.`);
    }
  }
  return problems;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** JSON with the keys of every object in code-unit order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}
