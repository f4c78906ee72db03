import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import * as z from 'zod';
import { indexExtension } from '../contract/library.ts';
import { limits } from '../contract/limits.ts';
import {
  type BuiltIndex,
  buildIndex,
  type DocumentProblem,
  type IndexEntry,
} from '../functions/adapters/build-index.ts';
import { type DocumentFile, findDocumentFiles, readLabels } from '../functions/adapters/document-files.ts';
import { openDocumentReader } from '../functions/adapters/document-reader.ts';
import { folderPointer, indexFileIn, presentVersionIn } from '../functions/adapters/folder-library.ts';
import { documentEntries } from '../functions/adapters/read-documents.ts';
import { displayText } from '../functions/domain/display-text.ts';
import { Fault } from '../functions/domain/fault.ts';
import { lockFolder } from './lock-folder.ts';
import { Problem } from './problem.ts';

export interface Ingested extends BuiltIndex {
  readonly ms: number;
  /** Of the files that were added or changed. */
  readonly readBytes: number;
  /** Whether another index is the present one now. */
  readonly isNew: boolean;
}

export type SourceChange =
  | { readonly add: readonly string[]; readonly labels: readonly string[]; readonly remove?: undefined }
  | { readonly remove: readonly string[] };

/** Adds vectors to an index file, those of `former` where the text is the same; gives the version that it has then. */
export type EmbedPassages = (file: string, former: string | undefined) => Promise<string>;

/** A file or folder whose documents are in the index, under a name of its own. */
const sourceSchema = z.object({ path: z.string(), name: z.string(), labels: z.array(z.string()) });
type Source = z.infer<typeof sourceSchema>;

const sourcesFile = 'sources.json';

/**
 * Makes an index of all sources in `folder`, those of `change` by absolute path, and makes it the present one. Until then, and when that
 * fails, the one before stays. One process at a time; throws a `Problem` for a source that is not there.
 */
export async function ingestSources(folder: string, change: SourceChange, embed?: EmbedPassages): Promise<Ingested> {
  const startedAtMs = performance.now();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  try {
    const sources = changed(await readSources(folder), change);
    const { built, readBytes, file, previous } = await build(folder, sources);
    if (built.documents === 0 && sources.length > 0) {
      await rm(file);
      throw new Problem(
        ['None of the files can be used; the index is as it was.', ...built.problems.map(inWords)].join('\n'),
      );
    }
    const version = (await embed?.(file, previous)) ?? built.version;
    // Before the index counts: one that holds what nobody has noted would lose it, or its labels, at the next time.
    await replaceFile(join(folder, sourcesFile), JSON.stringify(sources, undefined, 2));
    const isNew = built.documents > 0 ? await publish(folder, version, file) : await unpublish(folder, file);
    return { ...built, version, readBytes, isNew, ms: performance.now() - startedAtMs };
  } finally {
    lock.release();
  }
}

async function readSources(folder: string): Promise<Source[]> {
  const file = join(folder, sourcesFile);
  if (!existsSync(file)) return [];
  try {
    return z.array(sourceSchema).parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const way = 'Repair it, or delete it and add each file and folder again.';
    throw new Problem(`${file} is damaged, so it is not known what was added. ${way}`, { cause });
  }
}

