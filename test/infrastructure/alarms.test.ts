import '../fakes/set-environment.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FunctionName } from '../../contract/environment.ts';
import { PowertoolsTelemetry } from '../../functions/adapters/telemetry.ts';
import { createReport } from '../../functions/orders/create-report.ts';
import { settleDueTasks } from '../../functions/sweep/settle-due-tasks.ts';
import { FakeService } from '../fakes/fake-service.ts';
import { ada, sampleOrder } from '../fakes/samples.ts';
import { functionIds, onlyOne, propertiesOf, readable, synthesise } from './synthesise.ts';

const { service } = synthesise('staging');
const alarms = Object.values(service.findResources('AWS::CloudWatch::Alarm')).map(
  ({ Properties }) => Properties as Alarm,
);
const names = alarms.map(nameOf);

interface Alarm extends Partial<Metric> {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly unknown[];
  readonly OKActions: readonly unknown[];
  readonly ComparisonOperator: keyof typeof signs;
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData: keyof typeof missing;
  /** These three, or a sum of several metrics. */
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Period?: number;
  readonly Metrics?: readonly {
    readonly Expression?: string;
    readonly MetricStat?: { readonly Metric: Metric; readonly Period: number };
  }[];
}

const signs = { GreaterThanThreshold: '>', LessThanThreshold: '<' } as const;
const missing = { breaching: ' or missing', notBreaching: '' } as const;

interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

describe('the alarms', () => {
  test('are these, each with what it looks at and when it rings', () => {
    const rules = alarms.map((alarm) => [nameOf(alarm), ruleOf(alarm)]);
    expect(Object.fromEntries(rules)).toEqual({
      RunsFailed: 'Sum > 0, 1 of 1 × 300 s',
      RunsTimedOut: 'Sum > 0, 1 of 1 × 300 s',
      ReportsLost: 'Sum > 0, 1 of 1 × 300 s',
      StartsDeferred: 'SUM([m0,m1]) > 0, 3 of 5 × 60 s',
      OldestDue: 'Maximum > 600, 1 of 1 × 60 s',
      DueUnsettled: 'Sum > 0, 8 of 10 × 60 s',
      SweepSilent: 'SampleCount < 1 or missing, 5 of 5 × 60 s',
      IngestFailed: 'Sum > 0, 1 of 1 × 300 s',
      ApiErrors: 'Average > 0.05, 1 of 1 × 300 s',
      ApiSlow: 'p95 > 5000, 3 of 3 × 300 s',
      RequestsThrottled: 'Sum > 0, 3 of 3 × 300 s',
      FunctionsThrottled: 'SUM([m0,m1,m2,m3,m4,m5,m6]) > 0, 1 of 1 × 300 s',
    });
  });

  test('say when they ring and when they stop, to the topic of the stage', () => {
    for (const { AlarmName, AlarmActions, OKActions } of alarms) {
      expect(AlarmName).toMatch(/^Dossier-staging-/);
      expect(AlarmActions.map(readable)).toEqual(['ObservabilityAlarmTopic']);
      expect(OKActions.map(readable)).toEqual(['ObservabilityAlarmTopic']);
    }
  });

  test('look at the API, the machine and the functions of this stack', () => {
    const others = alarms.flatMap(metricsOf).filter(({ Namespace }) => Namespace.startsWith('AWS/'));
    expect(new Set(others.map(seriesOf))).toEqual(
      new Set([
        'AWS/States ExecutionsFailed StateMachineArn=ReportWorkflowMachine',
        'AWS/States ExecutionsTimedOut StateMachineArn=ReportWorkflowMachine',
        'AWS/ApiGateway 5XXError ApiName=Dossier-staging Stage=ApiRestApiDeploymentStagestaging',
        'AWS/ApiGateway Latency ApiName=Dossier-staging Stage=ApiRestApiDeploymentStagestaging',
        'AWS/Lambda Errors FunctionName=ingestFunction',
        ...['authorizer', 'sweep', 'orders', 'reads', 'export', 'changes', 'health'].map(
          (name) => `AWS/Lambda Throttles FunctionName=${name}Function`,
        ),
      ]),
    );
  });

  test('count what API Gateway throttles by the word in its access log', () => {
    const { FilterPattern, LogGroupName, MetricTransformations } = onlyOne(service, 'AWS::Logs::MetricFilter')[
      'Properties'
    ];
    expect(readable(LogGroupName)).toBe('ApiAccessLogs');
    const field = /^\{ \$\.(\w+) = "THROTTLED" \}$/.exec(FilterPattern)?.[1] ?? '';
    const { Format } = onlyOne(service, 'AWS::ApiGateway::Stage')['Properties'].AccessLogSetting;
    expect(JSON.parse(Format)[field]).toBe('$context.error.responseType');
    const [{ MetricNamespace, MetricName }] = MetricTransformations;
    expect(
      alarms
        .filter((alarm) => nameOf(alarm) === 'RequestsThrottled')
        .flatMap(metricsOf)
        .map(seriesOf),
    ).toEqual([`${MetricNamespace} ${MetricName}`]);
  });
});

