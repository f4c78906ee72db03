/** Heap of the whole local service after 100 and after 1,000 reports; run with --expose-gc. */
import { startService } from '../test/support/start-service.ts';
import { printTable } from './statistics.ts';

const service = await startService();
const key = await service.keyFor('bench', 'bench');
const order = { prompt: 'How does Dossier finish a report after a crash?', options: { cache: 'refuse' } };
let made = 0;

async function makeUntil(total: number): Promise<{ heapMb: number; rssMb: number }> {
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (made < total) {
        made += 1;
        await service.report(key, order);
      }
    }),
  );
  await service.idle();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapMb: heapUsed / 2 ** 20, rssMb: rss / 2 ** 20 };
}

const early = await makeUntil(100);
const late = await makeUntil(1_000);
const ratio = late.heapMb / early.heapMb;
printTable(
  'Memory of the local service',
  ['reports', 'heap MB', 'RSS MB'],
  [
    ['100', early.heapMb.toFixed(0), early.rssMb.toFixed(0)],
    ['1000', late.heapMb.toFixed(0), late.rssMb.toFixed(0)],
    ['ratio', ratio.toFixed(2), (late.rssMb / early.rssMb).toFixed(2)],
  ],
);
console.log(`\nAim: heap ≤ 1.5 × ${ratio <= 1.5 ? 'met' : 'MISSED'}`);
await service.close();
process.exit(0);
