import { App } from 'aws-cdk-lib';
import { createApp } from '../lib/dossier-app.ts';
import { PipelineStack } from '../lib/pipeline-stack.ts';
import { toStageNames } from '../lib/stages.ts';

// npx cdk deploy --app "npx node bin/pipeline.ts" -c repository=owner/name -c stage=staging,production
const context = new App({ autoSynth: false }).node;

const app = createApp({ checks: 'on' });
new PipelineStack(app, 'Dossier-Pipeline', {
  repository: context.getContext('repository'),
  stages: toStageNames(context.getContext('stage')),
});
app.synth();
