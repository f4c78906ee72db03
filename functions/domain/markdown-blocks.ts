/** Offsets are UTF-16 code units of the whole document; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A block without its marker: no `#`, bullet, fence or first `>`. Markers of further lines inside a
 * block stay, because a block is one stretch of the original text.
 */
export type Block = Stretch &
  (
    | { readonly kind: 'paragraph' | 'item' | 'quote' | 'code' }
    | { readonly kind: 'heading'; readonly level: number }
    /** `header`: the row with the column names and the line of dashes below it. */
    | { readonly kind: 'row'; readonly header: Stretch }
  );

/**
 * Cuts Markdown or plain text into blocks in reading order. Front matter, fenced code and HTML
 * comments are `code`; a table gives one block for each row below its header.
 */
export function cutBlocks(text: string): Block[] {
  const lines = cutLines(text);
  const blocks: Block[] = [];
  let open: OpenBlock | undefined;
  const close = () => {
    if (open !== undefined) blocks.push({ kind: open.kind, start: open.start, end: open.end });
    open = undefined;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    const enclosed = index === 0 && line.text === '---' ? endOfFrontMatter(lines) : endOfEnclosure(lines, index);
    if (enclosed !== undefined) {
      close();
      blocks.push({ kind: 'code', start: line.start, end: (lines[enclosed] as Line).end });
      index = enclosed;
      continue;
    }
    const table = tableAt(lines, index);
    if (table !== undefined) {
      close();
      blocks.push(...table.rows);
      index = table.lastLine;
      continue;
    }
    const underlined = open?.kind === 'paragraph' && open.lines === 1 ? underlineLevel(line.text) : undefined;
    if (open !== undefined && underlined !== undefined) {
      blocks.push({ kind: 'heading', level: underlined, start: open.start, end: open.end });
      open = undefined;
      continue;
    }
    const heading = headingIn(line);
    if (heading !== undefined || isBlank(line.text) || isRule(line.text)) {
      close();
      if (heading !== undefined) blocks.push(heading);
      continue;
    }
    const started = startOf(line, open);
    if (started !== undefined) {
      close();
      open = started;
    } else if (open !== undefined) {
      open.end = trimmedEnd(line);
      open.lines += 1;
    }
  }
  close();
  return blocks;
}

interface Line extends Stretch {
  /** Without its line end. */
  readonly text: string;
}

interface OpenBlock {
  kind: 'paragraph' | 'item' | 'quote';
  start: number;
  end: number;
  lines: number;
}

function cutLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const lineEnd of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: lineEnd.index, text: text.slice(start, lineEnd.index) });
    start = lineEnd.index + lineEnd[0].length;
  }
  if (start < text.length) lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}

/** A line of nothing but quote marks parts the paragraphs of a quote as an empty one parts others. */
function isBlank(line: string): boolean {
  return /^[\s>]*$/.test(line);
}

/** A line of at least three dashes, stars or underscores. */
function isRule(line: string): boolean {
  return /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(line);
}

/** Level of the heading that a line of `===` or `---` makes of the line above it. */
function underlineLevel(line: string): number | undefined {
  if (/^ {0,3}=+[ \t]*$/.test(line)) return 1;
  return /^ {0,3}-+[ \t]*$/.test(line) ? 2 : undefined;
}

function headingIn(line: Line): Block | undefined {
  const match = /^ {0,3}(#{1,6})[ \t]+(?=\S)/.exec(line.text);
  if (match === null) return undefined;
  const start = line.start + match[0].length;
  const end = Math.max(start, line.start + withoutClosingMarks(line.text.trimEnd()).length);
  return start === end ? undefined : { kind: 'heading', level: (match[1] ?? '').length, start, end };
}

/** Without the `#`s that may close a heading; they count only after a space. */
function withoutClosingMarks(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') end -= 1;
  return /[ \t]/.test(heading[end - 1] ?? '') ? heading.slice(0, end).trimEnd() : heading;
}

function endOfFrontMatter(lines: readonly Line[]): number | undefined {
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line.text));
  return end === -1 ? undefined : end;
}

/** Last line of the code fence or HTML comment that begins here; one that never ends takes the rest. */
function endOfEnclosure(lines: readonly Line[], first: number): number | undefined {
  const opening = (lines[first] as Line).text;
  const fence = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(opening)?.[1];
  if (fence !== undefined) {
    const closing = new RegExp(`^[ \\t]*${fence[0]}{${fence.length},}[ \\t]*$`);
    return lineFrom(lines, first + 1, (line) => closing.test(line));
  }
  return opening.startsWith('<!--') ? lineFrom(lines, first, (line) => line.includes('-->')) : undefined;
}

function lineFrom(lines: readonly Line[], from: number, isEnd: (line: string) => boolean): number {
  for (let index = from; index < lines.length; index += 1) if (isEnd((lines[index] as Line).text)) return index;
  return lines.length - 1;
}

function tableAt(lines: readonly Line[], first: number): { rows: Block[]; lastLine: number } | undefined {
  const names = lines[first] as Line;
  const dashes = lines[first + 1];
  if (dashes === undefined || !names.text.includes('|') || !isTableRule(dashes.text)) return undefined;
  if (tableCells(names.text).length !== tableCells(dashes.text).length) return undefined;
  const header = { start: trimmedStart(names), end: trimmedEnd(dashes) };
  const rows: Block[] = [];
  let lastLine = first + 1;
  for (let row = lines[lastLine + 1]; row?.text.includes('|') && !isBlank(row.text); row = lines[lastLine + 1]) {
    rows.push({ kind: 'row', start: trimmedStart(row), end: trimmedEnd(row), header });
    lastLine += 1;
  }
  return { rows, lastLine };
}

/** Whether a line parts the column names of a table from its rows. */
export function isTableRule(line: string): boolean {
  return line.includes('-') && tableCells(line).every((cell) => /^:?-+:?$/.test(cell));
}

/** The cells of one table row, trimmed; a pipe in a code span or after a backslash does not part cells. */
export function tableCells(row: string): string[] {
  const cells = row
    .trim()
    .replaceAll(/`[^`]*`|\\\|/g, (kept) => kept.replaceAll('|', '\0'))
    .split('|')
    .map((cell) => cell.replaceAll('\0', '|').trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}

/** The block that this line begins; undefined when it goes on with the open one. */
function startOf(line: Line, open: OpenBlock | undefined): OpenBlock | undefined {
  const item = /^[ \t]*(?:[-*+•‣・]|(\d{1,9})[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)/.exec(line.text);
  // Within a paragraph, a number at the start of a line is more likely a number than a list.
  if (item !== null && (open?.kind !== 'paragraph' || item[1] === undefined || item[1] === '1')) {
    return begin('item', line, item[0].length);
  }
  const quote = /^ {0,3}>[ \t>]*/.exec(line.text);
  if (quote !== null && open?.kind !== 'quote') return begin('quote', line, quote[0].length);
  return open === undefined ? begin('paragraph', line, trimmedStart(line) - line.start) : undefined;
}

function begin(kind: OpenBlock['kind'], line: Line, markerLength: number): OpenBlock {
  const start = line.start + markerLength;
  return { kind, start, end: Math.max(start, trimmedEnd(line)), lines: 1 };
}

function trimmedStart(line: Line): number {
  return line.end - line.text.trimStart().length;
}

function trimmedEnd(line: Line): number {
  return line.start + line.text.trimEnd().length;
}
