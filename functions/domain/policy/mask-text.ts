import type { ContentCategory } from '../../../contract/content-policy.ts';
import type { ContentFinding } from './content-finding.ts';

/** What stands where something was masked. */
export const masks: Readonly<Record<ContentCategory, string>> = {
  harmful: '[harmful content removed]',
  confidential: '[confidential content removed]',
  personalData: '[personal data removed]',
};

/** The text with a mask in the place of each finding; findings that overlap share the mask of the first. */
export function maskText(text: string, findings: readonly ContentFinding[]): string {
  let masked = '';
  let reached = 0;
  for (const { category, start, end } of findings.toSorted((left, right) => left.start - right.start)) {
    if (start >= reached) masked += text.slice(reached, start) + masks[category];
    reached = Math.max(reached, end);
  }
  return masked + text.slice(reached);
}
