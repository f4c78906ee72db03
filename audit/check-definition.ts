import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './tool.ts';
import type { Workbench } from './workbench.ts';

/** The synthesised state machine of each stage against the Amazon States Language. */
export async function runAslValidator(workbench: Workbench): Promise<Finding[]> {
  const validate = (await workbench.load('asl-validator')) as Validate;
  if (workbench.definitions.length === 0) throw new Error('no template has a state machine');
  return workbench.definitions.flatMap((file) =>
    validate(JSON.parse(readFileSync(file, 'utf8'))).errors.map((error) => ({
      tool: 'asl-validator',
      rule: error['Error code'],
      place: path.basename(file),
      message: error.Message ?? JSON.stringify(error),
    })),
  );
}

type Validate = (definition: unknown) => {
  readonly errors: readonly { readonly 'Error code': string; readonly Message?: string }[];
};
