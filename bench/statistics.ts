/** The middle value; the mean of the two middle ones for an even number. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between the two nearest values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Between which shares the true one lies with 95 % certainty, after `count` of `total` (Wilson). */
export function wilsonInterval(count: number, total: number): [low: number, high: number] {
  const z = 1.96;
  const share = count / total;
  const centre = share + z ** 2 / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  const scale = 1 + z ** 2 / total;
  return [Math.max(0, (centre - spread) / scale), (centre + spread) / scale];
}

export function printTable(title: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  console.log(`\n${title}\n`);
  for (const row of [header, ...rows]) console.log(line(row));
}

/** As a percentage; empty of nothing. */
export function share(count: number, total: number): string {
  return total === 0 ? '' : `${((100 * count) / total).toFixed(1)} %`;
}

/** A count with its share, and the interval in which the true share lies. */
export function rateOf(count: number, total: number): [string, string] {
  if (total === 0) return ['', ''];
  const [low, high] = wilsonInterval(count, total);
  return [`${count} = ${share(count, total)}`, `${(100 * low).toFixed(1)} – ${(100 * high).toFixed(1)}`];
}
