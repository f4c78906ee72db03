import { codeVersion } from '../contract/version.ts';
import { canonicalJson, sha256 } from './domain/hash.ts';
import type { Task } from './domain/model.ts';
import type { ApiRequest, ApiResponse } from './http.ts';

/**
 * The tag of what is shown of a task in a media type: another one as soon as the task has changed or another release
 * shows it. Weak: what it says stays the same under it, its bytes need not.
 */
export function tagOf(task: Task, mediaType: string): string {
  const { status, updatedAt, progress, reportHash = null } = task;
  return `W/"${sha256(canonicalJson({ status, updatedAt, progress, reportHash, mediaType, codeVersion }))}"`;
}

/** What `answer` gives, under its tag; 304 without asking it if the caller has that already. */
export async function answerUnder(
  tag: string,
  { ifNoneMatch }: Pick<ApiRequest, 'ifNoneMatch'>,
  answer: () => Promise<ApiResponse>,
): Promise<ApiResponse> {
  if (ifNoneMatch !== undefined && names(ifNoneMatch, tag)) return { status: 304, headers: { ETag: tag } };
  const { headers, ...response } = await answer();
  return { ...response, headers: { ...headers, ETag: tag } };
}

/** As RFC 9110 compares for reading: weak and strong tags are the same, `*` is any. */
function names(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  const [opaque] = tag.match(/"[^"]*"/) ?? [];
  return (ifNoneMatch.match(/"[^"]*"/g) ?? []).some((named) => named === opaque);
}
