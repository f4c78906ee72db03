import type { StoredOrder } from './domain/model.ts';
import type { DocumentFilter, Knowledge, Passage } from './ports.ts';

/** The documents as one order sees them: in the version that was pinned for it, without what it may not see. */
export interface VisibleKnowledge {
  readonly search: (
    question: string,
    options: Omit<Parameters<Knowledge['search']>[1], 'filter'>,
  ) => Promise<Passage[]>;
  readonly filter: DocumentFilter;
  /** What the reader of the report has to know of it. */
  readonly notices: readonly string[];
}

/** Where the pinned documents are kept no longer, the present ones take their place, and a notice says so. */
export async function visibleKnowledge(
  knowledge: Knowledge,
  stored: StoredOrder,
  pinnedVersion: string,
): Promise<VisibleKnowledge> {
  const filter = documentFilter(stored);
  const pinned = await knowledge.at(pinnedVersion);
  return {
    search: (question, options) => (pinned ?? knowledge).search(question, { ...options, filter }),
    filter,
    notices: pinned === undefined ? [documentsChanged] : [],
  };
}

export const documentsChanged =
  'The documents changed while this report was made: parts of it may rest on newer documents than others.';

/** What the order's caller may see, and of that what the order asks for. */
export function documentFilter({ labels = [], order }: StoredOrder): DocumentFilter {
  const { allow, deny } = order.options?.sources ?? {};
  return { labels, ...(allow === undefined ? {} : { allow }), ...(deny === undefined ? {} : { deny }) };
}
