import path from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { DataStack } from './data-stack.ts';
import { bundledCode, placeholderCode } from './function-code.ts';
import { ServiceStack } from './service-stack.ts';
import { type StageName, stages } from './stages.ts';

export interface DossierOptions {
  readonly stage: StageName;
  /** `none`: placeholders instead of code, for those who need the template only; nothing is bundled. */
  readonly code: 'bundled' | 'none';
  /** cdk-nag and CDK's own validation of the templates during synthesis; takes seconds. */
  readonly checks: 'on' | 'off';
  /** Where the cloud assembly goes; by default where the CDK command line wants it, else a temporary folder. */
  readonly outputFolder?: string;
}

/** The CDK app with both stacks of one stage. */
export function buildDossier(options: DossierOptions): App {
  const stage = stages[options.stage];
  const app = new App({
    // In code, not in cdk.json: the template must not depend on who synthesises it.
    context: { ...recommendedFlags, ...ownFlags },
    analyticsReporting: false,
    builtinCloudFormationValidation: options.checks === 'on',
    ...(options.outputFolder === undefined ? {} : { outdir: options.outputFolder }),
  });
  const data = new DataStack(app, `Dossier-${stage.name}-Data`, stage);
  new ServiceStack(app, `Dossier-${stage.name}-Service`, {
    stage,
    data,
    code: options.code === 'bundled' ? bundledCode(path.join(app.outdir, 'functions')) : placeholderCode,
  });
  Tags.of(app).add('application', 'dossier');
  Tags.of(app).add('stage', stage.name);
  if (options.checks === 'on') {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  }
  return app;
}

const ownFlags = {
  // Exports, not the newer weak references: CloudFormation then refuses to delete a table that is in use.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};
