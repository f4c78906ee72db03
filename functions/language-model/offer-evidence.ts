import type { Question } from '../domain/model.ts';
import { readEvidence } from '../domain/read-evidence.ts';
import type { Engine } from '../engine-ports.ts';
import type { ShownQuestion } from '../write/write-prompt.ts';
import { withinTokens } from './within-tokens.ts';

/** The evidence a writer sees, numbered from 1. */
export interface OfferedEvidence {
  readonly questions: readonly ShownQuestion[];
  /** The same with the better half of the evidence of each question. */
  readonly half: readonly ShownQuestion[];
  readonly count: number;
  /** All of it, to tell its language. */
  readonly text: string;
  /** What a number stands for; none when there is no such number. */
  readonly idsOf: (number: number) => readonly string[];
}

/** The best evidence of each question, then the second best and so on, as far as the tokens reach. */
export function chooseEvidence(
  { findings }: Pick<Parameters<Engine['write']>[0], 'findings'>,
  questions: readonly Question[],
  limitTokens: number,
  countTokens: (text: string) => number,
): OfferedEvidence {
  const titles = new Map(findings.flatMap(({ sources }) => sources).map(({ sourceId, title }) => [sourceId, title]));
  const found = questions.flatMap((question) => {
    const evidence = findings.find(({ questionIndex }) => questionIndex === question.questionIndex)?.evidence ?? [];
    return readEvidence(evidence).map(({ text, evidence: pieces }, rank) => {
      const [first] = pieces;
      const title = titles.get(first?.sourceId ?? '') ?? '';
      const place = [
        ...(title === '' ? [] : [title]),
        ...(first?.headings ?? []).filter((heading) => heading !== title),
      ].join(' › ');
      return { question, rank, text, place, ids: pieces.map(({ evidenceId }) => evidenceId) };
    });
  });
  const fair = found.toSorted((left, right) => left.rank - right.rank);
  const offered = withinTokens(fair, limitTokens, ({ text, place }) => countTokens(`${text} (${place})`));
  const numbered = found
    .filter((piece) => offered.includes(piece))
    .map((piece, index) => ({ ...piece, number: index + 1 }));
  const shown = (share: number) =>
    questions.map((question): ShownQuestion => {
      const own = numbered.filter((piece) => piece.question === question);
      const best = own.slice(0, Math.ceil(own.length * share));
      return { text: question.text, evidence: best.map(({ number, text, place }) => ({ number, text, place })) };
    });
  return {
    questions: shown(1),
    half: shown(0.5),
    count: numbered.length,
    text: numbered.map(({ text }) => text).join(' '),
    idsOf: (number) => numbered[number - 1]?.ids ?? [],
  };
}
