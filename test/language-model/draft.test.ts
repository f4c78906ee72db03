import { describe, expect, test } from 'vitest';
import type { Claim, Draft, Evaluation } from '../../functions/domain/model.ts';
import {
  capable,
  engineWith,
  evidenceTexts,
  findings,
  plan,
  question,
  sentence,
  small,
  textsIn,
  writing,
  written,
} from './lighthouse.ts';

describe('a draft by a model', () => {
  test('has the sentences that the model wrote, each with its evidence, under headings of our own', async () => {
    const model = capable(written(sentence('It has a height of 31 metres.'), sentence('It dates from 1874.', [1, 2])));
    const { value } = await engineWith(model).write(writing);
    expect(value.title).toBe('The lighthouse');
    expect(value.sections).toEqual([
      {
        heading: 'What the documents say',
        questionIndex: 0,
        sentences: [
          { text: 'It has a height of 31 metres.', kind: 'claim', evidenceIds: ['q0e0'] },
          { text: 'It dates from 1874.', kind: 'claim', evidenceIds: ['q0e0', 'q0e1'] },
        ],
      },
    ]);
    expect(model.prompts[0]).toContain('[1] The lighthouse is 31 metres high. (Lighthouse)');
  });

  test('leaves out sentences without evidence, with evidence or questions that do not exist, and said twice', async () => {
    const model = capable(
      written(
        sentence('Ships see it from afar.', []),
        sentence('It is tall.', [7]),
        sentence('It is old.', [2], 5),
        sentence('It is 31 metres high.'),
        sentence('It is 31 metres high!'),
        sentence('How high is it?'),
      ),
    );
    const { value, thought } = await engineWith(model).write(writing);
    expect(textsIn(value)).toEqual(['It is 31 metres high.']);
    expect(thought).toContain('Wrote 1 sentence; 5 without existing evidence');
  });

  test('frees sentences of markup, links, marks and line breaks', async () => {
    const text = '**It** is [31 metres](https://evil.example/x)\nhigh [1], <b>see</b> https://evil.example/y .\u0000';
    const { value } = await engineWith(capable(written(sentence(text)))).write(writing);
    expect(textsIn(value)).toEqual(['It is 31 metres high, see.']);
  });

  test('has four sentences for a question at most', async () => {
    const many = ['one', 'two', 'three', 'four', 'five', 'six'].map((word) => sentence(`It is number ${word}.`));
    expect(textsIn((await engineWith(capable(written(...many))).write(writing)).value)).toHaveLength(4);
  });

  test.each([
    ['empty', written()],
    ['without any evidence', written(sentence('Ships see it from afar.', []))],
    [
      'in circles',
      written(sentence('the light of the light of the light of the light of the light of the light of the light')),
    ],
    ['in another language', written(sentence('Der Turm ist sehr hoch und die Lampe wird von dem Wind nicht bewegt.'))],
  ])('is made of quotations, with a notice, when what the model writes is %s, twice', async (_what, answer) => {
    const { value, notices, usage } = await engineWith(capable(answer, answer)).write(writing);
    expect(textsIn(value)).toEqual(evidenceTexts);
    expect(notices).toEqual([
      'The text was put together without a language model, because the intended one gave no usable answer.',
    ]);
    expect(usage.outputTokens).toBe(200);
  });

  test('says which model it is by when the intended one is away', async () => {
    const { notices } = await engineWith(
      capable({ fault: 'ModelUnavailable' }),
      small(written(sentence('It is 31 metres high.'))),
    ).write(writing);
    expect(notices).toEqual([
      'The text was put together by another language model than intended, because the intended one could not be reached.',
    ]);
  });

  test('quotes where the model says nothing of a question that has evidence', async () => {
    const second = { questionIndex: 1, text: 'When was the lighthouse built?' };
    const both = { ...plan, questions: [question, second] };
    const [first] = findings;
    if (first === undefined) throw new Error('There is no finding');
    const [height, built] = first.evidence;
    if (height === undefined || built === undefined) throw new Error('There is no evidence');
    const input = {
      ...writing,
      plan: both,
      findings: [
        { ...first, evidence: [height] },
        { ...first, questionIndex: 1, evidence: [{ ...built, evidenceId: 'q1e0', questionIndex: 1 }] },
      ],
    };
    const { value } = await engineWith(capable(written(sentence('It is 31 metres high.')))).write(input);
    expect(value.sections.map(({ heading }) => heading)).toEqual([question.text, second.text]);
    expect(textsIn(value)).toEqual(['It is 31 metres high.', 'It was built in 1874.']);
  });

  test('asks nobody when there is no evidence', async () => {
    const { value } = await engineWith(capable()).write({ ...writing, findings: [] });
    expect(textsIn(value)).toEqual(['The knowledge holds nothing that answers this question.']);
  });
});

describe('a revision by a model', () => {
  const claim = (claimId: string, text: string, verdict: Claim['verdict'], reason?: string): Claim => ({
    claimId,
    part: 'sentence',
    questionIndex: 0,
    text,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    evidence: findings[0]?.evidence.slice(0, 1) ?? [],
  });
  const evaluation: Evaluation = {
    revision: 0,
    uncovered: [],
    claims: [
      claim('c1', 'The lighthouse is 31 metres high.', 'supported'),
      claim('c2', 'It is 40 metres wide.', 'insufficient', 'number not in the evidence: 40 metres'),
    ],
  };
  const draft: Draft = { revision: 0, title: plan.title, sections: [] };
  const revising = { ...writing, revision: 1, previous: { draft, evaluation } };

  test('keeps what was accepted, and asks for the rest with the reason why it was not', async () => {
    const model = capable(written(sentence('It was built in 1874.', [2]), sentence('It is 40 metres wide.')));
    const { value } = await engineWith(model).write(revising);
    expect(textsIn(value)).toEqual(['The lighthouse is 31 metres high.', 'It was built in 1874.']);
    expect(model.prompts[0]).toContain('It is 40 metres wide.\nRejected: number not in the evidence: 40 metres');
  });

  test('accepts that nothing comes in the place of what was rejected', async () => {
    const { value, notices } = await engineWith(capable(written())).write(revising);
    expect(textsIn(value)).toEqual(['The lighthouse is 31 metres high.']);
    expect(notices).toEqual([]);
  });

  test('puts quotations there the last time, and pays nobody', async () => {
    const nothing = { ...evaluation, claims: evaluation.claims.slice(1) };
    const { value, usage } = await engineWith(capable()).write({
      ...revising,
      revision: 2,
      previous: { draft, evaluation: nothing },
    });
    expect(textsIn(value)).toEqual(evidenceTexts);
    expect(usage.costMicroUsd).toBe(0);
  });

  test('keeps beside them what is insufficient, where the order wants to see it, and never what is contradicted', async () => {
    const claims = [
      ...evaluation.claims.slice(1),
      claim('c3', 'It was never finished.', 'contradicted', 'the evidence says otherwise'),
    ];
    const { value } = await engineWith(capable()).write({
      ...revising,
      revision: 2,
      previous: { draft, evaluation: { ...evaluation, claims } },
      keepsInsufficient: true,
    });
    expect(textsIn(value)).toEqual([...evidenceTexts, 'It is 40 metres wide.']);
  });
});
