/**
 * What one report costs on AWS, counted on the local stack: how much it uses of everything that has a price, what
 * that is at list price, how it grows, and what the stage costs by the month.
 */
import { isDeepStrictEqual } from 'node:util';
import { synthesise } from '../local/template/synthesise.ts';
import { fillTable, slopeOf } from './cost-growth.ts';
import { fixedCosts, type MonthlyCost, storageCosts } from './cost-monthly.ts';
import {
  accessLogFormatOf,
  ofFunctions,
  pricedNames,
  type Quantities,
  quantitiesOf,
  sumOf,
  totalOf,
} from './cost-quantities.ts';
import { polls, type ReportUsage, type Shape, startMeteredService } from './cost-service.ts';
import { monthlyPrices, type Priced, priceList, prices, usdOf } from './prices.ts';
import { median, printTable } from './statistics.ts';

const aimUsd = 0.7;
const usual: Shape = { questions: 4, revisions: 1, length: 1 };
const stage = 'production';

const figureNames = ['transitions', 'ms', 'reads', 'writes', 'S3 PUT', 'S3 GET', 'log KB', 'KB out', 'USD/1,000'];

const flatNames = ['transitions', 'invocations', 'read units', 'write units', 'S3 PUT', 'S3 GET', 'events'];

const labels: Readonly<Record<Priced, string>> = {
  stateTransition: 'Step Functions, state transitions',
  lambdaRequest: 'Lambda, invocations',
  lambdaGigabyteSecond: 'Lambda, GB-seconds',
  writeUnit: 'DynamoDB, write units',
  readUnit: 'DynamoDB, read units',
  s3Put: 'S3, PUT',
  s3Get: 'S3, GET',
  apiRequest: 'API Gateway, requests',
  logByte: 'CloudWatch Logs, bytes',
  trace: 'X-Ray, traces',
  event: 'EventBridge, events',
  byteOut: 'data out, bytes',
};

const templates = await synthesise(stage);
const accessLogFormat = accessLogFormatOf(templates);
const metered = await startMeteredService(templates);
const first = await metered.count(usual);
const usage = await metered.measure(usual, 7);
printReport(usage, await measureCompetition(usage));
await printGrowth();
await printFlatness(first);
await printMonthly(usage);
await metered.service.close();
process.exit(process.exitCode ?? 0);

/**
 * Questions that are researched at the same moment compete for the next number of the trace and for the first word on
 * the task. How much is chance; here it is the median of ten reports whose functions run all at once.
 */
async function measureCompetition(alone: ReportUsage): Promise<{ readUnit: number; writeUnit: number }> {
  metered.meter.alone = false;
  const together: Quantities[] = [];
  while (together.length < 10) together.push(ofFunctions(await metered.count(usual)));
  metered.meter.alone = true;
  const extra = (name: 'readUnit' | 'writeUnit') =>
    Math.max(0, median(together.map((units) => units[name])) - ofFunctions(alone)[name]);
  return { readUnit: extra('readUnit'), writeUnit: extra('writeUnit') };
}

function printReport(report: ReportUsage, competition: { readUnit: number; writeUnit: number }): void {
  console.log(
    `\nA report with ${usual.questions} questions and ${usual.revisions} revision, from the order to the last of ${polls} polls. The extractive engine;\n` +
      `its one revision is scripted, because it never finds fault with its own quotations. Memory as in ${stage}.`,
  );
  printTable(
    'Functions (milliseconds of this machine stand in for those of arm64 Lambda; warm, one at a time)',
    ['function', 'invocations', 'billed ms', 'MB', 'GB-s'],
    Object.entries(report.invocations).map(([name, { count, billedMs, memoryMb }]) => [
      name,
      String(count),
      String(billedMs),
      String(memoryMb),
      ((billedMs / 1000) * (memoryMb / 1024)).toFixed(3),
    ]),
  );
  printTable(
    'DynamoDB request units (reported; writes to indexes by the documented rule)',
    ['table', 'read', 'write'],
    [
      ...Object.entries(report.units).map(([place, { read, write }]) => [place, String(read), String(write)]),
      ['questions that compete', String(competition.readUnit), String(competition.writeUnit)],
    ],
  );
  const alone = quantitiesOf(report, accessLogFormat);
  const quantities = {
    ...alone,
    readUnit: alone.readUnit + competition.readUnit,
    writeUnit: alone.writeUnit + competition.writeUnit,
  };
  const total = totalOf(quantities) * 1_000;
  printTable(
    `Everything, at list price (${priceList.region}, ${priceList.date}; sources in bench/prices.ts)`,
    ['', 'per report', 'USD per 1,000 reports', 'share'],
    [
      ...pricedNames.map((name) => {
        const usd = usdOf(prices[name], quantities[name]) * 1_000;
        return [labels[name], show(quantities[name]), usd.toFixed(4), `${((100 * usd) / total).toFixed(0)} %`];
      }),
      ['together', '', total.toFixed(4), '100 %'],
    ],
  );
  console.log(`\nAim: ≤ $${aimUsd.toFixed(2)} per 1,000 reports ${total <= aimUsd ? 'met' : 'MISSED'}`);
  const others = total - usdOf(prices.lambdaGigabyteSecond, quantities.lambdaGigabyteSecond) * 1_000;
  const affordable = (aimUsd - others) / (usdOf(prices.lambdaGigabyteSecond, 1) * 1_000);
  const fewer = polls * 0.95 * usdOf(prices.trace, 1) * 1_000;
  console.log(
    [
      `All but the time of the functions is $${others.toFixed(4)}; the aim allows ${affordable.toFixed(2)} GB-s. A busy machine makes them longer than they are.`,
      'Start and end of a run count as transitions, as in the examples of the price page. Every request is taken as',
      `traced: X-Ray takes the first of each second and 5 % of the others, so busy stages pay up to $${fewer.toFixed(3)} less.`,
      'Lambda bills INIT too: `npm run bench -- init` says how long that takes. Log lines of Lambda and API Gateway are',
      'reckoned from their format, all others counted.',
    ].join('\n'),
  );
}

