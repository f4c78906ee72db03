import { readEnvironment } from '../../contract/environment.ts';
import { recordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { enginePort } from '../adapters/engine-port.ts';
import { eventsPort } from '../adapters/event-bridge-events.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { type Invocation, runAgentStep } from '../agent-step.ts';
import { milestone } from '../domain/milestone.ts';
import type { Engine } from '../engine-ports.ts';
import { extractiveEngine } from '../extractive/extractive-engine.ts';
import type { Events } from '../ports.ts';
import type { StepPorts } from '../step.ts';
import { writeDraft } from './write-draft.ts';

export type WritePorts = StepPorts & { engine: Engine; events: Events };

export function createHandler(ports: WritePorts) {
  return (event: unknown, invocation?: Invocation): Promise<WorkflowRecord> =>
    runAgentStep(
      ports,
      {
        step: 'write',
        record: recordSchema,
        inputs: ({ planHash, findings, revision, verdict, draftHash, evaluationHash }) => {
          return { planHash, findings, revision, verdict, draftHash, evaluationHash };
        },
        think: (record, engine) => writeDraft({ ...ports, engine }, record),
        extractive: extractiveEngine,
        announce: async ({ revision }, task) => {
          const drafted = milestone(task, 'report.drafted', ports.clock.now(), { revision }, String(revision));
          await ports.events.publish(drafted);
        },
      },
      event,
      invocation,
    );
}

export function productionPorts(): WritePorts {
  const environment = readEnvironment('write', process.env);
  const ports = stepPorts(environment);
  return {
    ...ports,
    events: eventsPort(ports.telemetry, environment),
    engine: enginePort(ports.telemetry, environment, extractiveEngine),
  };
}

export const handler = createHandler(productionPorts());
