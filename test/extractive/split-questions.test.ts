import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { focusOf } from '../../functions/domain/question-concepts.ts';
import { splitQuestions } from '../../functions/extractive/split-questions.ts';

const split = (prompt: string, maxQuestions = 6, language = 'en') =>
  splitQuestions(prompt, maxQuestions, language).questions.map((question) => question.text);

describe('splitting a prompt', () => {
  it('gives one question as it was asked', () => {
    expect(split('How long is feedback kept?')).toEqual(['How long is feedback kept?']);
  });

  it('gives each question sentence, without greeting and thanks', () => {
    expect(
      split('Hi team, please tell me how long feedback is kept. And who may delete reports? Thanks a lot!'),
    ).toEqual(['How long feedback is kept?', 'Who may delete reports?']);
  });

  it('divides a sentence where a second clause asks', () => {
    expect(split('How do I issue a key, and in what form is the secret stored?')).toEqual([
      'How do I issue a key?',
      'In what form is the secret stored?',
    ]);
    expect(split('How and when are reports deleted?')).toEqual(['How and when are reports deleted?']);
    expect(split('If I cancel a report, can I still read it?')).toEqual(['If I cancel a report, can I still read it?']);
  });

  it('puts what a pronoun points to before the question', () => {
    expect(split('What is an idempotency key and how long does it last?')).toEqual([
      'What is an idempotency key?',
      'What is an idempotency key. How long does it last?',
    ]);
    expect(focusOf('What is an idempotency key. How long does it last?')).toBe('How long does it last?');
  });

  it('puts statements before the question they explain', () => {
    expect(split('Results take ages today. Where do I look first?')).toEqual([
      'Results take ages today. Where do I look first?',
    ]);
    expect(split('What should we do? It is urgent.')).toEqual(['It is urgent. What should we do?']);
  });

  it('takes each item of a list, and each part of an enumeration', () => {
    expect(
      split('Please answer the following questions:\n\n1. What is a memo?\n2. How do I cancel a run?\n- roles of keys'),
    ).toEqual(['What is a memo?', 'How do I cancel a run?', 'roles of keys']);
    expect(split('Explain retention, deletion and export of reports.')).toEqual([
      'Explain retention.',
      'Explain deletion.',
      'Explain export of reports.',
    ]);
    expect(split('Compare dev, staging and production.')).toEqual(['Compare dev, staging and production.']);
  });

  it('keeps what the line before a list says about it', () => {
    expect(split('About feedback:\n- how long is it kept?')).toEqual(['About feedback: How long is it kept?']);
  });

  it('takes code and tables for what a question is about, not for what it asks', () => {
    expect(split('What does this do?\n\n```sh\nnpm run keys\n# All.\n```\n')).toEqual([
      '`npm run keys # All.`. What does this do?',
    ]);
    expect(split('Explain this output:\n\n```\nE02\n```\n')).toEqual(['`E02`. Explain this output.']);
    const asked = split('Which is cheaper?\n\n| stage | cost |\n|---|---|\n| dev | 3 |\n');
    expect(asked).toEqual(['dev — cost: 3. Which is cheaper?']);
    expect(focusOf(asked[0] ?? '')).toBe('Which is cheaper?');
  });

  it('reads what a prompt quotes without the marks of the quotation', () => {
    expect(split('> - How long is it kept?\n> - Who may\n> delete it?')).toEqual([
      'How long is it kept?',
      'How long is it kept. Who may delete it?',
    ]);
    expect(split('> | a | b |\n> |---|---|\n> | X | 3 |\n\nWhat is X?')).toEqual(['X — b: 3. What is X?']);
  });

  it('takes topics where nothing asks', () => {
    expect(split('Retention of feedback')).toEqual(['Retention of feedback']);
  });

  it('asks the same thing once', () => {
    expect(split('What is a memo? What is a memo?')).toEqual(['What is a memo?']);
  });

  it('keeps to the limit without dropping anything', () => {
    expect(split('What is a run? What is a task? What is a memo?', 2)).toEqual([
      'What is a run?',
      'What is a task? What is a memo?',
    ]);
  });

  it('splits Chinese', () => {
    expect(split('请问报告保存多久？谁可以删除报告？谢谢！', 6, 'zh')).toEqual([
      '请问报告保存多久？',
      '谁可以删除报告？',
    ]);
  });

  it('titles the report by the prompt heading, else by the first question', () => {
    expect(splitQuestions('# Retention\n\nHow long?', 6, 'en').title).toBe('Retention');
    expect(splitQuestions('What is a run? What is a task?', 6, 'en').title).toBe('What is a run? (and 1 more)');
    expect(splitQuestions(`What is ${'a very long thing '.repeat(20)}?`, 6, 'en').title.length).toBeLessThanOrEqual(
      111,
    );
  });

  it('gives between one and the allowed number of questions, none empty, for any prompt that is not blank', () => {
    const piece = fc.constantFrom(
      'What is it',
      '?',
      '. ',
      ' and how ',
      '\n- ',
      'Please ',
      'Hi, ',
      'thanks',
      '`a`',
      '# ',
      '|',
      ': ',
      ', ',
      '```',
      '😀',
      '谁？',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { minLength: 1 }),
        fc.integer({ min: 1, max: 10 }),
        (pieces, max) => {
          const prompt = pieces.join('');
          fc.pre(prompt.trim() !== '');
          const plan = splitQuestions(prompt, max, 'en');
          expect(plan.questions.length).toBeGreaterThanOrEqual(1);
          expect(plan.questions.length).toBeLessThanOrEqual(max);
          expect(plan.questions.map((question) => question.questionIndex)).toEqual([...plan.questions.keys()]);
          for (const { text } of plan.questions) expect(text.trim()).not.toBe('');
          expect(plan.title.trim()).not.toBe('');
        },
      ),
    );
  });
});
