import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { Problem } from './problem.ts';
import type { Resource } from './template/resolve-template.ts';

export type Handler = (event: unknown, context: Context) => unknown;

export interface LocalFunctions {
  has(arn: string): boolean;
  /** Calls the function with this ARN, or with this handler path, as Lambda would. Rejects only when there is none. */
  invoke(arnOrPath: string, event: unknown): Promise<Invocation>;
  /** Imports every handler, so that one that cannot be imported is known at once. */
  loadAll(): Promise<void>;
  /** Environment variables of all functions together. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves when no call is under way, at the latest after `patienceMs`. */
  idle(patienceMs: number): Promise<void>;
}

export type Invocation =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: FunctionError };

/** What Lambda answers for a function that failed. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** Imports the module at `path`, relative to the repository, and gives its `handler`. */
export async function importHandler(path: string): Promise<Handler> {
  const module = (await import(pathToFileURL(resolve(repository, path)).href)) as { handler?: Handler };
  if (typeof module.handler !== 'function') throw new Problem(`${path} exports no handler`);
  return module.handler;
}

const repository = resolve(import.meta.dirname, '..');

/** Lambda's limit for the payload of a synchronous call, both ways. */
const payloadBytes = 6 * 1024 * 1024;

/**
 * The functions of the template in this process. Payloads are copied through JSON, time-outs and error
 * shapes are Lambda's. Code that runs into its time-out goes on in the background, its result is ignored:
 * nothing can interrupt it.
 */
export function openFunctions(
  resources: readonly Resource[],
  loadHandler: (path: string) => Promise<Handler>,
): LocalFunctions {
  const declared = resources.filter((resource) => resource.type === 'AWS::Lambda::Function').map(readFunction);
  const byKey = new Map(declared.flatMap((one) => [[one.arn, one] as const, [one.handlerPath, one] as const]));
  const handlers = new Map<string, Promise<Handler>>();
  const underWay = new Set<Promise<unknown>>();

  function load(path: string): Promise<Handler> {
    const handler = handlers.get(path) ?? loadHandler(path);
    handlers.set(path, handler);
    return handler;
  }

  async function run(one: DeclaredFunction, event: unknown): Promise<Invocation> {
    try {
      const input = copyThroughJson(event, 'RequestEntityTooLargeException');
      const handler = await load(one.handlerPath);
      const { context, expired, stop } = startClock(one);
      const work = (async () => copyThroughJson(await handler(input, context), 'Function.ResponseSizeTooLarge'))();
      try {
        return { ok: true, payload: await Promise.race([work, expired]) };
      } finally {
        stop();
      }
    } catch (error) {
      return { ok: false, error: describeError(error) };
    }
  }

  return {
    has: (arn) => byKey.has(arn),
    async invoke(arnOrPath, event) {
      const one = byKey.get(arnOrPath);
      if (one === undefined) throw new Problem(`There is no function ${arnOrPath}`);
      const call = run(one, event);
      underWay.add(call);
      return call.finally(() => underWay.delete(call));
    },
    async loadAll() {
      await Promise.all(declared.map((one) => load(one.handlerPath)));
    },
    environment: mergeEnvironments(declared),
    async idle(patienceMs) {
      const { promise: patience, resolve: giveUp } = Promise.withResolvers<void>();
      const timer = setTimeout(giveUp, patienceMs);
      await Promise.race([Promise.allSettled(underWay), patience]);
      clearTimeout(timer);
    },
  };
}

interface DeclaredFunction {
  readonly name: string;
  readonly arn: string;
  /** Relative to the repository. */
  readonly handlerPath: string;
  readonly timeoutMs: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
}

const functionSchema = z.object({
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
});

function readFunction(resource: Resource): DeclaredFunction {
  const { Timeout, MemorySize, Environment } = functionSchema.parse(resource.properties);
  const handlerPath = resource.metadata['dossier:handler'];
  if (typeof handlerPath !== 'string')
    throw new Problem(`Function ${resource.logicalId} names no handler in its metadata`);
  return {
    name: resource.name,
    arn: resource.arn,
    handlerPath,
    timeoutMs: Timeout * 1000,
    memoryMegabytes: MemorySize,
    environment: Environment.Variables,
  };
}

/** Says in each line of the log which function wrote it. */
const nameInLogs = 'POWERTOOLS_SERVICE_NAME';

/** One process has one environment, so a name has to mean the same in every function. */
function mergeEnvironments(functions: readonly DeclaredFunction[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const { name, environment } of functions) {
    for (const [variable, value] of Object.entries(environment)) {
      if (variable === nameInLogs) continue;
      if (merged[variable] !== undefined && merged[variable] !== value) {
        throw new Problem(`Function ${name} has another value for ${variable} than the functions before it`);
      }
      merged[variable] = value;
    }
  }
  return merged;
}

/** What goes into a function and comes out of it is JSON; `undefined` comes out as null. */
function copyThroughJson(value: unknown, tooLarge: string): unknown {
  const text = JSON.stringify(value) ?? 'null';
  if (Buffer.byteLength(text) > payloadBytes) {
    throw Object.assign(new Error(`Payload size exceeded the maximum of ${payloadBytes} bytes`), {
      name: tooLarge,
    });
  }
  return JSON.parse(text);
}

function startClock(one: DeclaredFunction): { context: Context; expired: Promise<never>; stop: () => void } {
  const requestId = randomUUID();
  const endsAtMs = performance.now() + one.timeoutMs;
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const seconds = (one.timeoutMs / 1000).toFixed(2);
  const timer = setTimeout(() => {
    const message = `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`;
    reject(Object.assign(new Error(message), { name: 'Sandbox.Timedout', stack: undefined }));
  }, one.timeoutMs);
  const context: Context = {
    awsRequestId: requestId,
    functionName: one.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: one.arn,
    memoryLimitInMB: String(one.memoryMegabytes),
    logGroupName: `/aws/lambda/${one.name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAtMs - performance.now())),
    done: refuseCallback,
    fail: refuseCallback,
    succeed: refuseCallback,
  };
  return { context, expired, stop: () => clearTimeout(timer) };
}

function refuseCallback(): never {
  throw new Error('Handlers return a promise');
}

function describeError(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  const { name: errorType, message: errorMessage, stack } = error;
  return { errorType, errorMessage, ...(stack === undefined ? {} : { trace: stack.split('\n') }) };
}
