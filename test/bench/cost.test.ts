import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillTable } from '../../bench/cost-growth.ts';
import { accessLogFormatOf, quantitiesOf, totalOf } from '../../bench/cost-quantities.ts';
import { type MeteredService, type ReportUsage, type Shape, startMeteredService } from '../../bench/cost-service.ts';
import { synthesise } from '../../local/template/synthesise.ts';

const usual: Shape = { questions: 4, revisions: 1, length: 1 };

let metered: MeteredService;
let accessLogFormat = '';

beforeAll(async () => {
  const templates = await synthesise('dev');
  accessLogFormat = accessLogFormatOf(templates);
  metered = await startMeteredService(templates);
});

afterAll(() => metered.service.close());

/** What does not depend on the machine or on the digits of a time. */
function countsOf(usage: ReportUsage) {
  const { units, s3, events, transitions, requests, logLines } = usage;
  const invocations = Object.entries(usage.invocations).map(([name, { count }]) => [name, count]);
  return { units, s3, events, transitions, requests, logLines, invocations: Object.fromEntries(invocations) as object };
}

test('a report uses the same whether it is the first of its user or there are 300 others', async () => {
  const first = countsOf(await metered.count(usual));
  await fillTable(metered.service, 300);
  expect(countsOf(await metered.count(usual))).toEqual(first);
});

test('a report with 4 questions and 1 revision enters 16 states and calls each agent as often as it has to think', async () => {
  const { transitions, invocations } = countsOf(await metered.count(usual));
  expect(transitions).toBe(16 + 2);
  const steps = { plan: 1, research: 4, write: 2, evaluate: 2, publish: 1, announce: 1 };
  expect(invocations).toEqual({ authorizer: 1, orders: 1, reads: 5, ...steps });
});

test('each revision costs three transitions, each question one', async () => {
  const { transitions: few } = await metered.count({ ...usual, questions: 1, revisions: 0 });
  const { transitions: revised } = await metered.count({ ...usual, questions: 1, revisions: 2 });
  const { transitions: many } = await metered.count({ ...usual, questions: 6, revisions: 0 });
  expect([revised - few, many - few]).toEqual([2 * 3, 5]);
});

test('a longer report of the same evidence needs no further request', async () => {
  const short = await metered.count(usual);
  const long = await metered.count({ ...usual, length: 4 });
  expect(long.markdownBytes).toBeGreaterThan(1.5 * short.markdownBytes);
  const requests = ({ s3, transitions, requests: all, events }: ReportUsage) => ({ s3, transitions, all, events });
  expect(requests(long)).toEqual(requests(short));
});

test('a report costs at most 70 cents a thousand, without the time of its functions, which is the machine’s', async () => {
  const quantities = quantitiesOf(await metered.count(usual), accessLogFormat);
  expect(totalOf({ ...quantities, lambdaGigabyteSecond: 0 }) * 1_000).toBeLessThan(0.7);
});
