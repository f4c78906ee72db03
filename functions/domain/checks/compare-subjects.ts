import { wordsOf } from '../content-words.ts';
import { verbPlace } from '../predicates.ts';
import { tokensOf } from '../table-rows.ts';
import { type Check, contradicted } from './check.ts';

const joint =
  /[;:!?]\s|(?<=[\p{L}\p{N})]{3})\.\s|,\s|\s(?=(?:and|but|while|whereas|und|aber|während|et|mais|tandis|y|pero|mientras)\s)|\s[–—]\s/u;
/** "On the 3rd and 4th", "from 3 to 4": what is said of both, or of one after the other. */
const list = /(?<=[\s(](?:\p{Lu}|[€$£]?\d)[^\s,]{0,30}) (?:and|to|und|bis|et|à|y|a) (?=[€$£]?\d|\p{Lu})/gu;

/** More parts are no sentence, and each pair of them is compared. */
const mostParts = 24;

/** What the evidence says of two things it says of each of them: the claim does not give the one what the other has. */
export const compareSubjects: Check = (claim, { readings }) => {
  const said = readings.flatMap(partsOf).slice(0, mostParts);
  const claimed = partsOf(claim).slice(0, mostParts);
  if (areCrossed(claimed, said))
    return [contradicted('the evidence says it the other way round: two things have changed places')];
  return isTaken(claim, readings) ? [contradicted('the evidence says this of something else')] : [];
};

/** A sentence with what it speaks of and what it says of it. */
interface Statement {
  readonly subject: readonly string[];
  readonly rest: readonly string[];
}

function statementsIn(text: string): Statement[] {
  return text.split(/[;:!?]\s|(?<=[\p{L}\p{N})]{3})\.\s/u).flatMap((sentence) => {
    // "Since the track was renewed, trains …" speaks of trains.
    const main = sentence.replace(
      /^(?:Since|When|After|Before|Once|While|Although|If|As|In|On|At|By|For)\s[^,]{2,120},\s/,
      '',
    );
    const words = wordsOf(main);
    const place = verbPlace(words);
    const subject =
      place < 0
        ? []
        : tokensOf(
            words
              .slice(0, place)
              .map(({ word }) => word)
              .join(' '),
          );
    return subject.length === 0 ? [] : [{ subject, rest: without(tokensOf(sentence), subject) }];
  });
}

/** Of the words that the evidence says of another subject only. */
const leastTaken = 0.5;

function isTaken(claim: string, readings: readonly string[]): boolean {
  const [one, ...further] = statementsIn(claim);
  const said = readings.flatMap(statementsIn).slice(0, mostParts);
  // What a sentence adds with "which" may be of anything before it.
  if (one === undefined || further.length > 0 || /,\s(?:which|where)\b/.test(claim)) return false;
  const claimed = [...one.subject, ...one.rest];
  return said.some((own) =>
    said.some((other) => {
      if (own === other) return false;
      const [mine, its] = [
        without(own.subject, [...other.subject, ...other.rest]),
        without(other.subject, [...own.subject, ...own.rest]),
      ];
      const rest = without(other.rest, [...own.rest, ...own.subject]);
      const kept = rest.filter((token) => one.rest.includes(token)).length;
      return (
        mine.length > 0 &&
        its.length > 0 &&
        mine.every((token) => one.subject.includes(token)) &&
        !shares(claimed, its) &&
        kept >= 2 &&
        kept >= leastTaken * rest.length &&
        !shares(one.rest, without(own.rest, [...other.rest, ...other.subject]))
      );
    }),
  );
}

function partsOf(text: string): string[][] {
  return text
    .replaceAll(list, ' & ')
    .split(joint)
    .filter((part) => !part.includes(' & '))
    .map((part) => tokensOf(part).filter((token) => token.length > 2 || /\d/.test(token)))
    .filter((tokens) => tokens.length > 1);
}

/** Whether two parts of the claim each have something of their own from both of two parts of the evidence. */
function areCrossed(claimed: readonly string[][], said: readonly string[][]): boolean {
  return pairsOf(said).some(([left, right]) => {
    const [own, other] = [without(left, right), without(right, left)];
    return pairsOf(claimed).some(([first, second]) => {
      const [mine, its] = [without(first, second), without(second, first)];
      const isMixed = (tokens: readonly string[]) => shares(tokens, own) && shares(tokens, other);
      return (
        isMixed(mine) && isMixed(its) && isCovered(mine, [...left, ...right]) && isCovered(its, [...left, ...right])
      );
    });
  });
}

const leastCovered = 0.6;

function isCovered(tokens: readonly string[], known: readonly string[]): boolean {
  return tokens.filter((token) => known.includes(token)).length >= leastCovered * tokens.length;
}

function shares(tokens: readonly string[], known: readonly string[]): boolean {
  return tokens.some((token) => known.includes(token));
}

function without(tokens: readonly string[], others: readonly string[]): string[] {
  return tokens.filter((token) => !others.includes(token));
}

function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((left, index) => items.slice(index + 1).map((right): [Item, Item] => [left, right]));
}
