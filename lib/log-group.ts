import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, type LogGroupProps } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/** A log group that keeps its lines as long as the stage says, and that goes with the stack it explains. */
export function createLogGroup(scope: Construct, id: string, stage: Stage, logGroupName?: string): LogGroup {
  const props: LogGroupProps = { retention: stage.logRetention, removalPolicy: RemovalPolicy.DESTROY };
  return new LogGroup(scope, id, logGroupName === undefined ? props : { ...props, logGroupName });
}
