import { App } from 'aws-cdk-lib';
import { buildStages } from '../lib/dossier-app.ts';
import { toStageNames } from '../lib/stages.ts';
import { readSpec, SpecInvalid, specFileOf } from '../spec/read-spec.ts';

// The CDK command line hands `-c stage=…` to any App there is; this one is never synthesised.
const context = new App({ autoSynth: false }).node;

checkSpec();
buildStages(toStageNames(context.tryGetContext('stage') ?? 'dev'), {
  code: 'bundled',
  checks: 'on',
  ...(process.env['DOSSIER_KNOWLEDGE'] ? { knowledgeFolder: process.env['DOSSIER_KNOWLEDGE'] } : {}),
}).synth();

/** Before minutes go into anything else; the bundler reads the file itself. */
function checkSpec(): void {
  try {
    readSpec(specFileOf(process.env));
  } catch (error) {
    if (!(error instanceof SpecInvalid)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
