/** `node run-bundler.ts FOLDER` bundles every function. */
import { functionEnvironment } from '../contract/environment.ts';
import { bundleCode } from './bundle-code.ts';

const [folder = ''] = process.argv.slice(2);

await bundleCode({
  entryPoints: Object.keys(functionEnvironment).map((name) => ({
    in: `functions/${name}/handler.ts`,
    out: `${name}/index`,
  })),
  outdir: folder,
});
