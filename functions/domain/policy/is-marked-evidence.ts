import type { Evidence, Source } from '../model.ts';
import { isInMarkedPlace } from './marked-places.ts';

/** Whether a piece of evidence stands under a title or heading that is marked as confidential. Of a source that is missing no title is known. */
export function isMarkedEvidence(
  { sourceId, headings }: Evidence,
  sources: ReadonlyMap<string, Pick<Source, 'title'>>,
): boolean {
  const title = sources.get(sourceId)?.title;
  return isInMarkedPlace([...(title === undefined ? [] : [title]), ...headings]);
}
