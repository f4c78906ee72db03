import { describe, expect, it } from 'vitest';
import { searchStems } from '../../functions/domain/content-words.ts';
import { opennessOf } from '../../functions/domain/open-concepts.ts';
import { matchesOf, weighConcepts } from '../../functions/domain/weighed-concepts.ts';

describe('what a statement leaves open of a question', () => {
  it('is nothing when it speaks of all of it and gives the kind of answer', () => {
    const { literal, open } = read('How often are the rollers cleaned?', 'The rollers are cleaned every week.');
    expect(literal).toBe(1);
    expect(open).toBe(0);
  });

  it('is the share of the question of which it does not speak', () => {
    const { literal, open } = read('Can the backup be encrypted with a password?', 'The backup is made at night.');
    expect(literal).toBeGreaterThan(0);
    expect(open).toBeGreaterThan(0.4);
    expect(open).toBeLessThan(1);
  });

  it('is all of it when the answer is of another kind', () => {
    expect(read('How long does the training take?', 'The training is for adults.').open).toBe(1);
  });

  it('is all of it when the statement speaks of another of the same kind', () => {
    expect(read('What is the smallest load?', 'The largest load is 80 kg.').open).toBe(1);
    expect(read('How much is paid for a bicycle?', 'For a car €0.38 is paid.').open).toBe(1);
  });

  it('is all of it when the statement only says again what the question says', () => {
    const said = 'An engineer must answer a call.';
    expect(read('What happens if an engineer does not answer a call?', said).open).toBe(1);
    expect(read('Must an engineer answer a call?', said).open).toBe(0);
  });

  it('counts neither what was said before the question nor words that only ask', () => {
    const { open } = read('I have a dog. How long is the lease?', 'The lease runs for two years.');
    expect(open).toBe(0);
  });

  it('takes an idiom as said where its words stand together', () => {
    expect(read('How many guests can be seated at once?', 'Up to 40 guests can be seated at once.').open).toBe(0);
  });
});

function read(question: string, statement: string) {
  const stems = new Set(searchStems(statement));
  const concepts = weighConcepts(question, [{ document: new Set(), heading: new Set(), body: stems }]);
  return opennessOf(question, concepts)({ text: statement, about: '' }, matchesOf(concepts, stems));
}
