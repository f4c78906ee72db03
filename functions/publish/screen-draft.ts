import type { ContentPolicy } from '../../contract/content-policy.ts';
import { type ContentDeed, incompleteNotice, nameCategories } from '../content/content-account.ts';
import { counted } from '../domain/counted.ts';
import type { Claim, Draft, Evaluation, Plan, Source, WithheldClaim } from '../domain/model.ts';
import type { ContentClassifier } from '../engine-ports.ts';
import { screenClaims } from './screen-claims.ts';
import { screenPlaces } from './screen-places.ts';

/** What a report is composed of, as the content policy lets it out. */
export interface ScreenedDraft {
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly plan: Plan;
  readonly sources: ReadonlyMap<string, Source>;
  readonly withheld: readonly WithheldClaim[];
  readonly deeds: readonly ContentDeed[];
  readonly checked: number;
  readonly notices: readonly string[];
}

/** Screens all that readers will see: title, headings, sentences, quotations and where they stand, and questions, which notices name. */
export async function screenDraft(
  classifier: ContentClassifier,
  policy: ContentPolicy,
  made: { draft: Draft; evaluation: Evaluation; plan: Plan; sources: ReadonlyMap<string, Source> },
  order: { readonly prompt: string; readonly isMarked: boolean },
): Promise<ScreenedDraft> {
  const { draft, evaluation, plan } = made;
  const questions = plan.questions.map(({ questionIndex, text }): Claim => {
    return { claimId: `q${questionIndex}`, part: 'heading', questionIndex, text, verdict: 'not-a-claim', evidence: [] };
  });
  const stands = ({ verdict }: Claim) =>
    verdict === 'supported' || verdict === 'not-a-claim' || (verdict === 'insufficient' && order.isMarked);
  const screened = await screenClaims(classifier, policy, [...questions, ...evaluation.claims], {
    ...order,
    sources: made.sources,
    stands,
  });
  // Headings always come back, masked where they have to be.
  const own = screened.claims.slice(questions.length);
  const places = await screenPlaces(classifier, policy, { claims: own, sources: made.sources }, stands);
  const { claims } = places;
  const deeds = [...screened.deeds, ...places.deeds];
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
    sources: places.sources,
    withheld: screened.withheld,
    deeds,
    checked: screened.checked,
    notices: [...noticesOf(deeds), ...(screened.isIncomplete || places.isIncomplete ? [incompleteNotice] : [])],
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
