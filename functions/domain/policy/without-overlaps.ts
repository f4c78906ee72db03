/** The longest of those that overlap, in the order of the text. */
export function withoutOverlaps<Stretch extends { readonly start: number; readonly end: number }>(
  found: readonly Stretch[],
): Stretch[] {
  const kept: Stretch[] = [];
  let reached: Stretch | undefined;
  for (const one of found.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    if (reached === undefined || one.start >= reached.end) kept.push(one);
    else if (one.end - one.start > reached.end - reached.start) kept[kept.length - 1] = one;
    reached = kept.at(-1);
  }
  return kept;
}
