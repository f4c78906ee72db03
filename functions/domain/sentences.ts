import { endsWithAbbreviation } from './abbreviations.ts';
import { type Block, cutBlocks, type Stretch } from './markdown-blocks.ts';
import { remember } from './remember.ts';

/** One statement of a document, with the block it stands in. */
export interface Statement extends Stretch {
  readonly block: Block;
}

/**
 * What can be quoted from a document: each sentence of a paragraph, quotation or list item, and each
 * table row as a whole. Headings and code state nothing and are left out. `blocks` are those of the whole text.
 */
export function cutStatements(
  text: string,
  within: Stretch = { start: 0, end: text.length },
  blocks: readonly Block[] = cutBlocks(text),
): Statement[] {
  const title = blocks[0] !== undefined && isTitleLine(text, blocks[0]) ? blocks[0] : undefined;
  return blocks
    .filter((block) => block !== title && block.start < within.end && block.end > within.start)
    .flatMap((block): Statement[] => {
      const stretch = { start: Math.max(block.start, within.start), end: Math.min(block.end, within.end) };
      if (block.kind === 'heading' || block.kind === 'code') return [];
      if (block.kind === 'row') return [{ ...stretch, block }];
      return cutSentences(text, stretch).map((sentence) => ({ ...sentence, block }));
    });
}

const titleCharacters = 100;

/** Whether the first block is the title of a plain text: one line, no sentence, and more text after an empty line. */
function isTitleLine(text: string, { kind, start, end }: Block): boolean {
  if (kind !== 'paragraph' || end - start > titleCharacters) return false;
  const line = text.slice(start, end);
  return (
    !/[\r\n]|[.!?:;。！？：；…]["'”’»)\]]*$/.test(line) &&
    /^[ \t]*(?:\r\n|\n|\r)[ \t]*[\r\n]\s*\S/.test(text.slice(end, end + titleCharacters))
  );
}

/**
 * The sentences of one stretch of running text, without the space around them. `Intl.Segmenter`
 * finds the candidates; boundaries after abbreviations, in code, links and addresses are taken back.
 */
export function cutSentences(
  text: string,
  stretch: Stretch = { start: 0, end: text.length },
  language = 'en',
): Stretch[] {
  const original = text.slice(stretch.start, stretch.end);
  const masked = maskMarkup(original);
  const sentences: { start: number; end: number }[] = [];
  /** Where a bracket opens that the segmenter left with the sentence before. */
  let openFrom: number | undefined;
  for (const { segment, index } of segmenterFor(language).segment(masked)) {
    const start = openFrom ?? index + segment.length - segment.trimStart().length;
    const closed = /[。！？｡．][（「『【《〈“‘]+$/.test(segment)
      ? segment.replace(/[（「『【《〈“‘]+$/, '')
      : segment.trimEnd();
    const end = index + closed.length;
    openFrom = closed.length < segment.trimEnd().length ? end : undefined;
    if (start >= end) continue;
    const before = sentences.at(-1);
    if (before !== undefined && belongTogether(masked, before, { start, end })) before.end = end;
    else sentences.push({ start, end });
  }
  return sentences.map(({ start, end }) => ({ start: stretch.start + start, end: stretch.start + end }));
}

/** To make one takes longer than to use it; languages are few. */
const segmenterFor = remember(16, (language: string) => new Intl.Segmenter(language, { granularity: 'sentence' }));

/** How many characters before a boundary tell whether it is one. */
const lookBack = 100;

/** Whether a boundary between two candidates is none. */
function belongTogether(text: string, before: Stretch, after: Stretch): boolean {
  // What comes long before the boundary does not matter, and reading it each time would take quadratic time.
  const end = text.slice(Math.max(before.start, before.end - lookBack), before.end);
  const left = withoutClosers(end);
  const right = text.slice(after.start, after.end);
  if (/[。！？｡．]$/.test(left)) return !/[\p{L}\p{N}]/u.test(right);
  if (before.end === after.start || !/[\p{L}\p{N}]/u.test(right)) return true;
  const goesOn = /^["'“‘«([]*\p{Ll}/u.test(right);
  const isSpeech = left.length < end.length;
  if (!left.endsWith('.')) return isSpeech && goesOn;
  // An enumerator such as "1." or "IV." belongs to what it counts.
  if (/^(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])\.$/.test(left)) return true;
  return goesOn || endsWithAbbreviation(left, right);
}

function withoutClosers(text: string): string {
  let end = text.length;
  while (end > 0 && `"'”’»)]}）」』】》〉`.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/**
 * The text with everything blotted out in which a full stop or question mark ends no sentence; each
 * replacement is as long as what it replaces. A soft line break becomes space, except after a full stop.
 */
function maskMarkup(text: string): string {
  const blot = (match: string) => 'X'.repeat(match.length);
  return text
    .replaceAll(/(`{1,3})[^`]+\1/g, blot)
    .replaceAll(/(?<=\]\()[^)\s]{0,2000}(?=\))/g, blot)
    .replaceAll(/\b[a-z]{2,10}:\/\/[^\s)\]>"]*[^\s)\]>".,;:!?]/gi, blot)
    .replaceAll(/\*|(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, (marks) => '"'.repeat(marks.length))
    .replaceAll(/(?<![ \t])[ \t]*(?:\r\n|\n|\r)[ \t]*(?:>[ \t>]*)?/g, (lineBreak, offset: number, whole: string) => {
      const isEnd = /[.!?。！？]["'”’»)\]]*$/.test(whole.slice(Math.max(0, offset - 4), offset));
      return (isEnd ? '\n' : ' ') + ' '.repeat(lineBreak.length - 1);
    });
}
