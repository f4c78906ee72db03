/**
 * `npm run bench -- evaluator`: how many false claims the evaluator stops, and how many true ones, by the kind of the
 * corruption, with the intervals in which the true rates lie with 95 % certainty. With OPENAI_BASE_URL and OPENAI_MODEL
 * set, also with that model as the judge of what the checks let pass (`--each N` claims of each kind, 20 by default).
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
  const [checks, quotations] = [await ratesOf(cases), await ratesOf(cases, extractiveEngine)];
  print(
    `${title}\n(${cases.length} claims; checks alone, and with the rule of the extractive engine: quotations only)`,
    [withTotals(checks), withTotals(quotations)],
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
      print(`${title}\n(${sample.length} claims; checks alone, and with ${model} as the judge)`, [
        withTotals(await ratesOf(sample)),
        withTotals(await ratesOf(sample, await openEngine(model, baseUrl))),
      ]);
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

function print(title: string, columns: readonly (readonly Rate[])[]): void {
  const [first = []] = columns;
  printTable(
    title,
    ['kind', 'claims', ...columns.flatMap(() => ['stopped', '%', '95 % of the time between'])],
    first.map(({ kind, total }, row) => [
      isFalseAlarm({ kind }) ? `${kind} (false alarms)` : kind,
      String(total),
      ...columns.flatMap((column) => cellsOf(column[row])),
    ]),
  );
}

function cellsOf(rate: Rate | undefined): string[] {
  if (rate === undefined || rate.total === 0) return ['', '', ''];
  const percent = (share: number) => (100 * Math.max(0, share)).toFixed(1);
  const [low, high] = wilsonInterval(rate.stopped, rate.total);
  return [String(rate.stopped), percent(rate.stopped / rate.total), `${percent(low)} – ${percent(high)}`];
}
