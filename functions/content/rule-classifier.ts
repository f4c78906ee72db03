import { classifyContent } from '../domain/policy/classify-content.ts';
import type { ContentClassifier } from '../engine-ports.ts';

/** Rules alone: no service is asked, nothing is paid. */
export const ruleClassifier: ContentClassifier = {
  classify: async (texts) => ({ findings: texts.map((text) => classifyContent(text)), isIncomplete: false }),
};
