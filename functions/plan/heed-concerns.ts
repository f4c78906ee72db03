import type { ContentPolicy } from '../../contract/content-policy.ts';
import type { Concern } from '../domain/model.ts';
import type { ContentFinding } from '../domain/policy/content-finding.ts';
import { promptLanguage } from '../domain/policy/prompt-language.ts';
import { type Admission, answerDistress, decideAdmission } from './decide-admission.ts';

type Admitted = Extract<Admission, { kind: 'admitted' }>;

/**
 * What becomes of an order that was admitted once the planner has named its concerns: the same as if the rules had found
 * them. It tells and counts only what is new, and takes nothing back.
 */
export function heedConcerns(
  policy: ContentPolicy,
  admitted: Admitted,
  concerns: readonly Concern[],
  languageOfOrder: string,
): Admission {
  const { order, notices, isChanged } = admitted;
  if (concerns.some(({ kind }) => kind === 'distress')) {
    return answerDistress(policy, promptLanguage(order.prompt, languageOfOrder), { detector: 'planner' });
  }
  const harmful = concerns.map(({ start, end }): ContentFinding => {
    return { category: 'harmful', kind: 'planner', start, end };
  });
  const heeded = decideAdmission(policy, order, [harmful], { detector: 'planner' });
  if (heeded.kind !== 'admitted') return heeded;
  return { ...heeded, isChanged: isChanged || heeded.isChanged, notices: [...notices, ...heeded.notices] };
}
