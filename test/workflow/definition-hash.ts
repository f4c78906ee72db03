import { createHash } from 'node:crypto';
import type { StepFunctionName } from '../../contract/workflow.ts';

/** SHA-256 of a definition in which the ARN of each function is replaced by the name of its folder. */
export function definitionHash(definition: string, functionArns: Readonly<Record<StepFunctionName, string>>): string {
  let text = definition;
  for (const [name, arn] of Object.entries(functionArns)) text = text.replaceAll(`"${arn}"`, `"${name}"`);
  if (text.includes(':function:')) throw new Error('The definition names a function that is none of the steps');
  return createHash('sha256').update(text).digest('hex');
}
