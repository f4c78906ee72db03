import { shareOf, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { datesIn } from '../dates.ts';
import { oppositionsOf } from '../opposites.ts';
import { isSameQuantity, quantitiesIn } from '../quantities.ts';
import { type Check, contradicted } from './check.ts';

const up =
  /^(?:more|higher|longer|larger|greater|later|older|heavier|above|over|mas|mehr|hoher|langer|plus|superieure?s?|superior(?:es)?|subio|crecio|aumento|augmente|progresse|gestiegen|stieg|stiegen)$/;
const down =
  /^(?:less|lower|shorter|smaller|fewer|earlier|younger|lighter|below|under|menos|weniger|niedriger|kurzer|moins|inferieure?s?|inferior(?:es)?|bajo|cayo|disminuyo|baisse|recule|diminue|sank|sanken|gesunken|gefallen)$/;

/** How much of the claim has to stand in the evidence before their directions are held against each other. */
const leastShared = 0.5;

/** What is 0.4 bar higher is not 0.4 bar less, and from 980 the year before to 1,250 is no decline. */
export const compareTrends: Check = (claim, { readings }) => {
  const claimed = differencesIn(claim);
  const stems = stemsOf(claim);
  const mine = directionOf(claim);
  const isOtherwise = readings
    .flatMap((reading) => reading.split(/(?<=[.!?;])\s+/))
    .some((sentence) => {
      if (shareOf(stems, stemsOf(sentence)) < leastShared) return false;
      const known = differencesIn(sentence);
      const isTurned = claimed.some(
        (one) =>
          known.some((other) => isSameQuantity(one.by, other.by) && one.direction !== other.direction) &&
          !known.some((other) => isSameQuantity(one.by, other.by) && one.direction === other.direction),
      );
      if (isTurned) return !isComparedFromOtherSide(claim, sentence);
      // One of the amounts is itself a difference.
      if (known.length > 0) return false;
      const its = changeIn(sentence);
      return mine !== undefined && its !== undefined && directionOf(sentence) === undefined && mine !== its;
    });
  return isOtherwise ? [contradicted('the evidence says it the other way round: more for less, or less for more')] : [];
};

type Direction = 'up' | 'down';

/** Amounts by which one thing differs from another. */
function differencesIn(
  text: string,
): { readonly by: ReturnType<typeof quantitiesIn>[number]; readonly direction: Direction }[] {
  const { rest } = datesIn(text);
  return quantitiesIn(rest).flatMap((by) => {
    const after = wordsOf(rest.slice(by.at + by.text.length, by.at + by.text.length + 40)).slice(0, 2);
    const before = /(?:\b(?:by|um|de|un|up|down)\s+(?:an?\s+)?)$/i.test(rest.slice(0, by.at))
      ? wordsOf(rest.slice(Math.max(0, by.at - 40), by.at)).slice(-4)
      : [];
    const direction = directionOfWords([...after, ...before].map(({ word }) => word));
    return direction === undefined ? [] : [{ by, direction }];
  });
}

function directionOfWords(words: readonly string[]): Direction | undefined {
  const isUp = words.some((word) => up.test(word)) || oppositionsOf(words, ['fell']).length > 0;
  const isDown = words.some((word) => down.test(word)) || oppositionsOf(words, ['rose']).length > 0;
  return isUp === isDown ? undefined : isUp ? 'up' : 'down';
}

function directionOf(text: string): Direction | undefined {
  return directionOfWords(
    wordsOf(
      text.replaceAll(/\b(?:more|less|over|under|above|below|up|later|earlier|plus|bajo) (?=than|to|que|\d)/gi, ' '),
    ).map(({ word }) => word),
  );
}

const yearBefore =
  /\b(?:(?:the )?(?:previous|preceding|prior) year|(?:the|a) year (?:before|earlier)|l['’]année précédente|l['’]an dernier|im Vorjahr|des Vorjahres|el año anterior)\b/iu;

/** Of two amounts of the same kind at two times, which way the later differs from the earlier. */
function changeIn(sentence: string): Direction | undefined {
  // More of a loss is less.
  if (/\b(?:loss(?:es)?|deficits?|minus|negative|Verlust\p{L}*|pertes?|pérdidas?)(?!\p{L})/iu.test(sentence))
    return undefined;
  const { dates, rest } = datesIn(sentence);
  const quantities = quantitiesIn(rest);
  const [first, second, ...further] = quantities.filter(
    ({ dimension, noun, text }) => /\d/.test(text) && (dimension !== 'count' || noun !== 'year'),
  );
  const years = dates.flatMap(({ year, at }) => (year === undefined ? [] : [{ year, at }]));
  const [one, other, ...more] = years;
  if (first === undefined || second === undefined || further.length > 0 || first.dimension !== second.dimension)
    return undefined;
  if (first.value === second.value || more.length > 0) return undefined;
  if (one !== undefined && other === undefined && yearBefore.test(sentence.slice(second.at)))
    return first.value > second.value ? 'up' : 'down';
  if (one === undefined || other === undefined || one.year === other.year) return undefined;
  // Each amount has to stand with its own year.
  const isParallel =
    (one.at < first.at && first.at < other.at && other.at < second.at) ||
    (first.at < one.at && one.at < second.at && second.at < other.at);
  return isParallel ? (second.value > first.value === other.year > one.year ? 'up' : 'down') : undefined;
}

/** "A is 5 cm longer than B" says that B is 5 cm shorter than A. */
function isComparedFromOtherSide(claim: string, sentence: string): boolean {
  const [mine, its] = [claim, sentence].map((text) => text.split(/\b(?:than|que|als)\b/));
  const [subject = '', object = ''] = mine ?? [];
  const [known = '', compared = ''] = its ?? [];
  if (object === '' || compared === '') return false;
  const own = stemsOf(subject).filter((stem) => !stemsOf(known).includes(stem));
  return (
    own.some((stem) => stemsOf(compared).includes(stem)) ||
    stemsOf(object).some((stem) => stemsOf(known).includes(stem) && !stemsOf(subject).includes(stem))
  );
}
