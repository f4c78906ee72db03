import type { EventBridgeEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { readEnvironment } from '../../contract/environment.ts';
import { DynamoFeedback } from '../adapters/dynamo-feedback.ts';
import { eventsPort } from '../adapters/event-bridge-events.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { workflowPort } from '../adapters/workflow-port.ts';
import { type SweepPorts, settleDueTasks, settleTask } from './settle-due-tasks.ts';

const endedExecution = z.object({ input: z.string() });
const startedTask = z.object({ tenantId: z.string(), taskId: z.string() });

/** Every minute for whatever is due; at once for the task of a run that ended badly. */
export function createHandler(ports: SweepPorts) {
  return async (event: Pick<EventBridgeEvent<string, unknown>, 'detail'>): Promise<void> => {
    const ended = endedExecution.safeParse(event.detail);
    if (ended.success) await settleTask(ports, startedTask.parse(JSON.parse(ended.data.input)));
    else await settleDueTasks(ports);
    ports.telemetry.flush();
  };
}

export function productionPorts(): SweepPorts {
  const environment = readEnvironment('sweep', process.env);
  const { dynamo, ...ports } = stepPorts(environment);
  return {
    ...ports,
    feedback: new DynamoFeedback(dynamo, environment.feedbackTable),
    workflow: workflowPort(ports.telemetry, environment),
    events: eventsPort(ports.telemetry, environment),
  };
}

export const handler = createHandler(productionPorts());
