/** The path of an order: AWS calls one after the other, and the time of a POST over HTTP. */
import { subscribe } from 'node:diagnostics_channel';
import { importHandler } from '../local/local-functions.ts';
import { startService } from '../test/support/start-service.ts';
import { printTable, quantile } from './statistics.ts';

const orders = 300;
let calls = 0;
subscribe('http.client.request.start', () => {
  calls += 1;
});

const service = await startService({
  // The steps wait for ever: only what the caller waits for is measured.
  loadHandler: async (handlerPath) =>
    ['orders', 'authorizer'].some((name) => handlerPath.includes(`/${name}/`))
      ? importHandler(handlerPath)
      : () => new Promise(() => {}),
  patienceMs: 0,
});
const key = await service.keyFor('bench', 'bench');

async function submit(index: number, headers: Record<string, string>): Promise<number> {
  const startedAtMs = performance.now();
  const answer = await service.call('POST', '/v1/reports', {
    key,
    body: { prompt: `What is a memo? ${index}` },
    headers,
  });
  if (answer.status !== 202) throw new Error(answer.text);
  return performance.now() - startedAtMs;
}

async function callsOf(headers: Record<string, string>): Promise<number> {
  const before = calls;
  await submit(0, headers);
  return calls - before;
}

await submit(0, {});
const plainCalls = await callsOf({});
const idempotentCalls = await callsOf({ 'Idempotency-Key': 'bench-first' });
const replayCalls = await callsOf({ 'Idempotency-Key': 'bench-first' });
const times: number[] = [];
for (let index = 0; index < orders; index += 1)
  times.push(await submit(index, { 'Idempotency-Key': `bench-${index}` }));
printTable(
  'Submitting an order on the local stack',
  ['', 'sequential AWS calls'],
  [
    ['without a key', String(plainCalls)],
    ['with Idempotency-Key', String(idempotentCalls)],
    ['replayed', String(replayCalls)],
  ],
);
printTable(
  `${orders} orders, one after the other`,
  ['P50 ms', 'P99 ms', 'P99 / P50'],
  [
    [quantile(times, 0.5), quantile(times, 0.99), quantile(times, 0.99) / quantile(times, 0.5)].map((value) =>
      value.toFixed(1),
    ),
  ],
);
await service.close();
process.exit(0);
