import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageModels, StageName } from '../../lib/stages.ts';
import type { StackTemplate, Template } from './resolve-template.ts';

/** The templates of the app, as `cdk deploy` would send them, without bundling the code. */
export async function synthesise(stage: StageName, models?: StageModels): Promise<StackTemplate[]> {
  // Half a second of imports that whoever brings templates of their own need not wait for.
  const { buildDossier } = await import('../../lib/dossier-app.ts');
  const outputFolder = mkdtempSync(join(tmpdir(), 'dossier-'));
  try {
    const assembly = buildDossier({ stage, models, code: 'none', checks: 'off', outputFolder }).synth();
    return assembly.stacks.map((stack) => ({ name: stack.stackName, template: stack.template as Template }));
  } finally {
    rmSync(outputFolder, { recursive: true, force: true });
  }
}
