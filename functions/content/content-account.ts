import type { ContentCategory, ContentSide } from '../../contract/content-policy.ts';
import type { Telemetry } from '../ports.ts';

/** What was done about content, as metrics and trace tell it: how often, never what. */
export interface ContentDeed {
  readonly category: ContentCategory | 'distress';
  readonly action: 'block' | 'redact' | 'review' | 'answer' | 'unfounded';
  /** Who found it; absent: the classifier, which is rules and where there is one a guardrail. */
  readonly detector?: 'planner';
}

/** What a category is called in a notice and in the trace. */
export const categoryWords: Readonly<Record<ContentDeed['category'], string>> = {
  harmful: 'harmful content',
  confidential: 'confidential content',
  personalData: 'personal data',
  distress: 'distress',
};

/** Counts texts that were looked at and what was done about them. */
export function countContent(
  telemetry: Telemetry,
  side: ContentSide,
  checked: number,
  deeds: readonly ContentDeed[],
): void {
  if (checked > 0) telemetry.count('ContentChecked', checked, { side });
  for (const { category, action, detector = 'classifier' } of deeds) {
    telemetry.count('ContentFindings', 1, { category, side, action, detector });
  }
}

const actionWords: Readonly<Record<ContentDeed['action'], string>> = {
  block: 'blocked',
  redact: 'masked',
  review: 'kept back for review',
  answer: 'answered with the fixed text',
  unfounded: 'left out, as its evidence lacks it',
};

/** For the trace, such as `Content policy: personal data masked (2)`; none when there is nothing to tell. */
export function describeDeeds(deeds: readonly ContentDeed[]): string[] {
  const counts = Map.groupBy(deeds, ({ category, action, detector }) =>
    [
      categoryWords[category],
      actionWords[action],
      ...(detector === undefined ? [] : [`as the ${detector} found`]),
    ].join(' '),
  );
  if (counts.size === 0) return [];
  return [`Content policy: ${[...counts].map(([words, same]) => `${words} (${same.length})`).join(', ')}`];
}

export const incompleteNotice =
  'Content was checked by rules alone, because the guardrail of this service did not answer.';

/** Categories in words, each once. */
export function nameCategories(deeds: readonly ContentDeed[]): string {
  return [...new Set(deeds.map(({ category }) => categoryWords[category]))].join(', ');
}
