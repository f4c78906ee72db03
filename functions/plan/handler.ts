import { readEnvironment } from '../../contract/environment.ts';
import { recordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { eventsPort } from '../adapters/event-bridge-events.ts';
import { openKnowledge } from '../adapters/sqlite-knowledge.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { tracedEngine, tracedKnowledge } from '../adapters/traced-engine.ts';
import { milestone } from '../domain/milestone.ts';
import { extractiveEngine } from '../extractive/extractive-engine.ts';
import type { Engine, Events, Knowledge } from '../ports.ts';
import { runStep, type StepPorts } from '../step.ts';
import { planReport } from './plan-report.ts';

export type PlanPorts = StepPorts & { engine: Engine; knowledge: Knowledge; events: Events };

export function createHandler(ports: PlanPorts) {
  return (event: unknown): Promise<WorkflowRecord> =>
    runStep(
      ports,
      {
        step: 'plan',
        record: recordSchema,
        inputs: () => null,
        run: (record) => planReport(ports, record),
        finish: async (record, task) => {
          const questions = record.questionIndexes.length;
          await ports.events.publish(milestone(task, 'report.planned', ports.clock.now(), { questions }));
        },
      },
      event,
    );
}

export function productionPorts(): PlanPorts {
  const environment = readEnvironment('plan', process.env);
  const ports = stepPorts(environment);
  return {
    ...ports,
    events: eventsPort(ports.telemetry, environment),
    engine: tracedEngine(extractiveEngine, ports.telemetry),
    knowledge: tracedKnowledge(openKnowledge({ folder: environment.knowledgeFolder }), ports.telemetry),
  };
}

export const handler = createHandler(productionPorts());
