import { readEnvironment } from '../../contract/environment.ts';
import { type FindingRecord, questionRecordSchema } from '../../contract/workflow.ts';
import { enginePort } from '../adapters/engine-port.ts';
import { guardPort } from '../adapters/guard-port.ts';
import { knowledgePort } from '../adapters/knowledge-port.ts';
import { loggedAudit } from '../adapters/logged-audit.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { toolsPort } from '../adapters/tools-port.ts';
import { tracedKnowledge, tracedTools } from '../adapters/traced-engine.ts';
import { type Invocation, runAgentStep } from '../agent-step.ts';
import { Fault } from '../domain/fault.ts';
import { agentSpec } from '../domain/spec.ts';
import type { Engine, Guard } from '../engine-ports.ts';
import { extractiveEngine } from '../extractive/extractive-engine.ts';
import type { Knowledge } from '../ports.ts';
import type { StepPorts } from '../step.ts';
import type { ToolAudit, Tools } from '../tool-ports.ts';
import { researchQuestion } from './research-question.ts';

export type ResearchPorts = StepPorts & {
  engine: Engine;
  knowledge: Knowledge;
  tools: Tools;
  audit: ToolAudit;
  guard?: Guard;
};

/** The one step that does not return the record: it runs in a Map, whose results become `findings`. */
export function createHandler(ports: ResearchPorts) {
  return async (event: unknown, invocation?: Invocation): Promise<FindingRecord> => {
    const record = await runAgentStep(
      ports,
      {
        step: 'research',
        record: questionRecordSchema,
        inputs: ({ planHash, questionIndex }) => ({ planHash, questionIndex }),
        think: (question, engine, attempt) => researchQuestion({ ...ports, engine }, question, attempt),
        extractive: extractiveEngine,
      },
      event,
      invocation,
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
    engine: enginePort(ports.telemetry, environment, extractiveEngine),
    knowledge: tracedKnowledge(knowledgePort(ports.telemetry, environment), ports.telemetry),
    tools: tracedTools(toolsPort(agentSpec.tools, ports.telemetry, environment), ports.telemetry),
    audit: loggedAudit(ports.telemetry),
    guard: guardPort(ports.telemetry, environment),
  };
}

export const handler = createHandler(productionPorts());
