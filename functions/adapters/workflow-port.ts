import { SFNClient } from '@aws-sdk/client-sfn';
import type { Workflow } from '../ports.ts';
import { requestHandler } from './aws-clients.ts';
import { StepFunctionsWorkflow } from './step-functions-workflow.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** The state machine, for functions that start, stop or look at runs. */
export function workflowPort(telemetry: PowertoolsTelemetry, environment: { stateMachineArn: string }): Workflow {
  const client = telemetry.tracer.captureAWSv3Client(new SFNClient({ requestHandler }));
  return new StepFunctionsWorkflow(client, environment.stateMachineArn);
}
