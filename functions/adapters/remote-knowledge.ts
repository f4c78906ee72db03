import { type KnowledgeBaseSetup, knowledgeBaseLocation } from '../../contract/knowledge-base.ts';
import { sha256 } from '../domain/hash.ts';
import type { Clock, Knowledge } from '../ports.ts';
import type { KnowledgeBase } from './bedrock-knowledge-base.ts';
import { mergeSearches, type StoredKnowledge, searchOnce } from './sqlite-knowledge.ts';

/** Knowledge that can be asked whether it answers. */
export type CheckedKnowledge = Knowledge & Pick<StoredKnowledge, 'healthy'>;

/**
 * Knowledge that a service keeps; `open` loads its client at the first search. It has no versions: what is pinned is the
 * knowledge base and the day, so that no answer of an earlier day passes for one of today. What was cited is kept as it
 * was read, like any source.
 */
export function remoteKnowledge(
  setup: KnowledgeBaseSetup,
  clock: Clock,
  open: () => Promise<KnowledgeBase>,
): CheckedKnowledge {
  let opening: Promise<KnowledgeBase> | undefined;
  const base = () => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const knowledge: CheckedKnowledge = {
    version: async () => {
      const day = clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
      return sha256(`${knowledgeBaseLocation(setup)}\n${day}`);
    },
    at: async () => knowledge,
    search: async (question, { limit, extra, filter }) => {
      const found = await (await base()).search(question, limit, filter);
      return mergeSearches([searchOnce(extra, question, limit), found]).slice(0, limit);
    },
    healthy: async () => (await base()).healthy(),
  };
  return knowledge;
}
