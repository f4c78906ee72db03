import type { Stretch } from '../markdown-blocks.ts';

/** The text with nothing but spaces in these stretches: as long as before, so that places in it stay what they were. */
export function blankOut(text: string, stretches: readonly Stretch[]): string {
  return replaceEach(text, stretches, (stretch) => stretch.replaceAll(/[^\r\n]/g, ' '));
}

/** The text with a word in the place of each stretch, for texts whose places nobody needs. */
export function withhold(text: string, stretches: readonly Stretch[]): string {
  return replaceEach(text, stretches, () => '[withheld]');
}

export function overlaps(left: Stretch, right: Stretch): boolean {
  return left.start < right.end && right.start < left.end;
}

function replaceEach(text: string, stretches: readonly Stretch[], replacement: (stretch: string) => string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of stretches.toSorted((left, right) => left.start - right.start)) {
    if (end <= at) continue;
    pieces.push(text.slice(at, start), replacement(text.slice(Math.max(at, start), end)));
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}
