import type { Draft, Evaluation, Evidence, Finding, Plan, Section, Sentence } from '../domain/model.ts';
import { focusOf } from '../domain/question-concepts.ts';
import { readEvidence } from '../domain/read-evidence.ts';

/** Why a section has no claim. Where there are several sections, a number keeps them from all saying the same. */
const nothingFound = (question: string) => `The knowledge holds nothing that answers ${question}.`;
const alreadySaid = (question: string) => `What the knowledge says about ${question} stands in another section.`;
const nothingLeft = (question: string) => `Nothing that was found for ${question} withstood the evaluation.`;

/** Heading of the only section, where the title already is the question. */
const onlyHeading = 'What the documents say';

/**
 * A draft of quotations: one section for each question, no sentence twice. On a revision, sentences
 * that the evaluation found unsupported are left out.
 */
export function composeReport(input: {
  plan: Plan;
  findings: readonly Finding[];
  revision: number;
  previous?: { draft: Draft; evaluation: Evaluation } | undefined;
}): Draft {
  const { plan, findings, revision, previous } = input;
  const rejected = rejectedTexts(previous?.evaluation);
  const found = plan.questions.map(({ questionIndex }) => {
    const evidence = findings.find((finding) => finding.questionIndex === questionIndex)?.evidence ?? [];
    return { evidence, claims: claimsFrom(evidence, rejected) };
  });
  const homes = assignHomes(found.map(({ claims }) => claims.map((claim) => sameness(claim.text))));
  /** A sentence that several questions found stands once and cites what each of them found. */
  const citingAll = (claim: Sentence): Sentence => {
    const same = found.flatMap(({ claims }) => claims).filter((each) => sameness(each.text) === sameness(claim.text));
    return { ...claim, evidenceIds: [...new Set([claim, ...same].flatMap((each) => each.evidenceIds))] };
  };
  const isOnly = plan.questions.length === 1;
  const sections = plan.questions.map(({ questionIndex, text }, place): Section => {
    const { evidence = [], claims = [] } = found[place] ?? {};
    const own = claims.filter((claim) => homes.get(sameness(claim.text)) === place);
    const question = isOnly ? 'this question' : `question ${place + 1}`;
    return {
      heading: isOnly ? onlyHeading : focusOf(text),
      questionIndex,
      sentences: own.length > 0 ? own.map(citingAll) : [transition(evidence, claims, question)],
    };
  });
  return { revision, title: plan.title, sections };
}

/**
 * The section of each sentence: where it stands nearest to the beginning, because findings come the
 * most relevant first; a section left with none takes its best one from a section that has others.
 */
function assignHomes(sections: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const homes = new Map<string, number>();
  const ranks = new Map<string, number>();
  for (const [place, keys] of sections.entries()) {
    for (const [rank, key] of keys.entries()) {
      if (rank >= (ranks.get(key) ?? Number.POSITIVE_INFINITY)) continue;
      ranks.set(key, rank);
      homes.set(key, place);
    }
  }
  const size = (place: number | undefined) => [...homes.values()].filter((home) => home === place).length;
  for (const [place, keys] of sections.entries()) {
    const spare = size(place) === 0 ? keys.find((key) => size(homes.get(key)) > 1) : undefined;
    if (spare !== undefined) homes.set(spare, place);
  }
  return homes;
}

function claimsFrom(evidence: readonly Evidence[], rejected: ReadonlySet<string>): Sentence[] {
  const texts = new Set<string>();
  return readEvidence(evidence).flatMap((reading): Sentence[] => {
    const key = sameness(reading.text);
    if (rejected.has(key) || texts.has(key) || reading.text === '') return [];
    texts.add(key);
    const evidenceIds = reading.evidence.map((piece) => piece.evidenceId);
    return [{ text: reading.text, kind: 'claim', evidenceIds }];
  });
}

function rejectedTexts(evaluation: Evaluation | undefined): ReadonlySet<string> {
  const claims = evaluation?.claims ?? [];
  const isRejected = ({ verdict }: { verdict: string }) => verdict === 'insufficient' || verdict === 'contradicted';
  return new Set(claims.filter(isRejected).map((claim) => sameness(claim.text)));
}

function transition(evidence: readonly Evidence[], claims: readonly Sentence[], question: string): Sentence {
  const found = claims.length > 0 ? alreadySaid : nothingLeft;
  return { text: (evidence.length === 0 ? nothingFound : found)(question), kind: 'transition', evidenceIds: [] };
}

/** Sentences that differ in case or punctuation only are the same to a reader. */
function sameness(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
