import path from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { DataStack } from './data-stack.ts';
import { bundledCode, placeholderCode } from './function-code.ts';
import { ServiceStack } from './service-stack.ts';
import { type StageName, stages } from './stages.ts';

export interface DossierOptions extends BuildOptions {
  readonly stage: StageName;
}

export interface BuildOptions extends AppOptions {
  /** `none`: placeholders instead of code, for those who need the template only; nothing is bundled. */
  readonly code: 'bundled' | 'none';
}

export interface AppOptions {
  /** cdk-nag and CDK's own validation of the templates during synthesis; takes seconds. */
  readonly checks: 'on' | 'off';
  /** Where the cloud assembly goes; by default where the CDK command line wants it, else a temporary folder. */
  readonly outputFolder?: string;
}

/** The CDK app with both stacks of one stage. */
export function buildDossier({ stage, ...options }: DossierOptions): App {
  return buildStages([stage], options);
}

/** The same for several stages in one assembly: what was tried in one is, to the byte, what runs in the next. */
export function buildStages(names: readonly StageName[], options: BuildOptions): App {
  const app = createApp(options);
  const code = options.code === 'bundled' ? bundledCode(path.join(app.outdir, 'functions')) : placeholderCode;
  for (const name of names) {
    const stage = stages[name];
    const data = new DataStack(app, `Dossier-${name}-Data`, stage);
    const service = new ServiceStack(app, `Dossier-${name}-Service`, { stage, data, code });
    for (const stack of [data, service]) Tags.of(stack).add('stage', name);
  }
  return app;
}

/** An app whose template does not depend on who synthesises it. */
export function createApp(options: AppOptions): App {
  const app = new App({
    // In code, not in cdk.json, which only the CDK command line reads.
    context: { ...recommendedFlags, ...ownFlags },
    analyticsReporting: false,
    builtinCloudFormationValidation: options.checks === 'on',
    ...(options.outputFolder === undefined ? {} : { outdir: options.outputFolder }),
  });
  Tags.of(app).add('application', 'dossier');
  if (options.checks === 'on') {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  }
  return app;
}

const ownFlags = {
  // Exports, not the newer weak references: CloudFormation then refuses to delete a table that is in use.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};
