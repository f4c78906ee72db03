import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { limits } from '../contract/limits.ts';
import type { ServiceMetrics } from './service-metrics.ts';
import type { Stage } from './stages.ts';

/** What rings. Every alarm has a heading of its name in docs/runbook.md, which says what to do. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, stage: Stage, metrics: ServiceMetrics, topic: Topic) {
    super(scope, id);
    const action = new SnsAction(topic);
    this.all = Object.entries(alarmRules(metrics)).map(([name, { says, ...rule }]) => {
      const alarm = new Alarm(this, name, {
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        ...rule,
        alarmName: `Dossier-${stage.name}-${name}`,
        alarmDescription: `${says} What to do: docs/runbook.md#${name.toLowerCase()}`,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }
}

interface AlarmRule {
  readonly says: string;
  readonly metric: IMetric;
  /** The alarm rings above it, unless `comparisonOperator` says otherwise. */
  readonly threshold: number;
  /** Periods of the metric that are looked at; one unless told. */
  readonly evaluationPeriods?: number;
  /** How many of them must be bad; all unless told. */
  readonly datapointsToAlarm?: number;
  readonly comparisonOperator?: ComparisonOperator;
  readonly treatMissingData?: TreatMissingData;
}

function alarmRules(metrics: ServiceMetrics): Readonly<Record<string, AlarmRule>> {
  return {
    RunsFailed: {
      says: 'A report ended as failed.',
      metric: metrics.runsFailed,
      threshold: 0,
    },
    RunsTimedOut: {
      says: `A run took longer than ${limits.runSeconds / 3_600} h and was ended.`,
      metric: metrics.runsTimedOut,
      threshold: 0,
    },
    ReportsLost: {
      says: 'The sweep had to fail a report whose run was stopped, died, or could not be started.',
      metric: metrics.reportsLost,
      threshold: 0,
    },
    StartsDeferred: {
      says: 'Step Functions refuses to start runs; orders wait in the table.',
      metric: metrics.startsDeferredPerMinute,
      threshold: 0,
      // One refusal heals by itself a minute later; after 15 minutes the order fails.
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
    },
    OldestDue: {
      says: 'A task has been due for more than 10 minutes and the sweep has not come to it.',
      metric: metrics.oldestDuePerMinute,
      threshold: 600,
    },
    DueUnsettled: {
      says: 'The sweep has failed at one and the same task, or at several, for 10 minutes.',
      metric: metrics.dueUnsettledPerMinute,
      threshold: 0,
      // A schedule is not exact: two sweeps may fall into one minute and none into the next.
      evaluationPeriods: 10,
      datapointsToAlarm: 8,
    },
    SweepSilent: {
      says: 'The sweep has not finished for 5 minutes: nothing lost is found.',
      metric: metrics.sweepsPerMinute,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 5,
      treatMissingData: TreatMissingData.BREACHING,
    },
    IngestFailed: {
      says: 'The uploaded documents could not be taken up; reports are made from the former ones.',
      metric: metrics.ingestsFailed,
      threshold: 0,
    },
    ApiErrors: {
      says: 'More than 5 % of requests were answered with 5xx for 5 minutes.',
      metric: metrics.serverErrorRate,
      threshold: 0.05,
    },
    ApiSlow: {
      says: 'One request in twenty took longer than 5 s for 15 minutes.',
      metric: metrics.latency(95),
      threshold: 5_000,
      evaluationPeriods: 3,
    },
    RequestsThrottled: {
      says: 'API Gateway has turned requests away for 15 minutes because there are too many.',
      metric: metrics.requestThrottles,
      threshold: 0,
      evaluationPeriods: 3,
    },
    FunctionsThrottled: {
      says: 'Lambda refused to run a function that a caller or the clock waits for.',
      metric: metrics.functionThrottles,
      threshold: 0,
    },
  };
}
