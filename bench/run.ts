/** `npm run bench [-- NAME…]`: prints what is measured as ratios within one run; absolute times are this machine's. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const benches = ['init', 'submit', 'throughput', 'critical-path', 'memory'] as const;

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !benches.some((bench) => bench === name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${benches.join(', ')}.`);
  process.exit(2);
}

// A process each: one runs one stack, and none inherits the other's memory.
for (const name of chosen.length > 0 ? chosen : benches) {
  const script = path.join(import.meta.dirname, `${name}.ts`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', script], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
