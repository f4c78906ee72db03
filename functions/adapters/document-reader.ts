import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { limits } from '../../contract/limits.ts';
import type { ReadResult } from './build-index.ts';
import { isPlain, readDocument } from './read-document.ts';

/** Reads files as `readDocument` does, with limits to the time and memory that one may take. */
export interface DocumentReader {
  read(uri: string, bytes: Uint8Array, labels?: readonly string[]): Promise<ReadResult>;
  /** Lets the process end. */
  close(): Promise<void>;
}

export interface ReadRequest {
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly labels: readonly string[];
}

/** A bundle has it beside it. */
const workerFile = ['document-reader-worker.js', 'document-reader-worker.ts']
  .map((name) => join(import.meta.dirname, name))
  .find(existsSync);

/** Parsers run in a thread of their own, one file at a time: one that never ends, or takes all memory, is ended. */
export function openDocumentReader(options: { worker?: URL | string; timeoutMs?: number } = {}): DocumentReader {
  const { worker: file = workerFile ?? '', timeoutMs = limits.readDocumentSeconds * 1_000 } = options;
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const start = (): Worker =>
    new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: limits.readDocumentMebibytes } });

  const stop = async () => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };

  const readNow = async (request: ReadRequest): Promise<ReadResult> => {
    worker ??= start();
    const reader = worker;
    const { promise, resolve, reject } = Promise.withResolvers<ReadResult>();
    /** Whatever the parser is still at ends with its thread. */
    const giveUp = (reason: string): void => {
      stop().then(() => resolve({ reason }), reject);
    };
    const timer = setTimeout(giveUp, timeoutMs, `to read it takes longer than ${timeoutMs / 1_000} s`);
    const onError = (error: Error & { code?: string }): void => {
      giveUp(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'to read it takes too much memory' : 'the file cannot be read',
      );
    };
    reader.once('message', resolve).once('error', onError);
    reader.postMessage(request, []);
    const result = await promise;
    clearTimeout(timer);
    reader.off('message', resolve).off('error', onError);
    return result;
  };

  return {
    read: (uri, bytes, labels = []) => {
      if (isPlain(uri)) return readDocument(uri, bytes, labels);
      const result = last.then(() => readNow({ uri, bytes, labels }));
      last = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}
