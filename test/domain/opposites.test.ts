import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../functions/domain/content-words.ts';
import { kinds } from '../../functions/domain/kinds.ts';
import { oppositionsOf, rivalsOf } from '../../functions/domain/opposites.ts';
import { relatedTo } from '../../functions/domain/synonyms.ts';
import { computingSynonyms } from '../../functions/domain/synonyms-computing.ts';
import { everydaySynonyms } from '../../functions/domain/synonyms-everyday.ts';
import { generalSynonyms } from '../../functions/domain/synonyms-general.ts';
import { subjectSynonyms } from '../../functions/domain/synonyms-subjects.ts';

const sameMeaning = 0.5;

describe('rivals', () => {
  it('are things of one kind, of which each text has another', () => {
    expect(rivalsOf(['copper', 'pipe'], ['steel', 'pipe'])).toEqual([
      { claimed: 'copper', said: 'steel', areParties: false },
    ]);
    expect(rivalsOf(['tenant'], ['landlord'])).toMatchObject([{ areParties: true }]);
    expect(rivalsOf(['copper'], ['steel', 'copper'])).toEqual([]);
    expect(rivalsOf(['copper', 'steel'], ['steel'])).toEqual([]);
  });

  it('are not what may be said of the same thing', () => {
    expect(rivalsOf(['student'], ['pupil'])).toEqual([]);
    expect(rivalsOf(['student', 'graduate'], ['pupils', 'graduate'])).toEqual([]);
    expect(rivalsOf(['students'], ['graduates'])).toHaveLength(1);
    expect(rivalsOf(['surgeon'], ['doctor', 'nurse'])).toEqual([]);
  });

  it('are no synonyms', () => {
    const both = kinds.flatMap((kind) => {
      const things = kind.split(' ').map((words) => words.split('='));
      return things.flatMap((words, place) =>
        things
          .slice(place + 1)
          .flatMap((others) => words.flatMap((word) => others.filter((other) => mean(word, other)))),
      );
    });
    expect(both).toEqual([]);
  });
});

describe('opposites', () => {
  it('are no synonyms', () => {
    const concepts = [generalSynonyms, computingSynonyms, everydaySynonyms, subjectSynonyms]
      .join('\n')
      .split(/[\n;]/)
      .map((concept) => (concept.split('|')[0] ?? '').split(' ').filter(Boolean));
    expect(
      concepts.flatMap((words) => words.flatMap((word) => words.flatMap((other) => oppositionsOf([word], [other])))),
    ).toEqual([]);
    expect(concepts.length).toBeGreaterThan(1_000);
  });
});

function mean(left: string, right: string): boolean {
  const [one, other] = [left, right].map((word) => wordsOf(word)[0]?.stem ?? '');
  return one !== undefined && other !== undefined && (relatedTo(one).get(other) ?? 0) >= sameMeaning;
}
