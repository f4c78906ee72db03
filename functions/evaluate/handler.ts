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
import { evaluateDraft } from './evaluate-draft.ts';

export type EvaluatePorts = StepPorts & { engine: Engine; events: Events };

export function createHandler(ports: EvaluatePorts) {
  return (event: unknown, invocation?: Invocation): Promise<WorkflowRecord> =>
    runAgentStep(
      ports,
      {
        step: 'evaluate',
        record: recordSchema,
        inputs: ({ findings, draftHash, revision, maxRevisions }) => ({ findings, draftHash, revision, maxRevisions }),
        think: (record, engine) => evaluateDraft({ ...ports, engine }, record),
        extractive: extractiveEngine,
        announce: async ({ revision, verdict }, task) => {
          const data = { revision, verdict };
          await ports.events.publish(milestone(task, 'report.evaluated', ports.clock.now(), data, String(revision)));
        },
      },
      event,
      invocation,
    );
}

export function productionPorts(): EvaluatePorts {
  const environment = readEnvironment('evaluate', process.env);
  const ports = stepPorts(environment);
  return {
    ...ports,
    events: eventsPort(ports.telemetry, environment),
    engine: enginePort(ports.telemetry, environment, extractiveEngine),
  };
}

export const handler = createHandler(productionPorts());
