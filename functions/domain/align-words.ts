/** A stretch in which two texts differ between words that both have in the same order; either side may be empty. */
export interface Gap {
  /** From and to which place, of the first text and of the second. */
  readonly first: readonly [from: number, to: number];
  readonly second: readonly [from: number, to: number];
}

/** More words are no sentence: alignment takes as long as both are, multiplied. */
export const mostAligned = 120;

/** Where two texts differ once the longest sequence of words is taken away that both have in the same order. */
export function gapsBetween(first: readonly string[], second: readonly string[]): Gap[] {
  const lengths = lengthsOf(first, second);
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  const gaps: Gap[] = [];
  let [row, column] = [0, 0];
  let [fromRow, fromColumn] = [0, 0];
  const close = () => {
    if (row > fromRow || column > fromColumn) gaps.push({ first: [fromRow, row], second: [fromColumn, column] });
  };
  while (row < first.length && column < second.length) {
    if (first[row] === second[column]) {
      close();
      row += 1;
      column += 1;
      [fromRow, fromColumn] = [row, column];
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  [row, column] = [first.length, second.length];
  close();
  return gaps;
}

/** How long the common sequence is of what follows each place of either. */
function lengthsOf(first: readonly string[], second: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: first.length + 1 }, () => new Uint16Array(second.length + 1));
  for (let row = first.length - 1; row >= 0; row -= 1) {
    const [cells, below] = [lengths[row], lengths[row + 1]];
    if (cells === undefined || below === undefined) continue;
    for (let column = second.length - 1; column >= 0; column -= 1) {
      cells[column] =
        first[row] === second[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, cells[column + 1] ?? 0);
    }
  }
  return lengths;
}
