import { sha256 } from '../../functions/domain/hash.ts';
import type { FileToIndex, IndexBuilder } from '../../functions/library-ports.ts';

/** An index is the JSON of its documents; a file that says `bad` cannot be read. */
export function fakeIndexBuilder() {
  const builds: { previous: string | undefined; files: readonly string[] }[] = [];
  const discarded: string[] = [];
  const hooks: { during?: () => Promise<void> } = {};
  const readOf = async ({ uri, labels, read }: FileToIndex) => {
    const text = Buffer.from((await read()) ?? 'bad').toString();
    if (text === 'bad') return { problem: { path: uri, reason: 'it is bad' } };
    return { document: { uri, labels, text } };
  };
  const build: IndexBuilder['build'] = async (files, previous) => {
    builds.push({ previous, files: files.map(({ uri }) => uri) });
    const read = await Promise.all(files.map(readOf));
    await hooks.during?.();
    const documents = read.flatMap(({ document }) => document ?? []);
    const file = JSON.stringify(documents);
    return {
      file,
      version: sha256(file),
      documents: documents.length,
      passages: documents.length,
      textBytes: documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
      problems: read.flatMap(({ problem }) => problem ?? []),
      discard: async () => void discarded.push(file),
    };
  };
  return { edition: 'first', build, builds, discarded, hooks };
}
