import type { Knowledge, Passage } from '../ports.ts';
import type { PassageIndex } from './passage-index.ts';

/** Searches one index. */
export interface IndexSearch {
  search(
    question: string,
    limit: number,
    options: Pick<Parameters<Knowledge['search']>[1], 'filter' | 'onCall'>,
  ): Promise<Passage[]>;
  close(): void;
}

export type OpenSearch = (file: string, index: PassageIndex) => Promise<IndexSearch>;

export function searchByWords(index: PassageIndex): IndexSearch {
  return {
    search: async (question, limit, { filter }) => index.search(question, limit, filter),
    close: () => {},
  };
}
