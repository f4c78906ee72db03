import type { Stretch } from '../markdown-blocks.ts';
import { cutSentences } from '../sentences.ts';

/** A longer sentence lacks its full stops. */
const windowCharacters = 800;
const overlapCharacters = 200;

/** The sentences of a text, the very long ones in pieces that overlap, so that nothing is too far in to be read. */
export function cutWindows(text: string): Stretch[] {
  return cutSentences(text).flatMap(({ start, end }): Stretch[] => {
    const windows: Stretch[] = [];
    for (let from = start; windows.length === 0 || from + overlapCharacters < end; from += windowCharacters) {
      windows.push({ start: from, end: Math.min(end, from + windowCharacters + overlapCharacters) });
    }
    return windows;
  });
}
