import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { execute, tailOf } from './execute.ts';
import { installNpmTools, installPythonTools } from './install-tools.ts';
import { placeOf } from './place-of.ts';

export const root = path.join(import.meta.dirname, '..');

/** What the tools look at, and the tools. */
export interface Workbench {
  /** For whatever a tool writes. */
  readonly folder: string;
  /** Absolute paths of the templates of all stages and of the pipeline. */
  readonly templates: readonly string[];
  /** What cdk-nag and the CDK said of them. */
  readonly validationReport: string;
  /** The state machine's definition in each stage, every reference in it replaced. */
  readonly definitions: readonly string[];
  readonly openApi: string;
  /** The place of a resource or output of a template, by its logical id. */
  place(template: string, logicalId: string): string;
  /** The path of an executable. */
  python(tool: string): Promise<string>;
  npm(tool: string): Promise<string>;
  /** Loads a package as a library. */
  load(packageName: string): Promise<unknown>;
}

/** Synthesises everything into `folder`. Tools are installed when the first one is asked for. */
export async function prepareWorkbench(folder: string): Promise<Workbench> {
  // In a process of its own: the CDK prints each of a thousand findings.
  const synthesis = await execute(process.execPath, [path.join(import.meta.dirname, 'synthesise.ts'), folder], {
    folder: root,
  });
  if (synthesis.status !== 0) throw new Error(`The templates cannot be synthesised: ${tailOf(synthesis)}`);
  const assembly = path.join(folder, 'cdk.out');
  const constructPaths = JSON.parse(readFileSync(path.join(folder, 'construct-paths.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  return {
    folder,
    templates: filesIn(assembly, '.template.json'),
    validationReport: path.join(assembly, 'validation-report.json'),
    definitions: filesIn(path.join(folder, 'definitions'), '.json'),
    openApi: path.join(folder, 'openapi.json'),
    place(template, logicalId) {
      const stack = path.basename(template, '.template.json');
      return placeOf(constructPaths[stack]?.[logicalId] ?? `${stack}/${logicalId}`);
    },
    python: async (tool) => path.join(await installPythonTools(), tool),
    npm: async (tool) => path.join(await installNpmTools(), 'node_modules', '.bin', tool),
    load: async (packageName) => createRequire(path.join(await installNpmTools(), 'package.json'))(packageName),
  };
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name));
}
