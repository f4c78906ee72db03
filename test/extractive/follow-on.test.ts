import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lacksSubject } from '../../functions/extractive/follow-on.ts';
import { splitQuestions } from '../../functions/extractive/split-questions.ts';

const leave = 'How long is parental leave?';

function questionsOf(prompt: string, ...earlier: string[]): string[] {
  return splitQuestions(prompt, 6, 'en', earlier).questions.map(({ text }) => text);
}

describe('a question that names no subject of its own takes that of the thread', () => {
  test.each([
    ['And how long for part-timers?', 'How long is parental leave. How long for part-timers?'],
    ['Who may extend it?', 'How long is parental leave. Who may extend it?'],
    ['What about part-timers?', 'How long is parental leave. What about part-timers?'],
    ['And part-timers?', 'How long is parental leave. Part-timers?'],
    ['Why?', 'How long is parental leave. Why?'],
    ['Since when?', 'How long is parental leave. Since when?'],
    ['How many in Norway?', 'How long is parental leave. How many in Norway?'],
    ['Is that configurable?', 'How long is parental leave. Is that configurable?'],
  ])('%s', (prompt, question) => {
    expect(questionsOf(prompt, leave)).toEqual([question]);
  });

  test.each([
    ['And for part-timers?', leave, 'How long is parental leave for part-timers?'],
    ['For part-timers in Spain?', leave, 'How long is parental leave for part-timers in Spain?'],
    ['And for interns?', 'How long is leave for managers in Spain?', 'How long is leave for interns?'],
    [
      'In production?',
      'We run two regions. How many replicas are kept?',
      'We run two regions. How many replicas are kept in production?',
    ],
  ])('%s goes on in the sentence of %s', (prompt, earlier, question) => {
    expect(questionsOf(prompt, earlier)).toEqual([question]);
  });

  test('each of them up to the first that names its own', () => {
    expect(questionsOf('Why? And for interns? What is a webhook? And who may delete it?', leave)).toEqual([
      'How long is parental leave. Why?',
      'How long is parental leave for interns?',
      'What is a webhook?',
      'What is a webhook. Who may delete it?',
    ]);
  });

  test('over several reports, from the last question that can be understood alone', () => {
    expect(questionsOf('And for interns?', 'What is a memo?', leave, 'And for part-timers?')).toEqual([
      'How long is parental leave for interns?',
    ]);
    expect(questionsOf('And for interns?', leave, 'What is a memo? How are runs stopped?')).toEqual([
      'How are runs stopped for interns?',
    ]);
  });

  test('and it is in the title, which is read first', () => {
    expect(splitQuestions('Why?', 6, 'en', [leave]).title).toBe('How long is parental leave. Why?');
    expect(splitQuestions('What is a memo?', 6, 'en', [leave]).title).toBe('What is a memo?');
  });

  test('without the background that came with a long question', () => {
    const background = 'Our handbook was written many years ago. '.repeat(10);
    expect(questionsOf('Why?', `${background}${leave}`)).toEqual(['How long is parental leave. Why?']);
  });
});

describe('a question with a subject of its own stays as it is', () => {
  test.each([
    'Which limits apply to webhooks?',
    'What is a webhook?',
    'How are webhooks signed?',
    'How long is a report kept before it is deleted?',
    'Once I wipe something, is there any trace of it left?',
    'How long does it take until a blocked card can be used again?',
    'What does it mean when a statement is labelled partially supported or contradicted?',
    'Which software has been approved by IT?',
    'What happens when one question fails?',
    'Which limits apply?',
    'Which roles may read a report?',
    'Compare dev and staging.',
    'List the limits.',
    'Retention of reports',
    'In production, how is the queue scaled?',
    'How to deploy?',
    'Does the API support that?',
    'Wie lange dauert die Elternzeit?',
    'Combien de temps dure le congé?',
    '数据保留多久？',
  ])('%s', (prompt) => {
    expect(lacksSubject(prompt)).toBe(false);
    expect(questionsOf(prompt, leave)).toEqual(questionsOf(prompt));
  });

  test('and so does every question where no thread came before, or one that asks nothing', () => {
    expect(questionsOf('And for part-timers?')).toEqual(['For part-timers?']);
    expect(questionsOf('And for part-timers?', '', '?', 'Why?')).toEqual(['For part-timers?']);
  });
});

test('whatever is asked after whatever, no question is lost or empty', () => {
  const words = fc.constantFrom(
    'And',
    'for',
    'it',
    'webhooks',
    'how',
    'long',
    'is',
    'leave',
    '?',
    '.',
    ',',
    'why',
    '😀',
    '为什么',
    '\n',
  );
  const prompts = fc.array(words, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(prompts, fc.array(prompts, { maxLength: 3 }), (prompt, earlier) => {
      const alone = questionsOf(prompt);
      const inThread = questionsOf(prompt, ...earlier);
      expect(inThread).toHaveLength(alone.length);
      for (const [index, question] of inThread.entries()) {
        expect(question.toLowerCase().endsWith((alone[index] ?? '').toLowerCase())).toBe(true);
        expect(question.isWellFormed()).toBe(true);
      }
    }),
  );
});
