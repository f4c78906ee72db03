import type { StackTemplate } from '../local/template/resolve-template.ts';
import type { Usage } from './cost-meter.ts';
import type { ReportUsage } from './cost-service.ts';
import { type Priced, prices, usdOf } from './prices.ts';

/** How much of each priced thing. */
export type Quantities = Readonly<Record<Priced, number>>;

/** What a bill would list for the report. */
export function quantitiesOf(usage: ReportUsage, accessLogFormat: string): Quantities {
  return {
    ...ofFunctions(usage),
    stateTransition: usage.transitions,
    apiRequest: usage.requests,
    logByte: logBytesOf(usage) + usage.requests * (lineOverheadBytes + accessLogBytes(accessLogFormat)),
    trace: usage.requests,
    byteOut: usage.responseBytes,
  };
}

/** The same for functions that nobody called over HTTP; each invocation is a trace. */
export function ofFunctions(usage: Usage): Quantities {
  const invocations = Object.values(usage.invocations);
  const units = Object.values(usage.units);
  return {
    stateTransition: 0,
    lambdaRequest: sumOf(invocations.map(({ count }) => count)),
    lambdaGigabyteSecond: sumOf(invocations.map(({ billedMs, memoryMb }) => (billedMs / 1000) * (memoryMb / 1024))),
    writeUnit: sumOf(units.map(({ write }) => write)),
    readUnit: sumOf(units.map(({ read }) => read)),
    s3Put: usage.s3.put,
    s3Get: usage.s3.get,
    apiRequest: 0,
    logByte: logBytesOf(usage),
    trace: sumOf(invocations.map(({ count }) => count)),
    event: usage.events,
    byteOut: 0,
  };
}

/** In USD. */
export function totalOf(quantities: Quantities): number {
  return sumOf(pricedNames.map((name) => usdOf(prices[name], quantities[name])));
}

export const pricedNames = Object.keys(prices) as Priced[];

/** Where the API of the template says what a line of its access log is. */
export function accessLogFormatOf(templates: readonly StackTemplate[]): string {
  const resources = templates.flatMap(({ template }) => Object.values(template.Resources));
  const stage = resources.find((resource) => resource.Type === 'AWS::ApiGateway::Stage');
  const setting = stage?.Properties?.['AccessLogSetting'] as { readonly Format: string } | undefined;
  if (setting === undefined) throw new Error('The template has no access log');
  return setting.Format;
}

/** CloudWatch adds so many to each line. */
const lineOverheadBytes = 26;

/** As long as the time, a UUID or a path of a report on the average. */
const accessLogValue = 'x'.repeat(24);

function accessLogBytes(format: string): number {
  return Buffer.byteLength(format.replaceAll(/\$context\.[\w.]+/g, accessLogValue));
}

/** The lines of the functions and those that Lambda adds to each invocation. */
function logBytesOf({ invocations, logBytes, logLines }: Usage): number {
  const count = sumOf(Object.values(invocations).map((each) => each.count));
  const lambdas = sumOf(lambdaLines.map((line) => Buffer.byteLength(JSON.stringify(line)) + lineOverheadBytes));
  return logBytes + logLines * lineOverheadBytes + count * lambdas;
}

const requestId = '00000000-0000-0000-0000-000000000000';
const time = '2026-01-01T00:00:00.000Z';
const tracing = {
  spanId: '0123456789abcdef',
  type: 'X-Amzn-Trace-Id',
  value: 'Root=1-01234567-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1;Lineage=1:01234567:0',
};

/** What Lambda itself writes about an invocation in the JSON format, at its level of INFO. */
const lambdaLines = [
  { time, type: 'platform.start', record: { requestId, version: '$LATEST', functionArn: 'x'.repeat(100), tracing } },
  {
    time,
    type: 'platform.report',
    record: {
      requestId,
      metrics: { durationMs: 123.456, billedDurationMs: 124, memorySizeMB: 1769, maxMemoryUsedMB: 150 },
      tracing,
      status: 'success',
    },
  },
];

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
