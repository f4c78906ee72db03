import { type Block, cutBlocks, type Stretch } from './markdown-blocks.ts';
import { readableText } from './readable-text.ts';
import { cutSentences } from './sentences.ts';

/** The unit of retrieval: a section, or a few blocks of a long one. */
export interface PassageStretch extends Stretch {
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The names of the columns, for rows of a table that begins in a passage before. */
  readonly header?: Stretch;
}

/** Length from which a passage takes no further block. */
const passageWords = 150;

/** Cuts a document into passages; none reaches across a heading, none begins or ends within a sentence. */
export function cutPassages(text: string): PassageStretch[] {
  const passages: PassageStretch[] = [];
  let headings: { level: number; text: string }[] = [];
  let open: { start: number; end: number; words: number; block: Block } | undefined;
  const close = () => {
    if (open !== undefined) {
      const { start, end, block } = open;
      const header = block.kind === 'row' && block.header.start !== start ? { header: block.header } : {};
      passages.push({ start, end, headings: headings.map((heading) => heading.text), ...header });
    }
    open = undefined;
  };
  for (const block of cutBlocks(text)) {
    if (block.kind === 'heading') {
      close();
      headings = headings.filter((heading) => heading.level < block.level);
      headings.push({ level: block.level, text: readableText(text.slice(block.start, block.end)) });
      continue;
    }
    for (const piece of cutLongBlock(text, block)) {
      const words = countWords(text.slice(piece.start, piece.end));
      if (open !== undefined && open.words + words > passageWords) close();
      open ??= { start: startOf(text, block, piece), end: piece.end, words: 0, block };
      open.end = piece.end;
      open.words += words;
    }
  }
  close();
  return passages;
}

/** The first row of a table begins with the names of its columns. */
function startOf(text: string, block: Block, piece: Stretch): number {
  if (block.kind !== 'row') return piece.start;
  return text.slice(block.header.end, block.start).trim() === '' ? block.header.start : piece.start;
}

/** Running text that is too long for one passage goes sentence by sentence; code and rows stay whole. */
function cutLongBlock(text: string, block: Block): Stretch[] {
  if (block.kind === 'code' || block.kind === 'row') return [block];
  const isShort =
    block.end - block.start <= passageWords || countWords(text.slice(block.start, block.end)) <= passageWords;
  return isShort ? [block] : cutSentences(text, block);
}

/** Words of scripts that part words; in Chinese and Japanese, about two characters make one. */
function countWords(text: string): number {
  const parted = text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return parted + ideographs / 2;
}
