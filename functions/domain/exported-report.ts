import type { ClaimVerdict, Outcome } from '../../contract/words.ts';
import { citeClaims } from './cite-claims.ts';
import { displayText } from './display-text.ts';
import { firstCharacters } from './first-characters.ts';
import { directionOf, languageOf } from './language-of.ts';
import { lazy } from './lazy.ts';
import type { Claim, Evidence, Report, Source, Task, WithheldClaim } from './model.ts';

/**
 * A finished report as every format shows it, in the order in which it is read. What stands in `Words` comes from the
 * order, its sources or its writer; all other text is the service's own, in English.
 */
export interface ExportedReport {
  readonly title: Words;
  /** Of the report as a whole, as far as it can be told. */
  readonly language?: string;
  /** Such as `21 November 2026, 12:00 UTC`. */
  readonly completed: string;
  readonly completedAt: Date;
  readonly outcome: { readonly name: Outcome; readonly label: string; readonly explanation: string };
  readonly notices: readonly Words[];
  readonly sections: readonly ExportedSection[];
  /** The spans that are cited; `number` is 1 for the first, and so on. */
  readonly references: readonly Reference[];
  readonly ledger: readonly LedgerRow[];
  /** As they were read. */
  readonly sources: readonly ExportedSource[];
  /** What the report was made with. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** One line of text that is data; `text` is safe in no format: each escapes it. */
export interface Words {
  readonly text: string;
  /** BCP 47, where it can be told. */
  readonly language?: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface ExportedSection {
  readonly heading: Words;
  readonly sentences: readonly { readonly words: Words; readonly citations: readonly number[] }[];
}

export interface Reference {
  readonly number: number;
  readonly title: Words;
  /** The headings above the span, outermost first. */
  readonly headings: readonly Words[];
  readonly page?: number;
  readonly uri: string;
  /** The address to link to, where the source is a page of the web. */
  readonly href?: string;
  readonly quote: Words;
}

export interface LedgerRow {
  readonly claimId: string;
  readonly claim: Words;
  readonly verdict: string;
  readonly citations: readonly number[];
}

export interface ExportedSource {
  readonly title: Words;
  readonly uri: string;
  readonly href?: string;
  readonly sha256: string;
}

/** What stands above the parts that every format has. */
export const exportHeadings = {
  references: 'References',
  ledger: 'Appendix A: Claim ledger',
  sources: 'Appendix B: Sources as they were read',
  about: 'About this report',
} as const;

/** `language` is the order's, where it named one. */
export function exportReport(task: Task, report: Report, language?: string): ExportedReport {
  const { sections, spans } = citeClaims(report.claims);
  const sentences = sections.flatMap((section) => section.sentences);
  const own = languageOf([report.title, ...sentences.map(({ claim }) => claim.text)].join(' '), language);
  const words = (text: string) => toWords(text, own);
  const sources = new Map(report.sources.map((source) => [source.sourceId, source]));
  return {
    // It may consist of what nobody sees.
    title: words(/[^\p{Cc}\p{Cf}\p{Z}]/u.test(report.title) ? report.title : 'Report'),
    ...(own === undefined ? {} : { language: own }),
    completed: inWords(task.updatedAt),
    completedAt: new Date(task.updatedAt),
    outcome: { name: report.outcome, ...(isFixed(report) ? fixedWords : outcomeWords[report.outcome]) },
    notices: report.notices.map(words),
    sections: sections.map(({ heading, sentences: cited }) => ({
      heading: words(heading.text),
      sentences: cited.map(({ claim, numbers }) => ({ words: words(claim.text), citations: numbers })),
    })),
    references: spans.map((span, index) => toReference(index + 1, span, sources.get(span.sourceId), own)),
    ledger: [
      ...sentences
        .filter(({ claim }) => claim.verdict !== 'not-a-claim')
        .map(({ claim, numbers }) => toLedgerRow(claim, words(claim.text), numbers)),
      ...(report.withheld ?? []).map(toWithheldRow),
    ],
    sources: report.sources.map(({ title, uri, sha256 }) => ({
      title: toPlace(title, own),
      ...toAddress(uri),
      sha256,
    })),
    facts: factsOf(task, report),
  };
}

const outcomeWords: Readonly<Record<Outcome, { label: string; explanation: string }>> = {
  answered: { label: 'Answered', explanation: 'Every question has an answer that the cited sources support.' },
  partial: {
    label: 'Partly answered',
    explanation: 'Some of what was asked has no supported answer; see the notices.',
  },
  unanswered: { label: 'Not answered', explanation: 'The sources hold nothing that supports an answer.' },
};

/** Of an order that had an answer before anything was asked of the sources. */
const fixedWords = { label: 'Not researched', explanation: 'This is a fixed text; see the notices.' } as const;

/** Whether what it says answers no question, not even by telling that nothing is known. */
function isFixed({ outcome, claims }: Report): boolean {
  const sentences = claims.filter(({ part }) => part === 'sentence');
  return outcome === 'unanswered' && sentences.length > 0 && sentences.every((claim) => claim.questionIndex === null);
}

const verdictWords: Readonly<Record<ClaimVerdict, string>> = {
  supported: 'Supported',
  contradicted: 'Contradicted',
  insufficient: 'Not supported',
  'not-a-claim': 'Not a claim',
};

function toWords(text: string, expected: string | undefined): Words {
  const shown = displayText(text);
  const language = languageOf(shown, expected);
  return { text: shown, ...(language === undefined ? {} : { language }), direction: directionOf(shown) };
}

/** Of a title or heading that tells where something stands, in UTF-16 code units: with all of them it fits on one page. */
const placeCharacters = 300;

function toPlace(text: string, expected: string | undefined): Words {
  const words = toWords(text, expected);
  if (words.text.length <= placeCharacters) return words;
  return { ...words, text: `${firstCharacters(words.text, placeCharacters).trimEnd()}…` };
}

function toReference(
  number: number,
  span: Evidence,
  source: Source | undefined,
  language: string | undefined,
): Reference {
  const title = source?.title ?? span.sourceId;
  return {
    number,
    title: toPlace(title, language),
    headings: span.headings.filter((heading) => heading !== title).map((heading) => toPlace(heading, language)),
    ...(span.page === undefined ? {} : { page: span.page }),
    ...toAddress(source?.uri ?? ''),
    quote: toWords(span.quote, language),
  };
}

/** Only an address of the web becomes a link: what other schemes do is the reader's program's choice. */
function toAddress(uri: string): { uri: string; href?: string } {
  const shown = displayText(uri);
  const url = URL.parse(shown);
  return url !== null && /^https?:$/.test(url.protocol) ? { uri: shown, href: url.href } : { uri: shown };
}

function toLedgerRow({ claimId, verdict, reason }: Claim, claim: Words, citations: readonly number[]): LedgerRow {
  const words = verdictWords[verdict];
  return { claimId, claim, verdict: reason === undefined ? words : `${words}: ${displayText(reason)}`, citations };
}

function factsOf(task: Task, report: Report): { name: string; value: string }[] {
  return [
    { name: 'Report', value: task.taskId },
    { name: 'Ordered', value: inWords(task.createdAt) },
    { name: 'Completed', value: inWords(task.updatedAt) },
    { name: 'Revision of the draft', value: String(report.revision) },
    { name: 'Sentences removed for lack of support', value: String(report.removed) },
    { name: 'Agent spec', value: `${task.spec.version} (${task.spec.hash})` },
    { name: 'Engine', value: task.engine },
    { name: 'Code', value: task.versions.code },
    { name: 'Configuration', value: task.versions.config },
    ...(task.knowledgeVersion === undefined ? [] : [{ name: 'Knowledge', value: task.knowledgeVersion }]),
  ];
}

/** Its text is shown to nobody. */
function toWithheldRow({ claimId, reason }: WithheldClaim): LedgerRow {
  return { claimId, claim: toWords('(left out)', 'en'), verdict: `Left out: ${reason}`, citations: [] };
}

/** It takes some 8 ms to make. */
const dateFormat = lazy(() => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }));

function inWords(time: string): string {
  const at = new Date(time);
  return `${dateFormat().format(at)}, ${at.toISOString().slice(11, 16)} UTC`;
}
