import { sha256 } from './hash.ts';
import { cutBlocks } from './markdown-blocks.ts';
import type { Document, Source } from './model.ts';
import { readableText } from './readable-text.ts';

/** The document as a source; equal place and text give the same id, in every process. */
export function sourceOf(document: Document): Source {
  const textHash = sha256(document.text);
  return {
    sourceId: sha256(`${document.uri}\n${textHash}`).slice(0, 16),
    uri: document.uri,
    title: document.title,
    sha256: textHash,
  };
}

/** A document from the text of a file; its title is its first top heading, else the file's name. */
export function documentOf(uri: string, text: string): Document {
  const exact = (text.startsWith('\u{FEFF}') ? text.slice(1) : text).toWellFormed();
  const heading = cutBlocks(exact).find((block) => block.kind === 'heading' && block.level === 1);
  const title = heading === undefined ? '' : readableText(exact.slice(heading.start, heading.end));
  return { uri, title: title === '' ? (uri.split('/').at(-1) ?? uri) : title, text: exact };
}

/** Identifies a set of documents, in whatever order they come. */
export function versionOf(sources: readonly Source[]): string {
  const lines = sources.map((source) => JSON.stringify([source.uri, source.sha256, source.title]));
  return sha256(lines.sort().join('\n'));
}
