import { readEnvironment } from '../../contract/environment.ts';
import { recordSchema, type WorkflowRecord } from '../../contract/workflow.ts';
import { contentPort } from '../adapters/content-port.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import type { ContentClassifier } from '../engine-ports.ts';
import { runStep, type StepPorts } from '../step.ts';
import { completeTask, publishCachedReport, publishReport } from './publish-report.ts';

export type PublishPorts = StepPorts & { classifier: ContentClassifier };

export function createHandler(ports: PublishPorts) {
  return (event: unknown): Promise<WorkflowRecord> =>
    runStep(
      ports,
      {
        step: 'publish',
        record: recordSchema,
        inputs: ({ planHash, findings, draftHash, evaluationHash, verdict, cachedHash }) => {
          if (cachedHash !== '') return { cachedHash };
          return { planHash, findings, draftHash, evaluationHash, verdict };
        },
        run: (record) => (record.cache === 'hit' ? publishCachedReport : publishReport)(ports, record),
        finish: (record, task) => completeTask(ports, record, task),
      },
      event,
    );
}

export function productionPorts(): PublishPorts {
  const environment = readEnvironment('publish', process.env);
  const ports = stepPorts(environment);
  return { ...ports, classifier: contentPort(ports.telemetry, environment) };
}

export const handler = createHandler(productionPorts());
