/**
 * `npm run bench [-- NAME… [--OPTION…]]`: prints what is measured as ratios within one run; absolute times are this
 * machine's. Options go to the benches named. `load` takes five minutes and
 * `recall` needs a model: they run only when they are named.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const benches = [
  'init',
  'submit',
  'throughput',
  'critical-path',
  'memory',
  'cost',
  'routing',
  'evaluator',
  'injection',
  'policy',
  'answerability',
  'answer-weights',
  'load',
  'recall',
  'knowledge',
] as const;

/** They take minutes, or need a model. */
const onlyIfNamed: ReadonlySet<string> = new Set(['load', 'recall', 'knowledge', 'injection', 'answer-weights']);

const given = process.argv.slice(2);
const firstOption = given.findIndex((word) => word.startsWith('--'));
const chosen = firstOption === -1 ? given : given.slice(0, firstOption);
const options = given.slice(chosen.length);
const unknown = chosen.filter((name) => !benches.some((bench) => bench === name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${benches.join(', ')}.`);
  process.exit(2);
}

// A process each: one runs one stack, and none inherits the other's memory.
for (const name of chosen.length > 0 ? chosen : benches.filter((bench) => !onlyIfNamed.has(bench))) {
  const script = path.join(import.meta.dirname, `${name}.ts`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', script, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
