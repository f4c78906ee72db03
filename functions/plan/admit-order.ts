import type { ContentPolicy } from '../../contract/content-policy.ts';
import { contextDocument } from '../domain/context-document.ts';
import type { StoredOrder } from '../domain/model.ts';
import { detectDistress } from '../domain/policy/detect-distress.ts';
import type { ContentClassifier } from '../engine-ports.ts';
import { type Admission, answerDistress, decideAdmission } from './decide-admission.ts';

/**
 * Holds an order against the content policy before anything is paid for it. Somebody in distress gets the fixed answer;
 * what blocks one sentence blocks the order; what is masked or kept back no agent sees, and the stored order stays as it
 * is. Distress is looked for in the prompt only: a context is what others wrote.
 */
export async function admitOrder(
  classifier: ContentClassifier,
  policy: ContentPolicy,
  { order }: Pick<StoredOrder, 'order'>,
): Promise<Admission> {
  const distress = detectDistress(order.prompt);
  if (distress !== undefined) return answerDistress(policy, distress);
  const context = contextDocument(order.context)?.text;
  const texts = [order.prompt, ...(context === undefined ? [] : [context])];
  const { findings, isIncomplete } = await classifier.classify(texts, 'input');
  const shown = { prompt: order.prompt, ...(context === undefined ? {} : { context }) };
  return decideAdmission(policy, shown, findings, { isIncomplete });
}
