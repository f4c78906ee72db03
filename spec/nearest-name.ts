/** The name that someone who wrote `name` is likely to have meant; undefined when none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    .map((each) => ({ each, distance: editDistance(name.toLowerCase(), each.toLowerCase()) }))
    .toSorted((left, right) => left.distance - right.distance);
  return nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(name.length / 3))
    ? nearest.each
    : undefined;
}

/** Letters to add, leave out or replace (Levenshtein). */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let above = 0; above < left.length; above += 1) {
    const next = [above + 1];
    for (let index = 0; index < right.length; index += 1) {
      const replaced = (row[index] ?? 0) + (left[above] === right[index] ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
