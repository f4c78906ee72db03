import { readEnvironment } from '../../contract/environment.ts';
import { recordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { runStep, type StepPorts } from '../step.ts';
import { completeTask, publishReport } from './publish-report.ts';

export function createHandler(ports: StepPorts) {
  return (event: unknown): Promise<WorkflowRecord> =>
    runStep(
      ports,
      {
        step: 'publish',
        record: recordSchema,
        inputs: ({ planHash, findings, draftHash, evaluationHash, verdict }) => {
          return { planHash, findings, draftHash, evaluationHash, verdict };
        },
        run: (record) => publishReport(ports, record),
        finish: (record, task) => completeTask(ports, record, task),
      },
      event,
    );
}

export function productionPorts(): StepPorts {
  return stepPorts(readEnvironment('publish', process.env));
}

export const handler = createHandler(productionPorts());