/** One whose pointer is damaged is made anew from its sources. */
async function usableVersionIn(folder: string): Promise<string | undefined> {
  try {
    return await presentVersionIn(folder);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

function changed(sources: readonly Source[], change: SourceChange): Source[] {
  if (change.remove !== undefined) {
    const unknown = change.remove.find((path) => sources.every((source) => source.path !== path));
    if (unknown !== undefined) throw new Problem(`${unknown} was never added.`);
    return sources.filter(({ path }) => !change.remove.includes(path));
  }
  const all = [...sources];
  for (const path of change.add) {
    const known = all.findIndex((source) => source.path === path);
    const labels = [...change.labels];
    const around = all.find((source) => isWithin(path, source.path) || isWithin(source.path, path));
    if (around !== undefined) throw new Problem(overlap(path, around.path));
    if (known === -1) all.push({ path, name: freeName(path, all), labels });
    else if (labels.length > 0) all[known] = { ...(all[known] as Source), labels };
  }
  return all;
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Its documents would be there twice, once without the labels of the other. */
function overlap(path: string, other: string): string {
  return `${path} and ${other}, which was added before, have files in common. Take that out with --remove first.`;
}

/** What documents are cited by begins with it: not the whole path, which is nobody's business. */
function freeName(path: string, sources: readonly Source[]): string {
  const name = basename(path);
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${number}-${name}`;
    if (sources.every((source) => source.name !== free)) return free;
  }
}

async function build(folder: string, sources: readonly Source[]) {
  const problems: DocumentProblem[] = [];
  const files: DocumentFile[] = [];
  for (const source of sources) {
    const found = await filesOf(source);
    files.push(...found.files);
    problems.push(...found.problems.map(({ path, reason }) => ({ path: join(source.path, path), reason })));
  }
  files.sort((left, right) => (left.uri < right.uri ? -1 : 1));
  const paths = new Map(files.map(({ uri, path }) => [uri, path]));
  const present = await usableVersionIn(folder);
  const file = join(folder, 'unfinished');
  await rm(file, { force: true });
  const reader = openDocumentReader();
  let readBytes = 0;
  const counted = async function* (): AsyncGenerator<IndexEntry> {
    for await (const entry of documentEntries(files, reader)) {
      const read = async () => {
        readBytes += (await stat(paths.get(entry.uri) ?? '')).size;
        return entry.read();
      };
      yield { ...entry, read };
    }
  };
  try {
    const previous = present === undefined ? undefined : indexFileIn(folder, present);
    const built = await buildIndex({ entries: counted(), file, ...(previous === undefined ? {} : { previous }) });
    const skipped = built.problems.map(({ path, reason }) => ({ path: paths.get(path) ?? path, reason }));
    return { built: { ...built, problems: [...problems, ...skipped] }, readBytes, file, previous };
  } finally {
    await reader.close();
  }
}

/** Under the source's name; a file that was named itself is told of when there is no reader for it. */
async function filesOf({ path, name, labels }: Source) {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new Problem(`${path} is not there. Remove it with --remove, or bring it back.`);
  const tell = (error: unknown): never => {
    throw error instanceof Fault ? new Problem(`${path}: ${error.message}`, { cause: error }) : error;
  };
  if (!found.isDirectory()) {
    const own = (await readLabels(dirname(path)).catch(tell)).of(basename(path));
    return { files: [{ uri: name, path, labels: own.length > 0 ? own : labels }], problems: [] };
  }
  const { files, problems } = await findDocumentFiles(path).catch(tell);
  return {
    files: files.map((file) => ({
      ...file,
      uri: `${name}/${file.uri}`,
      labels: file.labels.length > 0 ? file.labels : labels,
    })),
    problems,
  };
}

/** Replaced indexes are kept for reports that have begun with them. */
const keptMs = 2 * limits.runSeconds * 1_000;

function inWords({ path, reason }: DocumentProblem): string {
  return displayText(`Skipped ${path}: ${reason}`);
}

/** False when it is the present one already. */
async function publish(folder: string, version: string, file: string): Promise<boolean> {
  const before = await usableVersionIn(folder);
  if (before === version) {
    await rm(file);
    return false;
  }
  await rename(file, indexFileIn(folder, version));
  await replaceFile(join(folder, folderPointer), JSON.stringify({ version }));
  const now = new Date();
  // From now on its age counts.
  if (before !== undefined) await utimes(indexFileIn(folder, before), now, now).catch(() => undefined);
  for (const name of await readdir(folder)) {
    if (!name.endsWith(indexExtension) || name === basename(indexFileIn(folder, version))) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (mtimeMs < now.getTime() - keptMs) await rm(join(folder, name), { force: true });
  }
  return true;
}

/** Without sources there is no index, and Dossier's own manual counts again. */
async function unpublish(folder: string, file: string): Promise<boolean> {
  await rm(file);
  const pointer = join(folder, folderPointer);
  const isNew = existsSync(pointer);
  await rm(pointer, { force: true });
  return isNew;
}

/** Whoever reads sees the old content or the new, whatever happens meanwhile. */
async function replaceFile(path: string, text: string): Promise<void> {
  const fresh = `${path}.new`;
  await writeFile(fresh, text);
  for (const each of [fresh, dirname(path)]) {
    const handle = await open(each, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  await rename(fresh, path);
}
