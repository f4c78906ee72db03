import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { limits } from '../contract/limits.ts';
import { acknowledge } from './acknowledge.ts';

/** When the sweep runs: every minute, and at once when a run ends in a way that its own Catch cannot see. */
export class SweepTriggers extends Construct {
  constructor(scope: Construct, id: string, sweep: IFunction, machine: StateMachine) {
    super(scope, id);
    new Rule(this, 'EveryMinute', {
      description: 'Settles what is due: never started, never ended, expired',
      schedule: Schedule.rate(Duration.seconds(limits.sweepSeconds)),
      targets: [new LambdaFunction(sweep)],
    });
    new Rule(this, 'RunEnded', {
      description: 'A run failed, timed out or was stopped; best effort, the schedule finds it too',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [machine.stateMachineArn] },
      },
      targets: [new LambdaFunction(sweep)],
    });
    acknowledge(this, {
      'Serverless-EventBusDLQ':
        'An event that is lost costs a minute: the next sweep finds the same task in the due index. A dead-letter queue would keep events that nobody has to read.',
    });
  }
}
