import { App } from 'aws-cdk-lib';
import { buildDossier } from '../lib/dossier-app.ts';
import { toStageName } from '../lib/stages.ts';

// The CDK command line hands `-c stage=…` to any App there is; this one is never synthesised.
const context = new App({ autoSynth: false }).node;

buildDossier({ stage: toStageName(context.tryGetContext('stage') ?? 'dev'), code: 'bundled', checks: 'on' }).synth();
