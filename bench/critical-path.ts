/**
 * A report's time over its critical path (plan, slowest question of each wave, write, evaluate, publish)
 * when every engine call takes 200 ms: what orchestration and storage add.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../contract/limits.ts';
import type { Engine } from '../functions/engine-ports.ts';
import { startService } from '../test/support/start-service.ts';
import { withEngine } from '../test/support/with-engine.ts';
import { median, printTable } from './statistics.ts';

const engineCallMs = 200;
const runs = 7;

function slow(engine: Engine): Engine {
  const after = <Input, Output>(call: (input: Input) => Promise<Output>) => {
    return async (input: Input) => {
      await sleep(engineCallMs);
      return call(input);
    };
  };
  return {
    name: engine.name,
    plan: after((input) => engine.plan(input)),
    research: after((input) => engine.research(input)),
    write: after((input) => engine.write(input)),
    judge: after((input) => engine.judge(input)),
  };
}

const service = await startService({ loadHandler: withEngine(slow) });
const prompt = [
  'How does Dossier finish a report after a crash?',
  'What is a memo?',
  'How long is an idempotency key remembered?',
  'What happens when one question fails?',
].join(' ');
await service.report(await service.keyFor('warm-up', 'bench'), { prompt });

const ratios: number[] = [];
for (let run = 0; run < runs; run += 1) {
  // Of a tenant of its own, so that what is asked is new, and that is looked up.
  const key = await service.keyFor(`bench-${run}`, 'bench');
  const task = await service.report(key, { prompt });
  if (task.status !== 'COMPLETED') throw new Error(`A report ended as ${task.status}: ${JSON.stringify(task.failure)}`);
  const { json } = await service.call('GET', `/v1/reports/${task.taskId}/steps`, { key });
  const wallMs = Date.parse(task.updatedAt) - Date.parse(task.createdAt);
  ratios.push(wallMs / criticalPathMs(json.steps));
}
printTable(
  `A report of four questions, engine calls of ${engineCallMs} ms (${runs} reports)`,
  ['time / critical path (median)', 'worst', 'aim'],
  [[median(ratios).toFixed(3), Math.max(...ratios).toFixed(3), `≤ 1.15 ${median(ratios) <= 1.15 ? 'met' : 'MISSED'}`]],
);
await service.close();
process.exit(0);

function criticalPathMs(steps: readonly { step: string; latencyMs: number }[]): number {
  const research = steps.filter((step) => step.step === 'research').map((step) => step.latencyMs);
  const waves = Math.ceil(research.length / limits.researchConcurrency);
  const others = steps.filter((step) => step.step !== 'research').reduce((sum, step) => sum + step.latencyMs, 0);
  return others + waves * Math.max(0, ...research);
}
