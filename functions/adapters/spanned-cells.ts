import type { DomNode } from 'html-to-text';

/** A cell that spans columns beyond is taken to end here. */
const mostColumns = 100;
/** What is longer is said once, in the first of its columns and rows. */
const longestRepeated = 200;

const empty: DomNode = { type: 'tag', name: 'td', children: [] };

interface Spanning {
  readonly cell: DomNode;
  readonly rowsLeft: number;
}

/**
 * The cells of each row of a table, or of a part of one, each in its column: a cell that spans several columns or rows says the
 * same in each of them. `spend` is asked before something is repeated, with its length: false and the cell spans nothing.
 */
export function spannedCells(
  rows: readonly DomNode[],
  spend: (characters: number) => boolean,
): ReadonlyMap<DomNode, readonly DomNode[]> {
  const cellsOf = new Map<DomNode, DomNode[]>();
  let above: readonly (Spanning | undefined)[] = [];
  for (const row of rows) {
    const line: DomNode[] = [];
    const below: Spanning[] = [];
    const put = (cell: DomNode, rowsLeft: number, repeated = cell): void => {
      if (rowsLeft > 0) below[line.length] = { cell: repeated, rowsLeft };
      line.push(cell);
    };
    const putSpanning = (): void => {
      for (let over = above[line.length]; over !== undefined; over = above[line.length]) {
        put(over.cell, spend(lengthOf(over.cell)) ? over.rowsLeft - 1 : 0);
      }
    };
    for (const cell of row.children.filter(({ name }) => name === 'td' || name === 'th')) {
      putSpanning();
      const repeated = lengthOf(cell) > longestRepeated ? empty : cell;
      const rowsLeft = spanOf(cell, 'rowspan') - 1;
      put(cell, rowsLeft, repeated);
      const columns = Math.min(spanOf(cell, 'colspan'), mostColumns - line.length + 1);
      for (let more = columns - 1; more > 0 && spend(lengthOf(repeated)); more -= 1) put(repeated, rowsLeft);
    }
    putSpanning();
    while (line.length < above.length) {
      put(empty, 0);
      putSpanning();
    }
    cellsOf.set(row, line);
    above = below;
  }
  return cellsOf;
}

/** 1 unless the cell says more; a rowspan of 0 goes on to the last row. */
function spanOf({ attribs }: DomNode, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attribs?.[name] ?? '1', 10);
  if (span === 0 && name === 'rowspan') return Number.POSITIVE_INFINITY;
  return span > 1 ? span : 1;
}

/** In the row that comes of it, with the bar and the spaces around it. */
function lengthOf(node: DomNode): number {
  return 3 + textOf(node).length;
}

/** All that a node and those within it say. */
export function textOf(node: DomNode): string {
  return node.type === 'text' ? (node.data ?? '') : node.children.map(textOf).join('');
}
