import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type DocumentLabels, labelsFile, noLabels, parseLabels, unusedEntry } from '../domain/document-labels.ts';
import { Fault } from '../domain/fault.ts';
import type { DocumentProblem } from './build-index.ts';
import { isReadable, mostBytes } from './read-document.ts';

/** A file that may become a document. */
export interface DocumentFile {
  /** Where it lies below the folder, parted by slashes. */
  readonly uri: string;
  readonly path: string;
  /** Those that the folder's list of labels gives it. */
  readonly labels: readonly string[];
}

export interface FilesFound {
  /** In the order of their URIs. */
  readonly files: readonly DocumentFile[];
  readonly problems: readonly DocumentProblem[];
}

/**
 * Finds every file below a folder that there is a reader for, hidden ones aside, each once, however many links lead to
 * it. A missing folder is one problem without files; throws `KnowledgeUnavailable` when the folder is there but cannot
 * be read, or its list of labels cannot: documents must not lose their labels that way.
 */
export async function findDocumentFiles(folder: string): Promise<FilesFound> {
  const problems: DocumentProblem[] = [];
  const root = await realRoot(folder);
  if (root === undefined) return { files: [], problems: [{ path: '.', reason: 'the folder does not exist' }] };
  const labels = await readLabels(root);
  const files: DocumentFile[] = [];
  for await (const path of usablePaths(root, problems)) {
    const uri = toUri(root, path);
    files.push({ uri, path, labels: labels.of(uri) });
  }
  for (const entry of labels.unused(files.map(({ uri }) => uri))) {
    problems.push({ path: `${labelsFile} ${JSON.stringify(entry)}`, reason: unusedEntry });
  }
  return { files: files.sort((left, right) => (left.uri < right.uri ? -1 : 1)), problems };
}

/** The bytes of a file, or in words why it has none. */
export async function readDocumentFile({ uri, path }: DocumentFile): Promise<Uint8Array | { readonly reason: string }> {
  try {
    const file = await lstat(path);
    if (!file.isFile()) return { reason: 'it is not a regular file' };
    if (file.size > mostBytes(uri)) return { reason: `the file is larger than ${mostBytes(uri)} bytes` };
    return await readFile(path);
  } catch {
    return { reason: 'the file cannot be read' };
  }
}

/** The labels that the list of a folder gives; throws `KnowledgeUnavailable` when there is one that cannot be read. */
export async function readLabels(root: string): Promise<DocumentLabels> {
  let text: string;
  try {
    text = await readFile(join(root, labelsFile), 'utf8');
  } catch (error) {
    // What is a file where the folder should be has no list either, and is told of in a moment.
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return noLabels;
    throw new Fault('KnowledgeUnavailable', { cause: error });
  }
  const labels = parseLabels(text);
  if (labels !== undefined) return labels;
  throw new Fault('KnowledgeUnavailable', { message: `${labelsFile} is no list of labels` });
}

async function realRoot(folder: string): Promise<string | undefined> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw new Fault('KnowledgeUnavailable', { cause: error });
  }
}

async function* usablePaths(root: string, problems: DocumentProblem[]): AsyncGenerator<string> {
  const seen = new Set<string>([root]);
  const folders = [root];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const entry of await entriesOf(folder, root, problems)) {
      const path = join(folder, entry.name);
      const found = await follow(path, root);
      if ('reason' in found) {
        problems.push({ path: toUri(root, path), reason: found.reason });
      } else if (!seen.has(found.path)) {
        seen.add(found.path);
        if (found.isFolder) folders.push(found.path);
        else if (isReadable(found.path)) yield found.path;
      }
    }
  }
}

async function entriesOf(folder: string, root: string, problems: DocumentProblem[]): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    if (folder !== root && entries.some(({ name }) => name === labelsFile)) {
      problems.push({ path: toUri(root, join(folder, labelsFile)), reason: 'a list of labels counts at the top only' });
    }
    return entries
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch (error) {
    if (folder === root) throw new Fault('KnowledgeUnavailable', { cause: error });
    problems.push({ path: toUri(root, folder), reason: 'the folder cannot be read' });
    return [];
  }
}

async function follow(path: string, root: string): Promise<{ path: string; isFolder: boolean } | { reason: string }> {
  try {
    const real = await realpath(path);
    if (real !== root && !real.startsWith(root + sep)) return { reason: 'the link leads outside the folder' };
    return { path: real, isFolder: (await lstat(real)).isDirectory() };
  } catch {
    return { reason: 'the file cannot be read' };
  }
}

function toUri(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
