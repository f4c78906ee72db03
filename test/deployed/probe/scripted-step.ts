import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type StepFunctionName, stepFunctionNames } from '../../../contract/workflow.ts';
import { answerStep } from '../../workflow/answer-step.ts';
import { scriptsIn } from './scripts.ts';

const step = stepFunctionNames.find((name) => name === process.env['STEP']) as StepFunctionName;
const scripts = scriptsIn(new DynamoDBClient({}), process.env['SCRIPTS_TABLE'] ?? '');

/** Does what the script of its task says; a task without a script waits until it has one. */
export async function handler(event: { readonly taskId: string }): Promise<unknown> {
  const script = await scripts.wait(event.taskId);
  return answerStep(step, event, script, (key) => scripts.countCall(event.taskId, key));
}
