/** Damps the lead of the first ranks when rankings become one. */
const rankDamping = 10;

/** One ranking of several by reciprocal rank, which needs no comparable scores; best first. */
export function fuseRankings<Item>(rankings: readonly (readonly Item[])[]): Map<Item, number> {
  const scores = new Map<Item, number>();
  for (const ranking of rankings) {
    for (const [place, item] of ranking.entries()) {
      scores.set(item, (scores.get(item) ?? 0) + 1 / (rankDamping + place));
    }
  }
  return new Map([...scores].sort(([, left], [, right]) => right - left));
}
