import { sha256 } from './hash.ts';
import { cutBlocks } from './markdown-blocks.ts';
import type { Document, Source } from './model.ts';
import { readableText } from './readable-text.ts';

/** The document as a source; equal place and text give the same id, in every process. */
export function sourceOf({ uri, title, text }: Document): Source {
  return sourceWith({ uri, title, sha256: sha256(text) });
}

/** The same, of a document whose text has this hash. */
export function sourceWith(document: Omit<Source, 'sourceId'>): Source {
  return { sourceId: sha256(`${document.uri}\n${document.sha256}`).slice(0, 16), ...document };
}

/** A document from the text of a file; its title is its first top heading, else the file's name. */
export function documentOf(uri: string, text: string): Document {
  const exact = (text.startsWith('\u{FEFF}') ? text.slice(1) : text).toWellFormed();
  const heading = cutBlocks(exact).find((block) => block.kind === 'heading' && block.level === 1);
  const title = heading === undefined ? '' : readableText(exact.slice(heading.start, heading.end));
  return { uri, title: title === '' ? (uri.split('/').at(-1) ?? uri) : title, text: exact };
}

/** Identifies a set of documents, who may see them, and where their pages begin, in whatever order they come. */
export function versionOf(sources: readonly (Omit<Source, 'sourceId'> & Pick<Document, 'labels' | 'pages'>)[]): string {
  const lines = sources.map(({ uri, sha256, title, labels = [], pages = [] }) =>
    JSON.stringify([uri, sha256, title, ...(labels.length + pages.length > 0 ? [labels, pages] : [])]),
  );
  return sha256(lines.sort().join('\n'));
}
