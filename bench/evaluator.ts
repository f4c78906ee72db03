/**
 * `npm run bench -- evaluator`: how many false claims the evaluator stops, and how many true ones, by the kind of the
 * corruption, with the intervals in which the true rates lie with 95 % certainty: the checks alone, with their doubts, and
 * once quotations alone pass. With OPENAI_BASE_URL and OPENAI_MODEL set, also with that model as the judge (`--each N`
 * claims of each kind, 20 by default).
 * `--of` names the files, parted by commas, and `documents`; all of them without it.
 */
import { parseArgs } from 'node:util';
import { extractiveEngine } from '../functions/extractive/extractive-engine.ts';
import { type Case, corruptedDocuments, readCases } from '../test/evaluator/cases.ts';
import { isFalseAlarm, type Rate, ratesOf, sumOf, targetKinds } from '../test/evaluator/rates.ts';
import { startServer } from '../test/model/server.ts';
import { openEngine } from './open-engine.ts';
import { printTable, wilsonInterval } from './statistics.ts';

const { values } = parseArgs({
  options: {
    each: { type: 'string', default: '20' },
    of: { type: 'string', default: 'held-out,development,tuned,documents' },
  },
});
const wanted = values.of.split(',');
const claims = [
  { name: 'held-out', title: 'Held out: written by someone who has not read the checks' },
  { name: 'development', title: 'Tuned on: written by someone who has not read the checks' },
  { name: 'tuned', title: 'Tuned on: written with the checks' },
] as const;
const written = claims
  .filter(({ name }) => wanted.includes(name))
  .map(({ name, title }) => ({ title, cases: readCases(name) }));

for (const { title, cases } of [...written, ...(wanted.includes('documents') ? [corrupted()] : [])]) {
  if (cases.length === 0) continue;
  const [checks, quotations] = [withTotals(await ratesOf(cases)), withTotals(await ratesOf(cases, extractiveEngine))];
  print(
    `${title}\n(${cases.length} claims; judge: the rule of the extractive engine, quotations only)`,
    checks,
    quotations,
  );
}

const model = process.env['OPENAI_MODEL'];
const baseUrl = process.env['OPENAI_BASE_URL'];
if (model && baseUrl) {
  const stop = await startServer(baseUrl);
  try {
    for (const { title, cases } of written) {
      const sample = sampleOf(cases, Number(values.each));
      if (sample.length === 0) continue;
      const judged = await ratesOf(sample, await openEngine(model, baseUrl));
      print(
        `${title}\n(${sample.length} claims; judge: ${model})`,
        withTotals(await ratesOf(sample)),
        withTotals(judged),
      );
    }
  } finally {
    stop?.();
  }
}

function corrupted(): { readonly title: string; readonly cases: readonly Case[] } {
  const { sentences, cases } = corruptedDocuments();
  return { title: `Tuned on: ${sentences} sentences of the manual and four documents, corrupted by rule`, cases };
}

function sampleOf(cases: readonly Case[], each: number): Case[] {
  return [...Map.groupBy(cases, ({ kind }) => kind).values()].flatMap((own) => {
    const step = Math.max(1, Math.floor(own.length / each));
    return own.filter((_one, index) => index % step === 0).slice(0, each);
  });
}

function withTotals(rates: readonly Rate[]): Rate[] {
  const wrong = rates.filter((rate) => !isFalseAlarm(rate));
  return [
    ...rates.filter(isFalseAlarm),
    ...wrong,
    sumOf('numbers, units, dates, names, negations, citations', rates, targetKinds),
    sumOf(
      'all corruptions',
      rates,
      wrong.map(({ kind }) => kind),
    ),
  ];
}

/** What the checks stop, what they stop or doubt, and what does not stand once somebody has judged the rest. */
function print(title: string, checks: readonly Rate[], judged: readonly Rate[]): void {
  printTable(
    title,
    [
      'kind',
      'claims',
      ...['stopped', 'or doubted', 'judged'].flatMap((name) => [name, '%', '95 % of the time between']),
    ],
    checks.map(({ kind, stopped, doubted, total }, row) => [
      isFalseAlarm({ kind }) ? `${kind} (false alarms)` : kind,
      String(total),
      ...[stopped, doubted, judged[row]?.stopped ?? 0].flatMap((count) => cellsOf(count, total)),
    ]),
  );
}

function cellsOf(count: number, total: number): string[] {
  if (total === 0) return ['', '', ''];
  const percent = (share: number) => (100 * Math.max(0, share)).toFixed(1);
  const [low, high] = wilsonInterval(count, total);
  return [String(count), percent(count / total), `${percent(low)} – ${percent(high)}`];
}
