/**
 * What the deployed tests need beside the service, as an app of its own: data of the same construct that no
 * sweep touches, the same workflow with functions that do as they are told, and a queue that hears the bus.
 */
import path from 'node:path';
import { Tags } from 'aws-cdk-lib';
import { buildSync } from 'esbuild';
import { DataStack } from '../../../lib/data-stack.ts';
import { createApp } from '../../../lib/dossier-app.ts';
import { stages } from '../../../lib/stages.ts';
import { ProbeStack } from './probe-stack.ts';
import { probeStackName } from './probe-stack-name.ts';

const app = createApp({ checks: 'off' });
const data = new DataStack(app, 'Dossier-dev-ProbeData', stages.dev);
const probe = new ProbeStack(app, probeStackName, { stage: stages.dev, data, codeFolder: bundleStep() });
for (const stack of [data, probe]) Tags.of(stack).add('stage', 'dev');
app.synth();

function bundleStep(): string {
  const folder = path.join(app.outdir, 'scripted-step');
  buildSync({
    entryPoints: [path.join(import.meta.dirname, 'scripted-step.ts')],
    outfile: path.join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return folder;
}
