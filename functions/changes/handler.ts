import { readEnvironment, splitOrigins } from '../../contract/environment.ts';
import { DynamoFeedback } from '../adapters/dynamo-feedback.ts';
import { eventsPort } from '../adapters/event-bridge-events.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { workflowPort } from '../adapters/workflow-port.ts';
import { serveRoutes } from '../http.ts';
import type { Telemetry } from '../ports.ts';
import { type CancelPorts, cancelReport } from './cancel-report.ts';
import { deleteReport } from './delete-report.ts';
import { type FeedbackPorts, giveFeedback } from './give-feedback.ts';

export type ChangesPorts = CancelPorts & FeedbackPorts & { telemetry: Telemetry; corsOrigins?: readonly string[] };

export function createHandler(ports: ChangesPorts) {
  return serveRoutes(
    'changes',
    {
      cancelReport: (request) => cancelReport(ports, request),
      deleteReport: (request) => deleteReport(ports, request),
      giveFeedback: (request) => giveFeedback(ports, request),
    },
    ports.telemetry,
    ports.corsOrigins,
  );
}

export function productionPorts(): ChangesPorts {
  const environment = readEnvironment('changes', process.env);
  const { dynamo, ...ports } = stepPorts(environment);
  return {
    ...ports,
    workflow: workflowPort(ports.telemetry, environment),
    events: eventsPort(ports.telemetry, environment),
    feedback: new DynamoFeedback(dynamo, environment.feedbackTable),
    feedbackRetentionDays: Number(environment.feedbackRetentionDays),
    corsOrigins: splitOrigins(environment.corsOrigins),
  };
}

export const handler = createHandler(productionPorts());
