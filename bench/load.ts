/**
 * 50 callers at once on the local stack: each orders a report, polls as often as Retry-After asks, and orders the next
 * one when it has ended. Five minutes; `--seconds N` for another time. Fails when a rule is broken.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type LoadResult, runCallers } from './load-callers.ts';
import { printTable, quantile } from './statistics.ts';

const callers = 50;
/** Samples of memory in one run, the last at its end. */
const samples = 5;
/** What memory may grow from the first sample to the last. */
const memoryAim = 1.5;

interface Memory {
  readonly heapMb: number;
  readonly rssMb: number;
}

interface Message {
  readonly started?: { readonly apiUrl: string; readonly keys: readonly string[] };
  readonly memory?: Memory;
  readonly problem?: string;
}

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' } } });
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new Error('--seconds wants a number');

const child = fork(path.join(import.meta.dirname, 'load-service.ts'), [String(callers)], { execArgv: ['--expose-gc'] });
const problems: string[] = [];
child.on('message', ({ problem }: Message) => {
  if (problem !== undefined) problems.push(problem);
});
const { started } = await hear(child, 'started');
const startedAtMs = performance.now();
const running = runCallers(started?.apiUrl ?? '', started?.keys ?? [], startedAtMs + seconds * 1_000);
const memory: Memory[] = [];
while (memory.length < samples) {
  await sleep((seconds * 1_000) / samples);
  memory.push(await weigh(child));
}
const result = await running;
child.disconnect();
await once(child, 'exit');

print(result);
const broken = brokenRules(result);
console.log(broken.length === 0 ? '\nEvery rule is kept.' : `\nBroken: ${broken.join('; ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;

function print({ submitMs, statusMs, reportMs, accepted, turnedAway }: LoadResult): void {
  const row = (name: string, times: readonly number[]) => {
    return [name, String(times.length), ...[0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(0))];
  };
  printTable(
    `${callers} callers for ${seconds} s (${(accepted / seconds).toFixed(1)} reports/s, ${turnedAway} times told to come later)`,
    ['', 'count', 'P50 ms', 'P99 ms', 'longest ms'],
    [row('submit', submitMs), row('status', statusMs), row('order to end', reportMs)],
  );
  printTable(
    'Memory of the service, after a collection',
    ['second', 'heap MB', 'RSS MB'],
    memory.map(({ heapMb, rssMb }, index) => [
      ((seconds * (index + 1)) / samples).toFixed(0),
      heapMb.toFixed(0),
      rssMb.toFixed(0),
    ]),
  );
  for (const problem of problems) console.log(problem);
}

function brokenRules({ accepted, ends, faults }: LoadResult): string[] {
  const [early, late] = [memory.at(0), memory.at(-1)];
  const heap = (late?.heapMb ?? 0) / (early?.heapMb ?? 1);
  const rss = (late?.rssMb ?? 0) / (early?.rssMb ?? 1);
  const completed = ends.get('COMPLETED') ?? 0;
  return [
    ...[...faults].map(([name, count]) => `${count} answers were ${name}`),
    ...(accepted === 0 ? ['no report was accepted'] : []),
    ...(completed === accepted
      ? []
      : [`of ${accepted} accepted reports ${completed} were completed (${[...ends].join(' ')})`]),
    ...(heap <= memoryAim ? [] : [`the heap grew ${heap.toFixed(2)} times`]),
    ...(rss <= memoryAim ? [] : [`the process grew ${rss.toFixed(2)} times`]),
    ...(problems.length === 0 ? [] : [`the service reported ${problems.length} problems`]),
  ];
}

async function weigh(service: ChildProcess): Promise<Memory> {
  service.send('memory');
  const { memory: weighed } = await hear(service, 'memory');
  return weighed ?? { heapMb: 0, rssMb: 0 };
}

/** The next message that has this field; throws when the service ends instead. */
function hear(service: ChildProcess, field: keyof Message): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The service ended with ${code}`));
    const onMessage = (message: Message) => {
      if (message[field] === undefined) return;
      service.off('exit', onExit);
      service.off('message', onMessage);
      resolve(message);
    };
    service.once('exit', onExit);
    service.on('message', onMessage);
  });
}
