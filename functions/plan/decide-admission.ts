import type { ContentAction, ContentPolicy } from '../../contract/content-policy.ts';
import { type ContentDeed, incompleteNotice, nameCategories } from '../content/content-account.ts';
import type { AdmittedOrder, Report } from '../domain/model.ts';
import type { ContentFinding } from '../domain/policy/content-finding.ts';
import { maskText } from '../domain/policy/mask-text.ts';
import { cutSentences } from '../domain/sentences.ts';
import { fixedReport } from './fixed-report.ts';

export type Admission = { readonly deeds: readonly ContentDeed[] } & (
  | { readonly kind: 'blocked' }
  /** Nothing is researched: this is the report. */
  | { readonly kind: 'answered'; readonly report: Report }
  | AdmittedAs
);

interface AdmittedAs {
  readonly kind: 'admitted';
  readonly order: AdmittedOrder;
  readonly isChanged: boolean;
  readonly notices: readonly string[];
}

type Detector = Pick<ContentDeed, 'detector'>;

/** What becomes of an order in whose prompt and context, in this order, these findings were made. */
export function decideAdmission(
  policy: ContentPolicy,
  order: AdmittedOrder,
  findings: readonly (readonly ContentFinding[])[],
  { isIncomplete = false, ...by }: Detector & { readonly isIncomplete?: boolean } = {},
): Admission {
  const texts = [order.prompt, ...(order.context === undefined ? [] : [order.context])];
  const actionOf = ({ category }: ContentFinding): ContentAction => policy.categories[category].input;
  const relevant = texts.map((_text, index) => {
    const found = (findings[index] ?? []).filter((finding) => actionOf(finding) !== 'allow');
    // A stamp on the question: to mask it would leave no question.
    return index > 0
      ? found
      : found.filter(({ kind, ...rest }) => kind !== 'marking' || actionOf({ kind, ...rest }) !== 'redact');
  });
  const deeds = relevant.flat().map((finding): ContentDeed => {
    const action = actionOf(finding);
    return { category: finding.category, action: action === 'allow' ? 'redact' : action, ...by };
  });
  if (deeds.some(({ action }) => action === 'block')) {
    return { kind: 'blocked', deeds: deeds.filter(({ action }) => action === 'block') };
  }
  const [prompt = '', context] = texts.map((text, index) => {
    const found = relevant[index] ?? [];
    return maskText(
      text,
      found.map((one) => (actionOf(one) === 'review' ? wholeSentence(text, one) : one)),
    );
  });
  const isPromptCut = (relevant[0] ?? []).length > 0;
  if (isPromptCut && saysNothing(prompt)) return { kind: 'answered', report: emptyOrderReport(deeds), deeds };
  return {
    kind: 'admitted',
    order: { prompt, ...(context === undefined ? {} : { context }) },
    isChanged: deeds.length > 0,
    notices: [...noticesOf(deeds, by), ...(isIncomplete ? [incompleteNotice] : [])],
    deeds,
  };
}

/** The fixed answer, in this language if the policy has it. */
export function answerDistress(
  { distress: answers }: ContentPolicy,
  language: string,
  by: Detector = {},
): Extract<Admission, { kind: 'answered' }> {
  const answer = answers[language] ?? answers['en'];
  if (answer === undefined) throw new Error('A spec without an answer in English is not valid');
  return { kind: 'answered', report: fixedReport(answer), deeds: [{ category: 'distress', action: 'answer', ...by }] };
}

/** Of an order whose prompt holds nothing but what agents may not see. */
function emptyOrderReport(deeds: readonly ContentDeed[]): Report {
  const isReview = deeds.some(({ action }) => action === 'review');
  const reason = isReview ? 'A person has to look at the order first' : 'Without what is masked nothing is left to ask';
  return fixedReport({
    title: 'Kept back',
    heading: 'This order was not answered',
    sentences: ['The content policy of this service keeps the order back, and nothing was researched.'],
    notice: `${reason}: it holds ${nameCategories(deeds)}.`,
  });
}

function wholeSentence(text: string, finding: ContentFinding): ContentFinding {
  const around = cutSentences(text).filter(({ start, end }) => start < finding.end && finding.start < end);
  const start = Math.min(finding.start, ...around.map((sentence) => sentence.start));
  return { ...finding, start, end: Math.max(finding.end, ...around.map((sentence) => sentence.end)) };
}

/** Whether there is nothing left but masks. */
function saysNothing(prompt: string): boolean {
  return !/[\p{L}\p{N}]/u.test(prompt.replaceAll(/\[[a-z ]{1,40} removed\]/g, ''));
}

function noticesOf(deeds: readonly ContentDeed[], { detector }: Detector): string[] {
  const masked = deeds.filter(({ action }) => action === 'redact');
  const kept = deeds.filter(({ action }) => action === 'review');
  const masking = detector === undefined ? 'before the agents saw it' : 'as soon as the planner had read it';
  return [
    ...(masked.length === 0 ? [] : [`Parts of the order were masked ${masking}: ${nameCategories(masked)}.`]),
    ...(kept.length === 0
      ? []
      : [`Parts of the order were kept back, and a person has to look at them: ${nameCategories(kept)}.`]),
  ];
}
