import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { FunctionName } from '../contract/environment.ts';
import { type MetricName, metricNamespace } from '../contract/metrics.ts';
import type { ReportsApi } from './reports-api.ts';
import type { Stage } from './stages.ts';

/** What can be measured of a stage. */
export interface Measured {
  readonly api: ReportsApi;
  readonly machine: StateMachine;
  /** The functions for which a caller waits, or the clock; at most ten fit into one alarm. */
  readonly awaited: readonly IFunction[];
  readonly ingest: IFunction;
}

/** What AWS and the functions measure of a stage, by what it tells. A period is 5 minutes unless a name says otherwise. */
export class ServiceMetrics extends Construct {
  readonly requests: Metric;
  readonly clientErrors: Metric;
  readonly serverErrors: Metric;
  /** The part of all requests that was answered with 5xx, 0 to 1. */
  readonly serverErrorRate: Metric;
  /** Requests that API Gateway turned away because there were too many. */
  readonly requestThrottles: Metric;
  readonly functionThrottles: MathExpression;
  readonly runsStarted: Metric;
  readonly runsSucceeded: Metric;
  readonly runsFailed: Metric;
  readonly runsTimedOut: Metric;
  /** Cancelled reports are among them. */
  readonly runsAborted: Metric;
  readonly startsDeferredPerMinute: MathExpression;
  /** Reports that the sweep had to fail, because their run could not say so itself. */
  readonly reportsLost: Metric;
  /** In seconds. */
  readonly oldestDuePerMinute: Metric;
  readonly sweepsPerMinute: Metric;
  /** Due tasks at which the sweep failed. */
  readonly dueUnsettledPerMinute: Metric;
  /** Tries to take up the uploaded documents that came to nothing, for whatever reason. */
  readonly ingestsFailed: Metric;
  /** In the index of uploaded documents, each time it is made anew. */
  readonly documents: Metric;
  readonly documentProblems: Metric;
  readonly #stage: Stage;
  readonly #api: ReportsApi;

  constructor(scope: Construct, id: string, stage: Stage, { api, machine, awaited, ingest }: Measured) {
    super(scope, id);
    this.#stage = stage;
    this.#api = api;

    const { deploymentStage } = api.restApi;
    this.requests = deploymentStage.metricCount({ statistic: Stats.SUM });
    this.clientErrors = deploymentStage.metricClientError({ statistic: Stats.SUM });
    this.serverErrors = deploymentStage.metricServerError({ statistic: Stats.SUM });
    this.serverErrorRate = deploymentStage.metricServerError({ statistic: Stats.AVERAGE });
    // API Gateway counts what it throttles among the 4xx; only its access log tells them apart.
    this.requestThrottles = new MetricFilter(this, 'RequestThrottles', {
      logGroup: api.accessLogs,
      filterPattern: FilterPattern.stringValue('$.error', '=', 'THROTTLED'),
      metricNamespace: metricNamespace(stage.name),
      metricName: 'RequestThrottles',
      metricValue: '1',
      unit: Unit.COUNT,
    }).metric({ statistic: Stats.SUM });
    this.functionThrottles = sum(awaited.map((each) => each.metricThrottles()));

    this.runsStarted = machine.metricStarted();
    this.runsSucceeded = machine.metricSucceeded();
    this.runsFailed = machine.metricFailed();
    this.runsTimedOut = machine.metricTimedOut();
    this.runsAborted = machine.metricAborted();

    const perMinute = { statistic: Stats.SUM, period: Duration.minutes(1) };
    this.startsDeferredPerMinute = sum([
      this.#own('StartDeferred', 'orders', perMinute),
      this.#own('StartDeferred', 'sweep', perMinute),
    ]);
    this.reportsLost = this.#own('ReportsEnded', 'sweep', { statistic: Stats.SUM, dimensions: { status: 'FAILED' } });
    this.oldestDuePerMinute = this.#own('OldestDueSeconds', 'sweep', { ...perMinute, statistic: Stats.MAXIMUM });
    this.ingestsFailed = ingest.metricErrors();
    this.documents = this.#own('Documents', 'ingest', { statistic: Stats.MAXIMUM });
    this.documentProblems = this.#own('DocumentProblems', 'ingest', { statistic: Stats.MAXIMUM });
    this.sweepsPerMinute = this.#own('OldestDueSeconds', 'sweep', { ...perMinute, statistic: Stats.SAMPLE_COUNT });
    this.dueUnsettledPerMinute = this.#own('DueUnsettled', 'sweep', perMinute);
  }

  /** What callers waited, in milliseconds; `percentile` is 0 to 100. */
  latency(percentile: number): Metric {
    return this.#api.restApi.deploymentStage.metricLatency({ statistic: Stats.p(percentile) });
  }

  /** From acceptance of a report to its end, in milliseconds. */
  reportTime(percentile: number): Metric {
    return this.#own('ReportTime', 'announce', { statistic: Stats.p(percentile) });
  }

  /** A line for each combination of values, whichever function sends it. For dashboards: an alarm cannot search. */
  countsBy(metric: MetricName, ...dimensions: readonly string[]): MathExpression {
    const label = dimensions.map((dimension) => `\${PROP('Dim.${dimension}')}`).join(' ');
    return search(this.#everywhere(metric, ['service', ...dimensions])).with({ label });
  }

  /** The sum over all functions. For dashboards. */
  total(metric: MetricName): MathExpression {
    return search(`SUM(${this.#everywhere(metric, ['service'])})`);
  }

  /** What the engine cost, in USD. For dashboards. */
  cost(): MathExpression {
    return search(`SUM(${this.#everywhere('CostMicroUsd', ['service'])}) / 1000000`);
  }

  #everywhere(metric: MetricName, dimensions: readonly string[]): string {
    const schema = [metricNamespace(this.#stage.name), ...dimensions].join(',');
    return `SEARCH('{${schema}} MetricName="${metric}"', '${Stats.SUM}', 300)`;
  }

  /** A metric as the function `service` sends it. */
  #own(
    metricName: MetricName,
    service: FunctionName,
    options: { statistic: string; period?: Duration; dimensions?: Readonly<Record<string, string>> },
  ): Metric {
    const { dimensions, ...rest } = options;
    return new Metric({
      namespace: metricNamespace(this.#stage.name),
      metricName,
      dimensionsMap: { service, ...dimensions },
      ...rest,
    });
  }
}

/** A metric that has nothing to report in a period is left out of that period's sum. */
function sum(metrics: readonly Metric[]): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  return new MathExpression({
    expression: `SUM([${Object.keys(usingMetrics).join(',')}])`,
    usingMetrics,
    ...(metrics[0]?.period === undefined ? {} : { period: metrics[0].period }),
  });
}

function search(expression: string): MathExpression {
  return new MathExpression({ expression, usingMetrics: {} });
}
