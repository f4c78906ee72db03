import { describe, expect, it } from 'vitest';
import { answerReader } from '../../functions/domain/answer-reading.ts';
import { answerScore } from '../../functions/domain/answer-score.ts';
import { searchStems } from '../../functions/domain/content-words.ts';
import { matchesOf, type Stems, weighConcepts } from '../../functions/domain/weighed-concepts.ts';

describe('how a statement stands to a question', () => {
  it('tells words that the documents use elsewhere from those that no document has', () => {
    const statement = 'The rollers are cleaned every week.';
    const elsewhere = 'The belt is replaced once a year.';
    const known = read('How often are the rollers replaced?', statement, elsewhere);
    const unknown = read('How often are the rollers polished?', statement, elsewhere);
    expect(known.openKnown).toBeCloseTo(1);
    expect(unknown.openKnown).toBe(0);
    expect(unknown.largestOpen).toBeGreaterThan(known.largestOpen);
  });

  it('lets somebody who tells a story use words of their own', () => {
    const statement = 'A lost card is blocked by the bank.';
    expect(read('Which pickpocket is blocked by the bank?', statement).toldUnknown).toBe(0);
    expect(read('I met a pickpocket. Is my card blocked by the tram?', statement).toldUnknown).toBeCloseTo(1);
  });

  it('reads what stands before a question that says nothing by itself', () => {
    const statement = 'Light loads tip over at high speed.';
    const { context, open } = read('My load tipped over. What can I do?', statement);
    expect(context).toBe(1);
    expect(open).toBe(0);
  });

  it('finds the sentence before to say whom a pronoun means', () => {
    const before = 'The lift is in the hall.';
    const alone = read('How much does the lift carry?', 'It carries 450 kg.');
    const after = read('How much does the lift carry?', 'It carries 450 kg.', before, before);
    expect(after.open).toBeLessThan(alone.open);
  });

  it('marks another kind of answer, another thing of its kind, and an echo', () => {
    expect(read('How long does the training take?', 'The training is for adults.').isOther).toBe(1);
    expect(read('What is the smallest load?', 'The largest load is 80 kg.').isRival).toBe(1);
    const said = 'An engineer must answer a call.';
    expect(read('What happens if an engineer does not answer a call?', said).isEcho).toBe(1);
    expect(read('Must an engineer answer a call?', said).isEcho).toBe(0);
  });

  it('marks what only speaks of that which is to be named', () => {
    const question = 'Which firm cleans the stairs?';
    expect(read(question, 'The stairs are cleaned by a firm.').isUnnamed).toBe(1);
    expect(read(question, 'The stairs are cleaned by the firm Blank & Sons.').isUnnamed).toBe(0);
    expect(read(question, 'Blank & Sons clean the stairs.').isUnnamed).toBe(0);
  });

  it('takes what is told apart by a number for another answer', () => {
    expect(read('What does code E09 mean?', 'Code E01 means that the door is open.').isOther).toBe(1);
    expect(read('What does code E09 mean?', 'Codes E01 and E09 mean that the door is open.').isOther).toBe(0);
  });

  it('tells German and French questions from English ones', () => {
    expect(read('Wann ist das Büro geschlossen?', 'Es ist montags geschlossen.').isForeign).toBe(1);
    expect(read('Quand le bureau est-il fermé ?', 'Il est fermé le lundi.').isForeign).toBe(1);
    expect(read('When is the office closed?', 'It is closed on Mondays.').isForeign).toBe(0);
  });

  it('takes an idiom as said where its words stand together', () => {
    expect(read('How many guests can be seated at once?', 'Up to 40 guests can be seated at once.').open).toBe(0);
  });
});

describe('the score of a statement', () => {
  it('is greater the more of the question it answers', () => {
    const question = 'How often are the film rollers cleaned?';
    const scores = [
      'The film rollers are cleaned every week.',
      'The film rollers are cleaned by hand.',
      'Doors are green.',
    ].map((statement) => answerScore({ ...read(question, statement), standing: 1 }));
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores[1]).toBeLessThan(0);
  });
});

/** Over a collection of the statement and `others`. */
function read(question: string, statement: string, elsewhere = '', before = '') {
  const stemsOf = (text: string) => new Set(searchStems(text));
  const sample = [statement, elsewhere].map(
    (text): Stems => ({
      document: new Set(),
      heading: new Set(),
      body: stemsOf(text),
    }),
  );
  const concepts = weighConcepts(question, sample);
  const own = matchesOf(concepts, stemsOf(statement));
  return answerReader(question, concepts)(
    { text: statement, about: '' },
    { own, withHeadings: own, before: matchesOf(concepts, stemsOf(before)) },
  );
}
