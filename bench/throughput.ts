/** Whole reports per second at 1, 8 and 32 callers at a time, over HTTP on the local stack. */
import { startService } from '../test/support/start-service.ts';
import { printTable } from './statistics.ts';

const service = await startService();
const key = await service.keyFor('bench', 'bench');
const order = { prompt: 'How does Dossier finish a report after a crash?', options: { cache: 'refuse' } };
await service.report(key, order);

const rates: { callers: number; perSecond: number }[] = [];
for (const callers of [1, 8, 32]) {
  const reports = Math.max(20, callers * 3);
  let left = reports;
  const startedAtMs = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left > 0) {
        left -= 1;
        const task = await service.report(key, order);
        if (task.status !== 'COMPLETED') throw new Error(`A report ended as ${task.status}`);
      }
    }),
  );
  rates.push({ callers, perSecond: reports / ((performance.now() - startedAtMs) / 1000) });
}
const alone = rates[0]?.perSecond ?? 1;
printTable(
  'Reports per second, one process for API, workflow, tables and agents',
  ['callers', 'reports/s', '× one caller'],
  rates.map(({ callers, perSecond }) => [String(callers), perSecond.toFixed(1), (perSecond / alone).toFixed(2)]),
);
await service.close();
process.exit(0);
