import { readEnvironment, splitOrigins } from '../../contract/environment.ts';
import { openApiDocument } from '../../contract/openapi.ts';
import { dynamoClient } from '../adapters/aws-clients.ts';
import { systemClock } from '../adapters/clock.ts';
import { DynamoTasks } from '../adapters/dynamo-tasks.ts';
import type { CheckedKnowledge } from '../adapters/remote-knowledge.ts';
import { PowertoolsTelemetry } from '../adapters/telemetry.ts';
import { workflowPort } from '../adapters/workflow-port.ts';
import { Fault } from '../domain/fault.ts';
import { serveRoutes } from '../http.ts';
import type { Telemetry } from '../ports.ts';
import { checkReadiness, type Probes } from './check-readiness.ts';

export interface HealthPorts {
  readonly probes: Probes;
  readonly telemetry: Telemetry;
  readonly corsOrigins?: readonly string[];
}

export function createHandler({ probes, telemetry, corsOrigins }: HealthPorts) {
  return serveRoutes(
    'health',
    {
      getLiveness: async () => ({ body: { status: 'live' } }),
      getReadiness: () => checkReadiness(probes, telemetry),
      getOpenApi: async ({ basePath }) => ({ body: openApiDocument(basePath) }),
    },
    telemetry,
    corsOrigins,
  );
}

export function productionPorts(): HealthPorts {
  const environment = readEnvironment('health', process.env);
  const telemetry = new PowertoolsTelemetry();
  const { tracer } = telemetry;
  const tasks = new DynamoTasks(dynamoClient(tracer), environment.tasksTable, systemClock.now);
  const workflow = workflowPort(telemetry, environment);
  // A file of its own in the bundle: liveness and the OpenAPI document begin without it.
  let knowledge: CheckedKnowledge | undefined;
  const openKnowledge = async () => {
    const { knowledgePort } = await import('../adapters/knowledge-port.ts');
    knowledge ??= knowledgePort(telemetry, environment);
    return knowledge;
  };
  return {
    telemetry,
    corsOrigins: splitOrigins(environment.corsOrigins),
    probes: {
      tables: () => tasks.probe(),
      workflow: () => workflow.probe(),
      knowledge: async () => {
        const stored = await openKnowledge();
        if (!(await stored.healthy())) throw new Fault('KnowledgeUnavailable');
      },
    },
  };
}

export const handler = createHandler(productionPorts());
