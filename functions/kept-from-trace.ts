import type { ContentPolicy } from '../contract/content-policy.ts';
import { counted } from './domain/counted.ts';
import type { Evidence, Source } from './domain/model.ts';
import { isMarkedEvidence } from './domain/policy/is-marked-evidence.ts';

/**
 * Tells of a piece of evidence whether its words stay out of the trace: those that its title or heading marks as
 * confidential, unless the policy lets such out. The text itself does not show that it is.
 */
export function keptFromTrace(
  policy: ContentPolicy,
  sources: ReadonlyMap<string, Pick<Source, 'title'>>,
): (piece: Evidence) => boolean {
  if (policy.categories.confidential.output === 'allow') return () => false;
  return (piece) => isMarkedEvidence(piece, sources);
}

/** What is said in the place of what was left out; nothing for none. */
export function tellKept(count: number, thing: string): string[] {
  return count === 0 ? [] : [`Left out: ${counted(count, thing)} from what is marked as confidential.`];
}
