/** `node audit/synthesise.ts FOLDER`: writes all that the tools look at. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type App, CfnElement, Stack, Validations } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { openApiDocument } from '../contract/openapi.ts';
import { buildStages } from '../lib/dossier-app.ts';
import { PipelineStack } from '../lib/pipeline-stack.ts';
import { stageNames } from '../lib/stages.ts';
import { resolveTemplates, type Template } from '../local/template/resolve-template.ts';
import { localPlace } from '../local/template/resource-identity.ts';

const [folder = ''] = process.argv.slice(2);

const app = buildStages(stageNames, { code: 'bundled', checks: 'on', outputFolder: path.join(folder, 'cdk.out') });
new PipelineStack(app, 'Dossier-Pipeline', { repository: 'acme/dossier', stages: stageNames });
Validations.of(app).addPlugins(new NIST80053R5Checks(app), new PCIDSS321Checks(app));

write('construct-paths.json', constructPaths(app));
write('openapi.json', openApiDocument());
writeDefinitions(synthesise());

/** The assembly, though the packs find something: what, is in the report beside it. */
function synthesise(): CloudAssembly {
  try {
    return app.synth();
  } catch (error) {
    if (!existsSync(path.join(app.outdir, 'validation-report.json'))) throw error;
    return new CloudAssembly(app.outdir);
  }
}

/** Stack → logical id → path of the construct. */
function constructPaths(app: App): Record<string, Record<string, string>> {
  const paths: Record<string, Record<string, string>> = {};
  for (const element of app.node.findAll()) {
    if (!CfnElement.isCfnElement(element)) continue;
    const stack = Stack.of(element);
    paths[stack.stackName] ??= {};
    Object.assign(paths[stack.stackName] ?? {}, { [stack.resolve(element.logicalId)]: element.node.path });
  }
  return paths;
}

function writeDefinitions(assembly: CloudAssembly): void {
  for (const stage of stageNames) {
    const stacks = assembly.stacks.filter(({ stackName }) => stackName.startsWith(`Dossier-${stage}-`));
    const templates = stacks.map(({ stackName, template }) => ({ name: stackName, template: template as Template }));
    const resources = resolveTemplates(templates, localPlace);
    const machines = resources.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine');
    for (const { logicalId, properties } of machines) {
      write(`definitions/${stage}-${logicalId}.json`, JSON.parse(properties['DefinitionString'] as string));
    }
  }
}

function write(name: string, value: unknown): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, null, 2));
}
