/** The first of `items` that together have at most `limit` tokens; always one, if there is one. */
export function withinTokens<Item>(items: readonly Item[], limit: number, countTokens: (item: Item) => number): Item[] {
  const kept: Item[] = [];
  let used = 0;
  for (const item of items) {
    used += countTokens(item);
    if (used > limit && kept.length > 0) break;
    kept.push(item);
  }
  return kept;
}
