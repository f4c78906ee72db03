import { SFNClient } from '@aws-sdk/client-sfn';
import { readEnvironment } from '../../contract/environment.ts';
import { dynamoClient, requestHandler } from '../adapters/aws-clients.ts';
import { DynamoFeedback } from '../adapters/dynamo-feedback.ts';
import { StepFunctionsWorkflow } from '../adapters/step-functions-workflow.ts';
import { eventsPort, stepPorts } from '../adapters/step-ports.ts';
import { serveRoutes } from '../http.ts';
import { cancelReport } from './cancel-report.ts';
import { deleteReport } from './delete-report.ts';
import { giveFeedback } from './give-feedback.ts';

const environment = readEnvironment('changes', process.env);
const { telemetry, ...common } = stepPorts(environment);
const sfn = telemetry.tracer.captureAWSv3Client(new SFNClient({ requestHandler }));
const ports = {
  ...common,
  workflow: new StepFunctionsWorkflow(sfn, environment.stateMachineArn),
  events: eventsPort(telemetry, environment),
  feedback: new DynamoFeedback(dynamoClient(telemetry.tracer), environment.feedbackTable),
  feedbackRetentionDays: Number(environment.feedbackRetentionDays),
};

export const handler = serveRoutes(
  'changes',
  {
    cancelReport: (request) => cancelReport(ports, request),
    deleteReport: (request) => deleteReport(ports, request),
    giveFeedback: (request) => giveFeedback(ports, request),
  },
  telemetry,
);
