import { type Clause, clausesOf, languageOf, shareOf, stemsOf } from '../clauses.ts';
import { isContentWord, type Word } from '../content-words.ts';
import { verbPlace } from '../predicates.ts';
import { type Check, contradicted } from './check.ts';

/** Only a clause of the very words of the evidence can tell that they have changed places. */
const leastShared = 0.75;
const leastOfOther = 0.5;

const preposition =
  /^(?:of|for|against|to|from|by|with|without|in|on|at|under|over|before|after|between|than|into|through|as|von|vom|durch|gegen|fur|mit|bei|an|zu|zum|zur|nach|de|du|des|par|contre|pour|a|au|aux|del|al|por|contra|para|con)$/;
const joiner = /^(?:and|or|und|oder|et|ou|y|o)$/;
const passive = /\b(?:by|von|vom|par|por)\b/i;

/**
 * Two things that stand in each other's place, as the words before them tell: who grants a loan to the bank, or what is a
 * risk factor for what.
 */
export const compareContexts: Check = (claim, { readings }) => {
  // German tells subject and object by their endings, not by their places.
  if (languageOf(claim, readings.join('\n')) === 'de') return [];
  const said = readings.flatMap(clausesOf);
  const isExchanged = clausesOf(claim).some((clause) => {
    const alike = said.filter(
      (candidate) =>
        clause.stems.length > 2 &&
        shareOf(clause.stems, candidate.stems) >= leastShared &&
        shareOf(candidate.stems, clause.stems) >= leastOfOther &&
        isOfSameVerb(clause, candidate) &&
        passive.test(clause.text) === passive.test(candidate.text),
    );
    return alike.length > 0 && alike.every((candidate) => areExchanged(clause, candidate));
  });
  return isExchanged ? [contradicted('the evidence says it the other way round: two things have changed places')] : [];
};

/** A loan that one grants another takes. */
function isOfSameVerb(left: Clause, right: Clause): boolean {
  const [mine, its] = [left, right].map(({ words }) => words[verbPlace(words)]);
  return (
    mine !== undefined &&
    mine.word === its?.word &&
    mine.word !== 'than' &&
    (!auxiliary.test(mine.word) || isOfSameDeed(left, right)) &&
    !/\bthan\b/i.test(`${left.text} ${right.text}`)
  );
}

const auxiliary = /^(?:may|might|can|could|must|shall|should|will|would|cannot)$/;

/** What reaches an office the office receives. */
function isOfSameDeed(left: Clause, right: Clause): boolean {
  const [mine, its] = [left, right].map(({ words }) =>
    words.slice(verbPlace(words) + 1).find((word) => isContentWord(word)),
  );
  return mine === undefined || its === undefined || mine.stem === its.stem || mine.word.endsWith('ed');
}

function areExchanged(claimed: Clause, known: Clause): boolean {
  const [mine, its] = [contextsOf(claimed), contextsOf(known)];
  const shared = [...mine.keys()].filter((stem) => its.has(stem) && its.get(stem) !== mine.get(stem));
  return shared.some((left, index) =>
    shared.slice(index + 1).some((right) => mine.get(left) === its.get(right) && mine.get(right) === its.get(left)),
  );
}

/** By stem the preposition that governs a word, or on which side of the verb it stands; no words that stand in several places. */
function contextsOf({ text, words }: Clause): Map<string, string> {
  const contexts = new Map<string, string>();
  const several = new Set<string>();
  const verb = verbPlace(words);
  let context = 'subject';
  for (const [index, word] of words.entries()) {
    if (preposition.test(word.word)) context = contextOf(word);
    else if (index === verb) context = 'object';
    else if (isContentWord(word)) {
      if (contexts.has(word.stem)) several.add(word.stem);
      contexts.set(word.stem, context);
      // What follows a noun has a place of its own, unless it belongs to the same name.
      if (!isContentWord(words[index + 1] ?? word) && !joiner.test(words[index + 1]?.word ?? ''))
        context = index < verb ? 'subject' : 'object';
    }
  }
  // What a thing is "of" or "in" may as well own it.
  for (const [, owner = ''] of text.matchAll(/(?<!\p{L})(\p{L}+)(?:['’]s|s['’])(?!\p{L})/gu))
    for (const stem of stemsOf(owner)) several.add(stem);
  for (const stem of several) contexts.delete(stem);
  return contexts;
}

/** French and Spanish write the same preposition in several ways. */
function contextOf({ word }: Word): string {
  if (/^(?:au|aux|al)$/.test(word)) return 'a';
  if (/^(?:du|des|del)$/.test(word)) return 'de';
  return word;
}
