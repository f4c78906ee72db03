import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';

/** Bundles every function in one pass: `{folder}/{function}/index.js`. What was in the folder before is gone. Returns it. */
export function bundleFunctions(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  // A process of its own: esbuild with a plugin is asynchronous, a synthesis is not.
  const script = path.join(import.meta.dirname, 'run-bundler.ts');
  execFileSync(process.execPath, [script, path.resolve(folder)], { stdio: 'inherit' });
  return folder;
}
