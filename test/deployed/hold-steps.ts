import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StepFunctionName } from '../../contract/workflow.ts';

/**
 * Waits, then fails with a fault that the workflow retries three times: a run is held for four waits. It
 * goes on with the first try after a deployment has put other code in its place.
 */
const waitSeconds = 60;
const holdingCode = `exports.handler = async () => {
  await new Promise((resolve) => setTimeout(resolve, ${waitSeconds * 1_000}));
  throw Object.assign(new Error('held'), { name: 'StorageUnavailable' });
};`;

/** Copies an assembly into `copy`, where some steps of the workflow hold every run that comes to them. */
export function holdSteps(assembly: string, copy: string, stackName: string, steps: readonly StepFunctionName[]): void {
  cpSync(assembly, copy, { recursive: true });
  const templateFile = path.join(copy, `${stackName}.template.json`);
  const template = JSON.parse(readFileSync(templateFile, 'utf8')) as Template;
  for (const step of steps) {
    const held = Object.values(template.Resources).find(
      ({ Metadata }) => Metadata?.['dossier:handler'] === `functions/${step}/handler.ts`,
    );
    if (held?.Properties === undefined) throw new Error(`The template has no function ${step}`);
    held.Properties['Code'] = { ZipFile: holdingCode };
  }
  const former = hashOf(templateFile);
  writeFileSync(templateFile, JSON.stringify(template));
  // The command line uploads a template under its hash, unless one is there.
  for (const name of ['manifest.json', `${stackName}.assets.json`]) {
    const file = path.join(copy, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(former, hashOf(templateFile)));
  }
}

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      { readonly Metadata?: Readonly<Record<string, unknown>>; readonly Properties?: Record<string, unknown> }
    >
  >;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
