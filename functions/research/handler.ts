import { readEnvironment } from '../../contract/environment.ts';
import { type FindingRecord, questionRecordSchema } from '../../contract/workflow.ts';
import { openKnowledge } from '../adapters/sqlite-knowledge.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { tracedEngine, tracedKnowledge } from '../adapters/traced-engine.ts';
import { Fault } from '../domain/fault.ts';
import { extractiveEngine } from '../extractive/extractive-engine.ts';
import type { Engine, Knowledge } from '../ports.ts';
import { runStep, type StepPorts } from '../step.ts';
import { researchQuestion } from './research-question.ts';

export type ResearchPorts = StepPorts & { engine: Engine; knowledge: Knowledge };

/** The one step that does not return the record: it runs in a Map, whose results become `findings`. */
export function createHandler(ports: ResearchPorts) {
  return async (event: unknown): Promise<FindingRecord> => {
    const record = await runStep(
      ports,
      {
        step: 'research',
        record: questionRecordSchema,
        inputs: ({ planHash, questionIndex }) => ({ planHash, questionIndex }),
        run: (question) => researchQuestion(ports, question),
      },
      event,
    );
    const [finding] = record.findings;
    if (finding === undefined) throw new Fault('RecordInvalid');
    return finding;
  };
}

export function productionPorts(): ResearchPorts {
  const environment = readEnvironment('research', process.env);
  const ports = stepPorts(environment);
  return {
    ...ports,
    engine: tracedEngine(extractiveEngine, ports.telemetry),
    knowledge: tracedKnowledge(openKnowledge({ folder: environment.knowledgeFolder }), ports.telemetry),
  };
}

export const handler = createHandler(productionPorts());
