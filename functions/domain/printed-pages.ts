/** A line as it stands on a printed page. */
export interface PrintedLine {
  readonly text: string;
  /** Of its largest letters, in points. */
  readonly height: number;
  /** Above the foot of the page, in points. */
  readonly bottom: number;
}

type Page = readonly PrintedLine[];

/** Lines this far down from the first, or up from the last, may be what is printed on every page. */
const edgeLines = 2;

/** On so many pages, and on half of all, it is no accident. */
const leastRepeated = 3;

/** The pages without what stands at the top or foot of most of them: titles, page numbers. */
export function withoutRunningHeads(pages: readonly Page[]): Page[] {
  const counts = new Map<string, number>();
  for (const [index, page] of pages.entries()) {
    for (const line of new Set(edgesOf(page).flatMap((edge) => readings(edge, index)))) {
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  const least = Math.max(leastRepeated, pages.length / 2);
  return pages.map((page, index) => {
    const edges = new Set(edgesOf(page));
    const isRepeated = (line: PrintedLine) => readings(line, index).some((each) => (counts.get(each) ?? 0) >= least);
    return page.filter((line) => !edges.has(line) || !isRepeated(line));
  });
}

function edgesOf(page: Page): PrintedLine[] {
  return page.filter((_, index) => index < edgeLines || index >= page.length - edgeLines);
}

/** A line with more numbers is no page number. */
const mostNumbers = 4;

/**
 * What the line is if it stands on every page: its text, or that with a number that goes up from page to page. A sum at
 * the foot of each page is neither.
 */
function readings({ text }: PrintedLine, page: number): string[] {
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length > mostNumbers) return [text];
  const counted = numbers.map(
    ({ 0: digits, index }) =>
      `${text.slice(0, index)}\u0000${Number(digits) - page}\u0000${text.slice(index + digits.length)}`,
  );
  return [text, ...counted];
}

/** Lines that belong together: a paragraph, an item or a heading. */
interface PrintedBlock {
  readonly lines: readonly PrintedLine[];
  readonly height: number;
}

/** A heading is at least this much larger than the text, and not longer. */
const headingShare = 1.15;
const headingCharacters = 120;

/** More space than this between two lines, in heights, parts blocks; so does another size of letters. */
const blockSpace = 1.8;
const sameHeight = 0.05;

/**
 * Pages as one Markdown text, where each begins in it, and the largest heading of the first, if it has one. Words that
 * were parted at the end of a line are joined, sentences go on over the page.
 */
export function writePages(pages: readonly Page[]): { text: string; pages: number[]; title?: string } {
  const usual = usualHeight(pages.flat());
  const starts: number[] = [];
  let text = '';
  for (const page of pages) {
    const blocks = blocksOf(page);
    let start: number | undefined;
    for (const [index, block] of blocks.entries()) {
      const heading = isHeading(block, usual);
      const said = joinLines(block.lines.map((line) => line.text));
      if (index === 0 && !heading && goesOn(text, said)) {
        text = joinLines([text, said]);
        // Where the last word was parted, the page begins within it.
        start = text.length - said.length;
      } else {
        if (text !== '') text += '\n\n';
        start ??= text.length;
        text += heading ? `## ${said.replaceAll('\n', ' ')}` : said;
      }
    }
    // A page without text begins where the next one does.
    starts.push(start ?? text.length);
  }
  const titles = blocksOf(pages[0] ?? []).filter((block) => isHeading(block, usual));
  const [title] = titles.toSorted((left, right) => right.height - left.height);
  const named = title === undefined ? {} : { title: title.lines.map((line) => line.text).join(' ') };
  return { text: text === '' ? '' : `${text}\n`, pages: starts, ...named };
}

function blocksOf(page: Page): PrintedBlock[] {
  const blocks: { lines: PrintedLine[]; height: number }[] = [];
  for (const line of page) {
    const open = blocks.at(-1);
    const before = open?.lines.at(-1);
    if (open === undefined || before === undefined || isApart(before, line)) {
      blocks.push({ lines: [line], height: line.height });
    } else open.lines.push(line);
  }
  return blocks;
}

function isApart(before: PrintedLine, line: PrintedLine): boolean {
  const space = before.bottom - line.bottom;
  const height = Math.max(before.height, line.height);
  // What stands higher than the line before it begins a new column.
  const isElsewhere = space > blockSpace * height || space < -height;
  return isElsewhere || Math.abs(before.height - line.height) > sameHeight * height || /^[•‣▪●]/.test(line.text);
}

function isHeading({ lines, height }: PrintedBlock, usual: number): boolean {
  const text = lines.map((line) => line.text).join(' ');
  return (
    height >= usual * headingShare &&
    text.length <= headingCharacters &&
    /^[\p{L}\p{N}"“(§]/u.test(text) &&
    !/[.!?;:,。！？…]["”’)]*$|(?:\. ?){4}/.test(text)
  );
}

/** The height of most letters. */
function usualHeight(lines: readonly PrintedLine[]): number {
  const characters = new Map<number, number>();
  for (const { height, text } of lines) {
    const rounded = Math.round(height * 2) / 2;
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length);
  }
  const [usual] = [...characters].toSorted(([, left], [, right]) => right - left)[0] ?? [0];
  return usual;
}

function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => (isParted(text, line) ? text.slice(0, -1) + line : `${text}\n${line}`));
}

function isParted(text: string, next: string): boolean {
  return /\p{Ll}[-\u00ad\u2010]$/u.test(text.slice(-3)) && /^\p{Ll}/u.test(next);
}

/** Whether a sentence goes on over the page. */
function goesOn(text: string, next: string): boolean {
  return (/[\p{L},;]$/u.test(text.slice(-2)) || isParted(text, next)) && /^\p{Ll}/u.test(next);
}
