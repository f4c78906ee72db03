import { describe, expect, it } from 'vitest';
import { contentWords, searchStems } from '../../functions/domain/content-words.ts';
import { questionConcepts } from '../../functions/domain/question-concepts.ts';
import { stem } from '../../functions/domain/stem.ts';

const stems = (text: string) => contentWords(text).map((word) => word.stem);

describe('content words', () => {
  it('leave out what every text has', () => {
    expect(contentWords("How long do the user's reports last, and isn't it so?").map(({ word }) => word)).toEqual([
      'long',
      'user',
      'reports',
      'last',
    ]);
  });

  it('have one stem for all forms of a word', () => {
    for (const forms of [
      'retry retries retried retrying',
      'keep kept keeps keeping',
      'expire expires expiry expiration',
      'recognize recognise recognised',
      'delete deleted deletion',
      'café cafe',
    ]) {
      expect(new Set(stems(forms)).size, forms).toBe(1);
    }
  });

  it('keep different words apart', () => {
    expect(new Set(stems('university universe report reporter order border')).size).toBeGreaterThanOrEqual(4);
    expect(['relational', 'conditional', 'hopping', 'sky', 'caresses', 'controlled'].map(stem)).toEqual([
      'relat',
      'condit',
      'hop',
      'sky',
      'caress',
      'control',
    ]);
  });

  it('read numbers with and without separators alike', () => {
    expect(stems('10,000 bytes')).toEqual(stems('10000 bytes'));
  });

  it('give pairs of characters where nothing parts the words', () => {
    expect(stems('保存期限')).toEqual(['保存', '存期', '期限']);
  });

  it('are found by the parts of compound names', () => {
    expect(searchStems('maxQuestions DynamoDB')).toEqual(['maxquest', 'max', 'question', 'dynamodb', 'dynamo', 'db']);
  });
});

describe('the concepts of a question', () => {
  it('take an idiom as one, even with its particle apart', () => {
    const [concept] = questionConcepts('How do I shut the service down?');
    expect(concept?.text).toBe('shut down');
    expect(concept?.related.has(stem('stop'))).toBe(true);
  });

  it('relate words of the same meaning more closely than words that are only near', () => {
    const [concept] = questionConcepts('erase?');
    expect(concept?.related.get(stem('delete'))).toBeGreaterThan(concept?.related.get(stem('clean')) ?? 1);
  });

  it('tell what is asked from its context, and names from words', () => {
    const concepts = questionConcepts('We use Jenkins daily. Can a report start there?');
    expect(concepts.map(({ text, isContext, isName }) => [text, isContext, isName])).toEqual([
      ['report', false, false],
      ['start', false, false],
      ['use', true, false],
      ['jenkins', true, true],
      ['daily', true, false],
    ]);
  });
});
