import path from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { ToolsSpec } from '../contract/tools.ts';
import { readSpec, specFileOf } from '../spec/read-spec.ts';
import { buildArtefacts, placeholders } from './artefacts.ts';
import { DataStack } from './data-stack.ts';
import { ServiceStack } from './service-stack.ts';
import { type Stage, type StageModels, type StageName, stages } from './stages.ts';

export interface DossierOptions extends BuildOptions {
  readonly stage: StageName;
}

export interface BuildOptions extends AppOptions {
  /** `none`: placeholders instead of code and documents, for those who need the template only. */
  readonly code: 'bundled' | 'none';
  /** Folder of the documents that reports are made from; Dossier's own manual unless told. */
  readonly knowledgeFolder?: string;
  /** Instead of what the agent spec lets research call. */
  readonly tools?: ToolsSpec | undefined;
  /** Instead of the stage's own. */
  readonly models?: StageModels | undefined;
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
  const artefacts =
    options.code === 'bundled'
      ? buildArtefacts(app.outdir, options.knowledgeFolder ?? manualFolder)
      : placeholders(app.outdir);
  const tools = options.tools ?? readSpec(specFileOf(process.env)).tools;
  for (const name of names) {
    const stage: Stage = { ...stages[name], ...options.models };
    const data = new DataStack(app, `Dossier-${name}-Data`, stage);
    const service = new ServiceStack(app, `Dossier-${name}-Service`, {
      stage,
      data,
      tools,
      ...artefacts,
    });
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

const manualFolder = path.join(import.meta.dirname, '..', 'knowledge');

const ownFlags = {
  // Exports, not the newer weak references: CloudFormation then refuses to delete a table that is in use.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};
