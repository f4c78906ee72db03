import { AsyncLocalStorage } from 'node:async_hooks';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { environmentNames } from '../contract/environment.ts';
import { libraryKeys } from '../contract/library.ts';
import type { Handler } from '../local/local-functions.ts';
import { type Call, TableMeter, type Units } from './cost-tables.ts';

/** What the functions used since it was last asked. */
export interface Usage {
  readonly invocations: Readonly<Record<string, Invocations>>;
  readonly units: Readonly<Units>;
  readonly s3: { readonly put: number; readonly get: number };
  /** UTF-8 bytes of each body that was stored, by its key: twice stored is once kept. */
  readonly bodies: Readonly<Record<string, number>>;
  readonly events: number;
  /** What the functions wrote themselves: log lines and embedded metrics. */
  readonly logLines: number;
  readonly logBytes: number;
  /** Names of metrics with their dimensions: each is billed by the month. */
  readonly metrics: readonly string[];
}

export interface Invocations {
  readonly count: number;
  /** Each invocation rounded up to a whole millisecond, as Lambda bills it. */
  readonly billedMs: number;
  readonly memoryMb: number;
}

/** The function that is running, and what it was given. */
interface Running {
  readonly name: string;
  readonly event: unknown;
}

/** Measures the functions of a stack that run in this process. */
export class Meter {
  /** Functions run one after the other, so that none waits for the processor of another; Lambda gives each its own. */
  alone = true;
  /** Counting units takes time that a function would have to answer for; off, only time is measured. */
  countsUnits = true;
  readonly #running = new AsyncLocalStorage<Running>();
  #turn: Promise<unknown> = Promise.resolve();
  #usage = emptyUsage();
  #tables: TableMeter | undefined;

  /** The stack runs by now: only then do the tables exist. */
  async open(environment: Readonly<Record<string, string>>): Promise<void> {
    const names = (['tasks', 'feedback', 'keys', 'idempotency'] as const).map((name) => {
      return [environment[environmentNames[`${name}Table`]] ?? '', name];
    });
    this.#tables = await TableMeter.open(Object.fromEntries(names), (place, { read = 0, write = 0 }) => {
      const units = (this.#usage.units[place] ??= { read: 0, write: 0 });
      units.read += read;
      units.write += write;
    });
    this.#meterOutput(process.stdout);
    this.#meterOutput(process.stderr);
  }

  /** What was used since the last time. */
  take(): Usage {
    const { metrics, ...usage } = this.#usage;
    this.#usage = emptyUsage();
    return { ...usage, metrics: [...metrics].toSorted() };
  }

  /** The event of the function that runs now. */
  get event(): unknown {
    return this.#running.getStore()?.event;
  }

  /** `make` builds the ports of a function, with the AWS clients that it will use. */
  watchClients<Ports>(make: () => Ports): Ports {
    // Every client of a function is handed to its tracer.
    const original = Object.getOwnPropertyDescriptor(Tracer.prototype, handOver) ?? {};
    const value = (client: Client) => {
      this.#meterCalls(client);
      return client;
    };
    Object.defineProperty(Tracer.prototype, handOver, { ...original, value });
    try {
      return make();
    } finally {
      Object.defineProperty(Tracer.prototype, handOver, original);
    }
  }

  /** The handler, measured. */
  wrap(name: string, handler: Handler): Handler {
    return async (event, context) => {
      const release = await this.#takeTurn();
      const startedAtMs = performance.now();
      try {
        return await this.#running.run({ name, event }, () => handler(event, context));
      } finally {
        const billedMs = Math.ceil(performance.now() - startedAtMs);
        const { count = 0, billedMs: before = 0 } = this.#usage.invocations[name] ?? {};
        const memoryMb = Number(context.memoryLimitInMB);
        this.#usage.invocations[name] = { count: count + 1, billedMs: before + billedMs, memoryMb };
        release();
      }
    };
  }

  async #takeTurn(): Promise<() => void> {
    if (!this.alone) return () => {};
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#turn;
    this.#turn = promise;
    await before;
    return resolve;
  }

  #meterCalls(client: Client): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        let result = {};
        const send = async () => {
          result = await next(args);
          return (result as { output: Record<string, unknown> }).output;
        };
        await this.#meterCall({ command: context.commandName ?? '', input: args.input, send });
        return result;
      },
      { step: 'initialize' },
    );
  }

  async #meterCall(call: Call): Promise<void> {
    switch (call.command) {
      case 'PutObjectCommand':
        this.#usage.s3.put += 1;
        this.#usage.bodies[call.input['Key'] as string] = Buffer.byteLength(call.input['Body'] as string);
        break;
      case 'GetObjectCommand':
        // Where the documents are is asked once a minute, for however many reports.
        if (!String(call.input['Key']).startsWith(libraryKeys.knowledge)) this.#usage.s3.get += 1;
        break;
      case 'PutEventsCommand':
        this.#usage.events += (call.input['Entries'] as unknown[]).length;
        break;
      // Free: of a run only its transitions cost something.
      case 'StartExecutionCommand':
      case 'DescribeExecutionCommand':
      case 'StopExecutionCommand':
        break;
      default:
        await (this.countsUnits ? this.#tables?.meter(call) : call.send());
        return;
    }
    await call.send();
  }

  /** What a function writes is counted, not shown. */
  #meterOutput(stream: NodeJS.WriteStream): void {
    const show = stream.write.bind(stream) as (...given: unknown[]) => boolean;
    stream.write = (...given: unknown[]) => {
      if (this.#running.getStore() === undefined) return show(...given);
      const text = String(given[0]);
      const lines = text.split('\n').filter((line) => line !== '');
      this.#usage.logLines += lines.length;
      this.#usage.logBytes += Buffer.byteLength(text);
      for (const line of lines) for (const metric of metricsIn(line)) this.#usage.metrics.add(metric);
      return true;
    };
  }
}

const handOver = 'captureAWSv3Client' satisfies keyof Tracer;

/** Of the AWS SDK. */
interface Client {
  readonly middlewareStack: {
    add(
      middleware: (
        next: (args: { input: Record<string, unknown> }) => Promise<object>,
        context: { commandName?: string },
      ) => (args: { input: Record<string, unknown> }) => Promise<object>,
      options: { step: 'initialize' },
    ): void;
  };
}

function emptyUsage() {
  return {
    invocations: {} as Record<string, Invocations>,
    units: {} as Units,
    s3: { put: 0, get: 0 },
    bodies: {} as Record<string, number>,
    events: 0,
    logLines: 0,
    logBytes: 0,
    metrics: new Set<string>(),
  };
}

interface EmbeddedMetrics {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [dimension: string]: unknown;
}

/** Each metric of a line in the embedded format, with the values of its dimensions. */
function metricsIn(line: string): string[] {
  const parsed = JSON.parse(line) as EmbeddedMetrics;
  return (parsed._aws?.CloudWatchMetrics ?? []).flatMap(({ Dimensions, Metrics }) =>
    Dimensions.flatMap((names) => {
      const values = names.map((name) => `${name}=${String(parsed[name])}`).join(' ');
      return Metrics.map((metric) => `${metric.Name} ${values}`);
    }),
  );
}
