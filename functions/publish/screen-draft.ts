import type { ContentPolicy } from '../../contract/content-policy.ts';
import { type ContentDeed, incompleteNotice, nameCategories } from '../content/content-account.ts';
import { counted } from '../domain/counted.ts';
import type { Claim, Draft, Evaluation, Plan, WithheldClaim } from '../domain/model.ts';
import type { ContentClassifier } from '../engine-ports.ts';
import { screenClaims } from './screen-claims.ts';

/** What a report is composed of, as the content policy lets it out. */
export interface ScreenedDraft {
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly plan: Plan;
  readonly withheld: readonly WithheldClaim[];
  readonly deeds: readonly ContentDeed[];
  readonly checked: number;
  readonly notices: readonly string[];
}

/** Screens all that readers will see: title, headings, sentences, quotations, and questions, which notices name. */
export async function screenDraft(
  classifier: ContentClassifier,
  policy: ContentPolicy,
  { draft, evaluation, plan }: { draft: Draft; evaluation: Evaluation; plan: Plan },
  order: { readonly prompt: string; readonly isMarked: boolean },
): Promise<ScreenedDraft> {
  const questions = plan.questions.map(({ questionIndex, text }): Claim => {
    return { claimId: `q${questionIndex}`, part: 'heading', questionIndex, text, verdict: 'not-a-claim', evidence: [] };
  });
  const stands = ({ verdict }: Claim) =>
    verdict === 'supported' || verdict === 'not-a-claim' || (verdict === 'insufficient' && order.isMarked);
  const screened = await screenClaims(classifier, policy, [...questions, ...evaluation.claims], { ...order, stands });
  // Headings always come back, masked where they have to be.
  const claims = screened.claims.slice(questions.length);
  return {
    draft: { ...draft, title: claims.find(({ part }) => part === 'title')?.text ?? draft.title },
    evaluation: { ...evaluation, claims },
    plan: {
      ...plan,
      questions: plan.questions.map((question, index) => ({
        ...question,
        text: screened.claims[index]?.text ?? question.text,
      })),
    },
    withheld: screened.withheld,
    deeds: screened.deeds,
    checked: screened.checked,
    notices: [...noticesOf(screened.deeds), ...(screened.isIncomplete ? [incompleteNotice] : [])],
  };
}

function noticesOf(deeds: readonly ContentDeed[]): string[] {
  const of = (wanted: ContentDeed['action']) => deeds.filter(({ action }) => action === wanted);
  const tell = (wanted: ContentDeed['action'], words: (count: string, categories: string) => string) => {
    const found = of(wanted);
    return found.length === 0 ? [] : [words(counted(found.length, 'place'), nameCategories(found))];
  };
  return [
    ...tell('block', (count, categories) => `The content policy leaves out what stood in ${count}: ${categories}.`),
    ...tell('review', (count, categories) => `A person has to look at what is kept back in ${count}: ${categories}.`),
    ...tell(
      'redact',
      (count, categories) => `The content policy masks or leaves out what stood in ${count}: ${categories}.`,
    ),
    ...tell('unfounded', (count) => `Personal data that the cited evidence lacks was left out in ${count}.`),
  ];
}
