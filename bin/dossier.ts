import { App } from 'aws-cdk-lib';
import { buildStages } from '../lib/dossier-app.ts';
import { toStageNames } from '../lib/stages.ts';

// The CDK command line hands `-c stage=…` to any App there is; this one is never synthesised.
const context = new App({ autoSynth: false }).node;

buildStages(toStageNames(context.tryGetContext('stage') ?? 'dev'), {
  code: 'bundled',
  checks: 'on',
  ...(process.env['DOSSIER_KNOWLEDGE'] ? { knowledgeFolder: process.env['DOSSIER_KNOWLEDGE'] } : {}),
}).synth();
