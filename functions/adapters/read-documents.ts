import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { limits } from '../../contract/limits.ts';
import { Fault } from '../domain/fault.ts';
import type { Document } from '../domain/model.ts';
import { documentOf } from '../domain/source.ts';

/** A file of the knowledge folder that cannot be used. */
export interface DocumentProblem {
  /** Relative to the folder; the folder itself is `.`. */
  readonly path: string;
  readonly reason: string;
}

export interface DocumentsRead {
  /** In the order of their paths. */
  readonly documents: readonly Document[];
  readonly problems: readonly DocumentProblem[];
}

/**
 * Reads every `.md` and `.txt` file below a folder, hidden ones aside. What cannot be used is reported and skipped, a
 * missing folder is one problem without documents; throws `KnowledgeUnavailable` when the folder is
 * there but cannot be read.
 */
export async function readDocuments(folder: string): Promise<DocumentsRead> {
  const documents = new Map<string, Document>();
  const problems: DocumentProblem[] = [];
  const root = await realRoot(folder);
  if (root === undefined) return { documents: [], problems: [{ path: '.', reason: 'the folder does not exist' }] };
  for await (const path of usablePaths(root, problems)) {
    const uri = relative(root, path).split(sep).join('/');
    const text = await readText(path);
    if ('reason' in text) problems.push({ path: uri, reason: text.reason });
    else documents.set(uri, documentOf(uri, text.text));
  }
  if (documents.size === 0) problems.push({ path: '.', reason: 'the folder holds no usable document' });
  return { documents: [...documents.values()].sort((left, right) => (left.uri < right.uri ? -1 : 1)), problems };
}

async function realRoot(folder: string): Promise<string | undefined> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw new Fault('KnowledgeUnavailable', { cause: error });
  }
}

/** Real paths of the files to read, each once, however many links lead to it. */
async function* usablePaths(root: string, problems: DocumentProblem[]): AsyncGenerator<string> {
  const seen = new Set<string>([root]);
  const folders = [root];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const entry of await entriesOf(folder, root, problems)) {
      const path = join(folder, entry.name);
      const found = await follow(path, root);
      if ('reason' in found) {
        problems.push({ path: relative(root, path), reason: found.reason });
      } else if (!seen.has(found.path)) {
        seen.add(found.path);
        if (found.isFolder) folders.push(found.path);
        else if (/\.(?:md|txt)$/i.test(found.path)) yield found.path;
      }
    }
  }
}

async function entriesOf(folder: string, root: string, problems: DocumentProblem[]): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch (error) {
    if (folder === root) throw new Fault('KnowledgeUnavailable', { cause: error });
    problems.push({ path: relative(root, folder), reason: 'the folder cannot be read' });
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

async function readText(path: string): Promise<{ text: string } | { reason: string }> {
  try {
    const file = await lstat(path);
    if (!file.isFile()) return { reason: 'it is not a regular file' };
    if (file.size > limits.documentBytes) return { reason: `the file is larger than ${limits.documentBytes} bytes` };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return text.trim() === '' ? { reason: 'the file is empty' } : { text };
  } catch (error) {
    return {
      reason: hasCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA') ? 'the file is not UTF-8' : 'the file cannot be read',
    };
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
