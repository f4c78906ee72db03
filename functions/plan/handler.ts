import { readEnvironment } from '../../contract/environment.ts';
import { recordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { contentPort } from '../adapters/content-port.ts';
import { enginePort } from '../adapters/engine-port.ts';
import { eventsPort } from '../adapters/event-bridge-events.ts';
import { knowledgePort } from '../adapters/knowledge-port.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { tracedKnowledge } from '../adapters/traced-engine.ts';
import { type Invocation, runAgentStep } from '../agent-step.ts';
import { milestone } from '../domain/milestone.ts';
import type { ContentClassifier, Engine } from '../engine-ports.ts';
import { extractiveEngine } from '../extractive/extractive-engine.ts';
import type { Events, Knowledge } from '../ports.ts';
import type { StepPorts } from '../step.ts';
import { planReport } from './plan-report.ts';

export type PlanPorts = StepPorts & {
  engine: Engine;
  knowledge: Knowledge;
  events: Events;
  classifier: ContentClassifier;
};

export function createHandler(ports: PlanPorts) {
  return (event: unknown, invocation?: Invocation): Promise<WorkflowRecord> =>
    runAgentStep(
      ports,
      {
        step: 'plan',
        record: recordSchema,
        inputs: () => null,
        think: (record, engine, attempt) =>
          planReport({ ...ports, engine, withoutModel: extractiveEngine }, record, attempt),
        extractive: extractiveEngine,
        announce: async (record, task) => {
          // A report that is taken from cache has no plan of its own.
          if (record.cache === 'hit') return;
          const questions = record.questionIndexes.length;
          await ports.events.publish(milestone(task, 'report.planned', ports.clock.now(), { questions }));
        },
      },
      event,
      invocation,
    );
}

export function productionPorts(): PlanPorts {
  const environment = readEnvironment('plan', process.env);
  const ports = stepPorts(environment);
  return {
    ...ports,
    events: eventsPort(ports.telemetry, environment),
    engine: enginePort(ports.telemetry, environment, extractiveEngine),
    classifier: contentPort(ports.telemetry, environment),
    knowledge: tracedKnowledge(knowledgePort(ports.telemetry, environment), ports.telemetry),
  };
}

export const handler = createHandler(productionPorts());
