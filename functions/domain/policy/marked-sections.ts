import { cutBlocks, type Stretch } from '../markdown-blocks.ts';
import { isInMarkedPlace } from './marked-places.ts';

/**
 * The sections of a Markdown text that their headings mark as confidential, each with its heading and down to the next
 * one of the same or a higher level. None lies within another.
 */
export function markedSections(text: string): Stretch[] {
  const headings = cutBlocks(text).flatMap((block) => (block.kind === 'heading' ? [block] : []));
  const sections: Stretch[] = [];
  let above: typeof headings = [];
  for (const [index, heading] of headings.entries()) {
    above = [...above.filter(({ level }) => level < heading.level), heading];
    const isCovered = heading.start < (sections.at(-1)?.end ?? 0);
    if (isCovered || !isInMarkedPlace(above.map(({ start, end }) => text.slice(start, end)))) continue;
    const next = headings.slice(index + 1).find(({ level }) => level <= heading.level);
    const end = next === undefined ? text.length : lineStart(text, next.start);
    sections.push({ start: heading.start, end: heading.start + text.slice(heading.start, end).trimEnd().length });
  }
  return sections;
}

function lineStart(text: string, place: number): number {
  let start = place;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}