describe('a metric of our own that an alarm looks at', () => {
  const watched = alarms
    .flatMap(metricsOf)
    .filter(({ Namespace, MetricName }) => Namespace.startsWith('Dossier') && MetricName !== 'RequestThrottles')
    .map(seriesOf);
  let lines: string[];

  beforeEach(() => {
    lines = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      lines.push(...String(chunk).split('\n'));
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  test('is sent so by orders and sweep, with the environment of the template', async () => {
    const fake = new FakeService();
    fake.workflow.start = () => Promise.reject(new Error('refused'));
    await fake.addTask('PENDING', { taskId: 'aaaaaaaa-0000-4000-8000-000000000001', dueAtSeconds: 0 });
    await fake.addTask('RUNNING', { taskId: 'aaaaaaaa-0000-4000-8000-000000000002', dueAtSeconds: 0 });
    const broken = await fake.addTask('RUNNING', { taskId: 'aaaaaaaa-0000-4000-8000-000000000003', dueAtSeconds: 0 });
    const describeRun = fake.workflow.describe.bind(fake.workflow);
    fake.workflow.describe = (key, run) =>
      key.taskId === broken.taskId ? Promise.reject(new Error('refused')) : describeRun(key, run);

    const orders = telemetryOf('orders');
    const { order } = sampleOrder({ tenantId: ada.tenantId, taskId: 'unused' });
    const request = {
      caller: ada,
      order,
      idempotencyKey: undefined,
      ifNoneMatch: undefined,
      remainingTimeMs: 1_000,
      reportRetentionDays: 1,
      engine: 'extractive',
    };
    await createReport({ ...fake.ports, telemetry: orders }, request);
    orders.flush();
    const sweep = telemetryOf('sweep');
    await settleDueTasks({ ...fake.ports, telemetry: sweep });
    sweep.flush();

    const sent = lines.filter((line) => line.includes('"_aws"')).flatMap((line) => seriesSentBy(JSON.parse(line)));
    expect(watched.length).toBeGreaterThan(0);
    for (const series of watched) expect(sent).toContain(series);
  });

  test('has the stage in its namespace, so that two stages of one account do not add up', () => {
    expect(new Set(watched.map((series) => series.split(' ')[0]))).toEqual(new Set(['Dossier/staging']));
  });

  function telemetryOf(name: FunctionName): PowertoolsTelemetry {
    expect(functionIds(service).has(name)).toBe(true);
    for (const [variable, value] of Object.entries(propertiesOf(service, name).Environment.Variables)) {
      if (variable.startsWith('POWERTOOLS_')) vi.stubEnv(variable, String(value));
    }
    return new PowertoolsTelemetry();
  }
});

describe('the runbook', () => {
  const text = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section]),
  );

  test.each(names)('says of %s what it means, why it matters, how to see and what to do', (name) => {
    const section = sections.get(name) ?? '';
    for (const part of ['What it means', 'Why it matters', 'How to see', 'What to do']) {
      expect(section, `${name}: ${part}`).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* .{20}`, 'm'));
    }
  });

  test('is what the description of each alarm points to', () => {
    for (const alarm of alarms) {
      expect(alarm.AlarmDescription).toMatch(new RegExp(` docs/runbook\\.md#${nameOf(alarm).toLowerCase()}$`));
    }
  });

  test('has a heading for nothing else but the budget', () => {
    expect([...sections.keys()].sort()).toEqual([...names, 'MonthlyBudget'].sort());
  });
});

function nameOf(alarm: Alarm): string {
  return alarm.AlarmName.replace('Dossier-staging-', '');
}

function ruleOf(alarm: Alarm): string {
  const { Metrics = [], EvaluationPeriods, DatapointsToAlarm = EvaluationPeriods } = alarm;
  const what = Metrics[0]?.Expression ?? alarm.Statistic ?? alarm.ExtendedStatistic;
  const seconds = alarm.Period ?? Metrics[1]?.MetricStat?.Period;
  const when = `${signs[alarm.ComparisonOperator]} ${alarm.Threshold}${missing[alarm.TreatMissingData]}`;
  return `${what} ${when}, ${DatapointsToAlarm} of ${EvaluationPeriods} × ${seconds} s`;
}

function metricsOf(alarm: Alarm): Metric[] {
  if (alarm.Metrics === undefined) return [alarm as Metric];
  return alarm.Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [MetricStat.Metric]));
}

/** Namespace, name and dimensions of a metric, as CloudWatch tells one series from another. */
function seriesOf({ Namespace, MetricName, Dimensions = [] }: Metric): string {
  const dimensions = Dimensions.map(({ Name, Value }) => `${Name}=${readable(Value)}`);
  return [Namespace, MetricName, ...dimensions.sort()].join(' ');
}

interface EmbeddedMetrics {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [member: string]: unknown;
}

/** The series that CloudWatch makes of one line of the embedded metric format. */
function seriesSentBy(line: EmbeddedMetrics): string[] {
  return line._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name }) =>
      Dimensions.map((keys) =>
        seriesOf({ Namespace, MetricName: Name, Dimensions: keys.map((key) => ({ Name: key, Value: line[key] })) }),
      ),
    ),
  );
}
