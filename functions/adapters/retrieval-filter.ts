import type { RetrievalFilter } from '@aws-sdk/client-bedrock-agent-runtime';
import { everyone, type KnowledgeBaseSetup } from '../../contract/knowledge-base.ts';
import type { DocumentFilter } from '../ports.ts';

/** Set by the service for every document. */
export const uriAttribute = 'x-amz-bedrock-kb-source-uri';

/**
 * What the service is asked to leave out before it ranks anything; undefined for nothing. It knows no opposite of
 * `startsWith`: what is denied by a beginning is for the caller to leave out.
 */
export function retrievalFilter(
  { labelAttribute }: KnowledgeBaseSetup,
  filter: DocumentFilter | undefined,
): RetrievalFilter | undefined {
  if (filter === undefined) return undefined;
  const { labels, allow, deny = [] } = filter;
  const denied = deny.filter((pattern) => !isBeginning(pattern));
  const conditions: RetrievalFilter[] = [
    ...(labelAttribute === undefined ? [] : [{ in: { key: labelAttribute, value: [everyone, ...labels] } }]),
    ...(allow === undefined ? [] : [oneOf(allowed(allow))]),
    ...(denied.length === 0 ? [] : [{ notIn: { key: uriAttribute, value: denied } }]),
  ];
  return conditions.length > 1 ? { andAll: conditions } : conditions[0];
}

function allowed(patterns: readonly string[]): RetrievalFilter[] {
  const exact = patterns.filter((pattern) => !isBeginning(pattern));
  const beginnings = patterns.filter(isBeginning).map((pattern) => pattern.slice(0, -1));
  return [
    ...(exact.length > 0 ? [{ in: { key: uriAttribute, value: exact } }] : []),
    ...beginnings.map((value) => ({ startsWith: { key: uriAttribute, value } })),
  ];
}

function oneOf(conditions: RetrievalFilter[]): RetrievalFilter {
  const [first] = conditions;
  return conditions.length > 1 || first === undefined ? { orAll: conditions } : first;
}

function isBeginning(pattern: string): boolean {
  return pattern.endsWith('*');
}
