import { Aws, Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type MathExpression,
  type Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ServiceMetrics } from './service-metrics.ts';
import type { Stage } from './stages.ts';

/** One page that says whether the service is well: what rings, what callers see, what becomes of reports and what they cost. */
export function createDashboard(
  scope: Construct,
  id: string,
  stage: Stage,
  metrics: ServiceMetrics,
  alarms: readonly IAlarm[],
): Dashboard {
  return new Dashboard(scope, id, {
    // The dashboards of all regions share one list.
    dashboardName: `Dossier-${stage.name}-${Aws.REGION}`,
    defaultInterval: Duration.hours(12),
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 3 })],
      [
        graph('Requests', { all: metrics.requests, '4xx': metrics.clientErrors, '5xx': metrics.serverErrors }),
        graph(
          'Latency of requests, ms',
          percentiles([50, 95, 99], (percentile) => metrics.latency(percentile)),
        ),
        graph('Turned away', { 'by API Gateway': metrics.requestThrottles, 'by Lambda': metrics.functionThrottles }),
      ],
      [
        graph('Runs', {
          started: metrics.runsStarted,
          succeeded: metrics.runsSucceeded,
          failed: metrics.runsFailed,
          'timed out': metrics.runsTimedOut,
          'stopped or cancelled': metrics.runsAborted,
        }),
        graph('Reports ended', { '': metrics.countsBy('ReportsEnded', 'status') }),
        graph(
          'Time of a report, ms',
          percentiles([50, 95], (percentile) => metrics.reportTime(percentile)),
        ),
      ],
      [
        graph('Tokens', { input: metrics.total('InputTokens'), output: metrics.total('OutputTokens') }),
        graph('Cost of the engine, USD', { cost: metrics.cost() }),
        graph('Sweep', {
          'age of the oldest due task, s': metrics.oldestDuePerMinute,
          'due tasks not settled': metrics.dueUnsettledPerMinute,
          'starts deferred': metrics.startsDeferredPerMinute,
        }),
      ],
      [
        graph('Uploaded documents', {
          'taken up': metrics.documents,
          'cannot be used': metrics.documentProblems,
          'failed tries': metrics.ingestsFailed,
        }),
      ],
      [
        // Where a line ends, the tool was used last.
        graph('Calls of tools', { '': metrics.countsBy('ToolCalls', 'tool', 'outcome') }),
        graph('Content policy: found', {
          '': metrics.countsBy('ContentFindings', 'category', 'side', 'action', 'detector'),
        }),
        graph('Content policy: looked at', { '': metrics.countsBy('ContentChecked', 'side') }),
      ],
      [graph('Instructions kept from agents', { '': metrics.countsBy('InjectionFound', 'kind') })],
    ],
  });
}

/** A third of a row; one line for each label. */
function graph(title: string, lines: Readonly<Record<string, Metric | MathExpression>>): GraphWidget {
  const left = Object.entries(lines).map(([label, metric]) => (label === '' ? metric : metric.with({ label })));
  return new GraphWidget({ title, left, leftYAxis: { min: 0 }, width: 8, height: 6 });
}

function percentiles(
  wanted: readonly number[],
  metricOf: (percentile: number) => Metric,
): Readonly<Record<string, Metric>> {
  return Object.fromEntries(wanted.map((percentile) => [`P${percentile}`, metricOf(percentile)]));
}
