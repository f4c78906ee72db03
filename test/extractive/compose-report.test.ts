import { describe, expect, it } from 'vitest';
import type { Draft, Evaluation, Evidence, Finding, Plan } from '../../functions/domain/model.ts';
import { composeReport } from '../../functions/extractive/compose-report.ts';

const plan: Plan = {
  title: 'Retention',
  questions: [
    { questionIndex: 0, text: 'How long is it kept?' },
    { questionIndex: 1, text: 'It is old. Who deletes it?' },
  ],
};

function evidence(evidenceId: string, quote: string, start = 0): Evidence {
  const questionIndex = Number(evidenceId.charAt(1));
  return { evidenceId, questionIndex, sourceId: 's', start, end: start + quote.length, quote, headings: [] };
}

function finding(questionIndex: number, ...pieces: Evidence[]): Finding {
  return { questionIndex, status: pieces.length > 0 ? 'found' : 'nothing', evidence: pieces, sources: [] };
}

const texts = (draft: Draft) => draft.sections.map((section) => section.sentences.map((sentence) => sentence.text));

describe('composing a report', () => {
  it('gives each question a section headed by what it asks, with sentences that cite their evidence', () => {
    const draft = composeReport({
      plan,
      revision: 0,
      findings: [finding(0, evidence('q0e0', '**Thirty** days.')), finding(1, evidence('q1e0', 'The sweep does.'))],
    });
    expect(draft.sections.map((section) => section.heading)).toEqual(['How long is it kept?', 'Who deletes it?']);
    expect(draft.sections[0]?.sentences).toEqual([{ text: 'Thirty days.', kind: 'claim', evidenceIds: ['q0e0'] }]);
  });

  it('says plainly that a question found nothing', () => {
    const draft = composeReport({ plan, revision: 0, findings: [finding(0)] });
    expect(draft.sections.map((section) => section.sentences.map(({ kind }) => kind))).toEqual([
      ['transition'],
      ['transition'],
    ]);
    expect(texts(draft)).toEqual([
      ['The knowledge holds nothing that answers question 1.'],
      ['The knowledge holds nothing that answers question 2.'],
    ]);
    const only = composeReport({ plan: { ...plan, questions: plan.questions.slice(0, 1) }, revision: 0, findings: [] });
    expect(texts(only)).toEqual([['The knowledge holds nothing that answers this question.']]);
  });

  it('repeats no sentence, yet leaves no question without one that answered it', () => {
    const draft = composeReport({
      plan,
      revision: 0,
      findings: [
        finding(0, evidence('q0e0', 'Kept 30 days.'), evidence('q0e1', 'The sweep deletes it.', 50)),
        finding(1, evidence('q1e0', 'The sweep deletes it.', 50)),
      ],
    });
    expect(texts(draft)).toEqual([['Kept 30 days.'], ['The sweep deletes it.']]);
  });

  it('puts a sentence into the section whose question it answers best', () => {
    const draft = composeReport({
      plan,
      revision: 0,
      findings: [
        finding(0, evidence('q0e0', 'Kept 30 days.'), evidence('q0e1', 'The sweep deletes it.', 50)),
        finding(1, evidence('q1e0', 'The sweep deletes it.', 50), evidence('q1e1', 'It runs daily.', 90)),
      ],
    });
    expect(texts(draft)).toEqual([['Kept 30 days.'], ['The sweep deletes it.', 'It runs daily.']]);
  });

  it('reads a table row with its header as one sentence that cites both', () => {
    const draft = composeReport({
      plan: { title: 'T', questions: [{ questionIndex: 0, text: 'Which days?' }] },
      revision: 0,
      findings: [finding(0, evidence('q0e0', '| data | days |\n|---|---|'), evidence('q0e1', '| votes | 365 |', 40))],
    });
    expect(draft.sections[0]?.sentences).toEqual([
      { text: 'votes — days: 365.', kind: 'claim', evidenceIds: ['q0e1', 'q0e0'] },
    ]);
  });

  it('leaves out, on a revision, what the evaluation found unsupported', () => {
    const findings = [finding(0, evidence('q0e0', 'Good one.'), evidence('q0e1', 'Bad one.', 20)), finding(1)];
    const draft = composeReport({ plan, revision: 0, findings });
    const evaluation: Evaluation = {
      revision: 0,
      uncovered: [],
      claims: [
        { claimId: 'c1', part: 'sentence', questionIndex: 0, text: 'Bad one.', verdict: 'insufficient', evidence: [] },
        { claimId: 'c2', part: 'sentence', questionIndex: 0, text: 'Good one.', verdict: 'supported', evidence: [] },
      ],
    };
    const revised = composeReport({ plan, revision: 1, findings, previous: { draft, evaluation } });
    expect(texts(revised)[0]).toEqual(['Good one.']);
    expect(revised.revision).toBe(1);
  });
});
