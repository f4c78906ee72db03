import { describe, expect, it } from 'vitest';
import { akinTo } from '../../functions/domain/akin-words.ts';
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

  it('leave out what French elides', () => {
    expect(stems("l'employeur d'une jusqu'alors o'clock don't")).toEqual(stems("employeur une alors o'clock don't"));
    const concepts = questionConcepts("Dans quelle zone la carte n'est-elle pas valable ?").map(({ text }) => text);
    expect(concepts).toEqual(['zone', 'carte', 'valable']);
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

  it('are found with and without a hyphen', () => {
    expect(searchStems('breast-feeding')).toEqual([...searchStems('breast feeding'), ...searchStems('breastfeeding')]);
  });

  it('are found by single characters where nothing parts the words', () => {
    expect(searchStems('保存30天')).toEqual(['保', '存', '保存', '30', '天']);
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

  it('leave out the function words of German, Chinese and Japanese', () => {
    const concepts = (question: string) => questionConcepts(question).map(({ text }) => text);
    expect(concepts('Bis wann muss ich die Kündigung einreichen?')).toEqual(['kundigung', 'einreichen']);
    expect(concepts('图书馆周末几点开门？')).toEqual(['图书馆', '周末', '开门']);
    expect(concepts('自习室的座位怎么预约？')).toEqual(['自习室', '座位', '预约']);
    expect(concepts('貸出期間は何日ですか')).toContain('貸出');
    expect(concepts('Did they die in the war?')).toEqual(['die', 'war']);
  });
});

describe('akin words', () => {
  const akin = (word: string, ...others: string[]) => [...akinTo(word, others).keys()];

  it('begin alike, or are the end of a compound', () => {
    expect(akin('kundigung', 'kundigen', 'kundigungsfrist', 'kunde')).toEqual(['kundigen', 'kundigungsfrist']);
    expect(akin('versammlung', 'mitgliederversammlung')).toEqual(['mitgliederversammlung']);
  });

  it('are no different words with the same beginning', () => {
    expect(akin('construct', 'constant', 'cons', 'construct')).toEqual([]);
    expect(akin('cost', 'co', 'costumeparty')).toEqual([]);
  });
});
