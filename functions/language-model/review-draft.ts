import type { Claim, Sentence } from '../domain/model.ts';
import type { Engine } from '../engine-ports.ts';

type Input = Parameters<Engine['write']>[0];

/** A sentence of the draft before that may not stand. */
export interface Rejected {
  readonly questionIndex: number | null;
  readonly text: string;
  readonly reason: string;
}

/** What the evaluation gave this verdict, by the index of its question. */
export function sentencesJudged({ previous }: Input, judged: Claim['verdict']): Map<number, Sentence[]> {
  const kept = new Map<number, Sentence[]>();
  for (const { questionIndex, text, verdict, evidence } of previous?.evaluation.claims ?? []) {
    if (verdict !== judged || questionIndex === null) continue;
    const sentences = kept.get(questionIndex) ?? [];
    sentences.push({ text, kind: 'claim', evidenceIds: evidence.map(({ evidenceId }) => evidenceId) });
    kept.set(questionIndex, sentences);
  }
  return kept;
}

export function rejectedSentences({ previous }: Input): Rejected[] {
  const isRejected = ({ verdict }: Claim) => verdict === 'insufficient' || verdict === 'contradicted';
  return (previous?.evaluation.claims ?? [])
    .filter(isRejected)
    .map(({ questionIndex, text, reason }) => ({ questionIndex, text, reason: reason ?? 'not supported' }));
}
