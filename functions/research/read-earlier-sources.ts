import { limits } from '../../contract/limits.ts';
import { findSnapshot } from '../bodies.ts';
import { contextUri } from '../domain/context-document.ts';
import type { Document, Plan, TaskKey } from '../domain/model.ts';
import { sourceOf } from '../domain/source.ts';
import type { Bodies, Passage } from '../ports.ts';

/**
 * Sources that earlier reports of the thread cite, as documents that give the same source again. Read where they lie
 * and only as long as their report is there; those that would be too much to search are left out.
 */
export async function readEarlierSources(
  bodies: Bodies,
  { tenantId }: TaskKey,
  { earlierSources = [] }: Plan,
): Promise<Document[]> {
  const texts = await Promise.all(
    earlierSources.map(({ taskId, source }) => findSnapshot(bodies, { tenantId, taskId }, source)),
  );
  let left = limits.threadSourceCharacters;
  return earlierSources.flatMap(({ source: { uri, title } }, index): Document[] => {
    const text = texts[index];
    if (text === undefined || text.length > left) return [];
    left -= text.length;
    return [{ uri, title, text }];
  });
}

/** What an earlier report has read of a document is outdated where the search finds the document as it is now. */
export function withoutOutdated(passages: readonly Passage[], earlier: readonly Document[]): Passage[] {
  const earlierIds = new Set(earlier.map((document) => sourceOf(document).sourceId));
  const isEarlier = ({ source }: Passage) => earlierIds.has(source.sourceId) && source.uri !== contextUri;
  const present = new Set(passages.filter((passage) => !isEarlier(passage)).map(({ source }) => source.uri));
  return passages.filter((passage) => !isEarlier(passage) || !present.has(passage.source.uri));
}

/** A snapshot does not say where its pages begin; where the search finds the same source, its passages do. */
export function withKnownPages(passages: readonly Passage[]): Passage[] {
  const known = new Map(passages.map(({ source, pages }) => [pages === undefined ? '' : source.sourceId, pages]));
  return passages.map((passage) => {
    const pages = passage.pages ?? known.get(passage.source.sourceId);
    return pages === undefined ? passage : { ...passage, pages };
  });
}
