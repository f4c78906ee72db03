import { App } from 'aws-cdk-lib';
import { buildDossier } from '../lib/dossier-app.ts';
import { toStageName } from '../lib/stages.ts';

// The CDK command line hands `-c stage=…` over in the environment, where any App finds it.
const stage = toStageName(new App().node.tryGetContext('stage') ?? 'dev');

buildDossier({ stage, code: 'bundled', checks: 'on' }).synth();
