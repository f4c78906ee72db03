import type { LibraryPointer } from '../../contract/library.ts';
import { limits } from '../../contract/limits.ts';
import { labelsFile } from '../domain/document-labels.ts';
import { Fault } from '../domain/fault.ts';
import { sha256 } from '../domain/hash.ts';
import type { IndexBuilder, Library, LibraryFile } from '../library-ports.ts';
import type { Clock, Telemetry } from '../ports.ts';
import { indexFiles } from './index-files.ts';
import { takeTurn } from './take-turn.ts';

export interface IngestPorts {
  readonly library: Library;
  readonly builder: IndexBuilder;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Brings the index up to date with the uploaded files, if it is not: one builder at a time, from the index before, and
 * readers go from a whole one to a whole one. Throws `DocumentsRefused` when none can be made; the one before then
 * stays. `invocationId` is the same in every try of one invocation.
 */
export async function ingestDocuments(ports: IngestPorts, invocationId: string): Promise<void> {
  const { library, builder, clock } = ports;
  const holder = { id: invocationId, seconds: limits.ingestSeconds };
  const turn = await takeTurn({ turn: library.turn, clock }, holder, async () => {
    const [files, pointer] = await Promise.all([listDocuments(library), library.pointer.read()]);
    return pointer?.value.builtFrom !== madeOf(files, builder) && (files.length > 0 || pointer !== undefined);
  });
  if (turn !== undefined) {
    try {
      do await bringUpToDate(ports);
      while (await turn.goesOn());
    } catch (error) {
      await turn.giveBack();
      throw error;
    }
  }
  const replacedBefore = new Date(clock.now().getTime() - limits.indexDays * 24 * 60 * 60 * 1_000);
  await library.forgetIndexes((await library.pointer.read())?.value.version, replacedBefore);
}

async function bringUpToDate(ports: IngestPorts): Promise<void> {
  const { library, builder, clock } = ports;
  const files = await settledFiles(ports);
  const before = await library.pointer.read();
  const builtFrom = madeOf(files, builder);
  if (before?.value.builtFrom === builtFrom) return;
  const contents = await indexFiles(ports, files, before?.value.version);
  const pointer = { ...contents, builtFrom, builtAt: clock.now().toISOString() };
  if (!(await library.pointer.swap(pointer, before?.tag))) {
    throw new Fault('StorageUnavailable', { message: 'Another builder has changed which index is the present one' });
  }
  report(ports.telemetry, pointer);
}

/** A folder comes file by file; half of it is nobody's wish. */
async function settledFiles({ library, clock, wait }: IngestPorts): Promise<LibraryFile[]> {
  const quietMs = limits.uploadQuietSeconds * 1_000;
  const endsAtMs = clock.now().getTime() + limits.uploadWaitSeconds * 1_000;
  for (;;) {
    const files = await listDocuments(library);
    const newestMs = files.reduce((newest, { modifiedAt }) => Math.max(newest, modifiedAt.getTime()), 0);
    const quietSinceMs = clock.now().getTime() - newestMs;
    if (quietSinceMs >= quietMs || clock.now().getTime() >= endsAtMs) return files;
    // The clocks of the storage and of the function may differ.
    await wait(Math.min(quietMs - quietSinceMs, quietMs));
  }
}

async function listDocuments(library: Library): Promise<LibraryFile[]> {
  const files = await library.listFiles();
  return files.filter(({ uri }) => uri === labelsFile || !uri.split('/').some((part) => part.startsWith('.')));
}

function madeOf(files: readonly LibraryFile[], builder: IndexBuilder): string {
  return sha256(JSON.stringify([builder.edition, files.map(({ uri, tag }) => [uri, tag])]));
}

function report(telemetry: Telemetry, { problems, problemCount, documents, passages, version }: LibraryPointer): void {
  for (const { path, reason } of problems) telemetry.warn('A document cannot be used', { path, reason });
  telemetry.info('The documents were taken up', { documents, passages, problemCount, version });
  telemetry.count('Documents', documents);
  telemetry.count('DocumentProblems', problemCount);
}