/** Without what questions cost that compete. */
async function printGrowth(): Promise<void> {
  const grown: { title: string; name: keyof Shape; values: readonly number[] }[] = [
    { title: 'with questions (1 revision)', name: 'questions', values: [1, 2, 4, 6, 8, 10] },
    { title: 'with revisions (4 questions)', name: 'revisions', values: [0, 1, 2] },
    { title: 'with the length of the report (4 questions, 1 revision)', name: 'length', values: [1, 2, 4, 8] },
  ];
  for (const { title, name, values } of grown) {
    const points: (readonly [number, readonly number[]])[] = [];
    for (const value of values) {
      const report = await metered.measure({ ...usual, [name]: value }, 3);
      // A report grows with its length, not with a multiplier of the script.
      const x = name === 'length' ? report.markdownBytes / 1_000 : value;
      points.push([x, figuresOf(report)]);
    }
    const slopes = figureNames.map((_name, column) => slopeOf(points.map(([x, figures]) => [x, figures[column] ?? 0])));
    printTable(
      `Growth ${title}`,
      [name === 'length' ? 'KB of Markdown' : name, ...figureNames],
      [
        ...points.map(([x, figures]) => [show(x), ...figures.map(show)]),
        ['one more costs', ...slopes.map((slope) => slope.toFixed(2))],
      ],
    );
  }
}

function figuresOf(report: ReportUsage): number[] {
  const quantities = quantitiesOf(report, accessLogFormat);
  return [
    report.transitions,
    sumOf(Object.values(report.invocations).map(({ billedMs }) => billedMs)),
    quantities.readUnit,
    quantities.writeUnit,
    quantities.s3Put,
    quantities.s3Get,
    quantities.logByte / 1_000,
    quantities.byteOut / 1_000,
    totalOf(quantities) * 1_000,
  ];
}

/** The same report in a table that is ever fuller. */
async function printFlatness(first: ReportUsage): Promise<void> {
  const rows = [['0', ...flatFigures(first)]];
  let stored = 0;
  for (const size of [100, 1_000, 10_000]) {
    await fillTable(metered.service, size - stored);
    stored = size;
    rows.push([String(size), ...flatFigures(await metered.count(usual))]);
  }
  printTable('The same report among others of the same user', ['others', ...flatNames], rows);
  const flat = rows.every((row) => isDeepStrictEqual(row.slice(1), rows[0]?.slice(1)));
  console.log(`\nAim: the same in each row ${flat ? 'met' : 'MISSED'}`);
}

function flatFigures(report: ReportUsage): string[] {
  const { lambdaRequest, readUnit, writeUnit, s3Put, s3Get, event } = quantitiesOf(report, accessLogFormat);
  return [report.transitions, lambdaRequest, readUnit, writeUnit, s3Put, s3Get, event].map(String);
}

async function printMonthly(report: ReportUsage): Promise<void> {
  metered.meter.take();
  await metered.service.invoke('functions/sweep/handler.ts', {});
  await metered.service.invoke('functions/sweep/handler.ts', {});
  metered.meter.take();
  await metered.service.invoke('functions/sweep/handler.ts', {});
  const sweep = metered.meter.take();
  const fixed = fixedCosts(templates, ofFunctions(sweep), [...report.metrics, ...sweep.metrics]);
  printCosts(`Fixed, USD a month (${stage}, nobody orders anything)`, fixed);
  printCosts('Keeping 1,000 reports, USD a month; amounts in bytes', storageCosts(report));
  console.log(
    '\nHealth checks cost an API request and an invocation each, if somebody calls them. Budgets, rules, sampling rules\n' +
      `and mails of the alarm topic are free at this size; the key of the topic adds $${monthlyPrices.key.usd} for each of its first two rotations.`,
  );
}

function printCosts(title: string, costs: readonly MonthlyCost[]): void {
  printTable(
    title,
    ['', 'amount', 'USD'],
    [
      ...costs.map(({ what, amount, usd }) => [what, String(amount), usd.toFixed(2)]),
      ['together', '', sumOf(costs.map(({ usd }) => usd)).toFixed(2)],
    ],
  );
}

function show(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 3 : 1);
}
