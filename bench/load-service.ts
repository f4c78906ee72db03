/** The service of a load test, in a process of its own so that its memory is its own. Started by `load.ts`; with --expose-gc. */
import { startService } from '../test/support/start-service.ts';

const service = await startService({
  sweepEveryMs: 60_000,
  retryDelayScale: 1,
  report: (problem) => tell({ problem }),
});
const callers = Number(process.argv[2]);
const keys = await Promise.all(Array.from({ length: callers }, (_value, index) => service.keyFor('load', `${index}`)));
tell({ started: { apiUrl: service.apiUrl, keys } });

process.on('message', (wish) => {
  if (wish !== 'memory') return;
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  tell({ memory: { heapMb: heapUsed / 2 ** 20, rssMb: rss / 2 ** 20 } });
});
process.once('disconnect', () => {
  void service.close().finally(() => process.exit(0));
});

function tell(message: object): void {
  process.send?.(message);
}
