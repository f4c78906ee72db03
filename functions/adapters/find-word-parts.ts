import path from 'node:path';
import { DomUtils } from 'htmlparser2';
import type JSZip from 'jszip';
import { rootOf } from './word-xml.ts';

/** The names of the parts of a Word document that hold text which may be read, and of its styles. */
export interface WordParts {
  readonly texts: readonly string[];
  readonly styles: string | undefined;
}

/**
 * Goes by relationships, as `mammoth` does, with the names that it takes where none leads anywhere. Of texts there may be
 * more than it reads, but none that it reads is missing.
 */
export async function findWordParts(archive: JSZip): Promise<WordParts> {
  const names = Map.groupBy(Object.keys(archive.files), placeOf);
  const named = (target: string) => names.get(placeOf(target)) ?? [];

  /** What the part is related to in this way, in the order of its relationships. Its rels may be there more than once. */
  const related = async (part: string, kind: string) => {
    const folder = path.posix.dirname(placeOf(part));
    const files = named(`${folder}/_rels/${path.posix.basename(part)}.rels`);
    const roots = await Promise.all(files.map(async (name) => rootOf((await archive.file(name)?.async('text')) ?? '')));
    return roots
      .flatMap((root) => (root === undefined ? [] : DomUtils.filter(DomUtils.isTag, root).filter(DomUtils.isTag)))
      .filter(({ attribs }) => attribs['Type']?.endsWith(`/relationships/${kind}`))
      .flatMap(({ attribs }) => named(path.posix.resolve(folder, attribs['Target'] ?? '')));
  };

  const documents = [...new Set([...(await related('', 'officeDocument')), ...named('word/document.xml')])];
  const partsOf = async (kind: string) => {
    const found = await Promise.all(documents.map((document) => related(document, kind)));
    return [...found.flat(), ...named(`word/${kind}.xml`)];
  };
  const notes = await Promise.all(['footnotes', 'endnotes', 'comments'].map(partsOf));
  const [styles] = await partsOf('styles');
  return { texts: [...new Set([...documents, ...notes.flat()])], styles };
}

/** Names of parts are the same in capitals. */
function placeOf(name: string): string {
  return path.posix.resolve('/', name).toLowerCase();
}
