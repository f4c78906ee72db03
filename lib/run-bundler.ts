/** `node run-bundler.ts FOLDER` bundles every function. */
import { type FunctionName, functionEnvironment } from '../contract/environment.ts';
import { bundleCode, type modulesApart } from './bundle-code.ts';

const [folder = ''] = process.argv.slice(2);
const names = Object.keys(functionEnvironment) as FunctionName[];
const agents = names.filter((name) => functionEnvironment[name].some((key) => key === 'modelEndpoints'));

/** Who imports them dynamically. */
const importers: Readonly<Record<(typeof modulesApart)[number], readonly FunctionName[]>> = {
  'open-language-models': agents,
  'knowledge-port': ['health'],
};

await bundleCode({
  entryPoints: [
    ...names.map((name) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    ...Object.entries(importers).flatMap(([module, functions]) =>
      functions.map((name) => ({ in: `functions/adapters/${module}.ts`, out: `${name}/${module}` })),
    ),
  ],
  outdir: folder,
});
