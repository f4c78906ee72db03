import { clausesOf, isAmong, shareOf, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { lazyPattern } from '../lazy.ts';
import { isNegator } from '../negations.ts';
import { type Check, contradicted } from './check.ts';

/** What is left out of what a sentence says, up to the end of its clause. */
const exclusion = lazyPattern(
  String.raw`(?<!\p{L})(?:but not|though not|except(?: for)?|excluding|with the exception of|apart from|aber nicht|jedoch nicht|ausgenommen|außer|mit Ausnahme(?: von| der| des)?|mais pas|sauf|à l['’]exception d(?:e|es|u)|pero no|salvo|excepto)\s+([^,;.]{3,120})`,
  'giu',
);
const inclusion = lazyPattern(
  String.raw`(?<!\p{L})(?:and|both|including|include[sd]?|also|as well as|even|or|und|sowie|auch|einschließlich|et|ainsi que|y compris|aussi|y|incluid[oa]s?|también)(?!\p{L})`,
  'iu',
);
const excluding = lazyPattern(
  String.raw`(?<!\p{L})(?:except\p{L}*|exclu\p{L}+|apart|other than|only|unless|without|rather|instead|unlike|but|however|although|while|whereas|exempt\p{L}*|ausgenommen|außer|nur|ohne|aber|sauf|sans|mais|seul\p{L}*|salvo|excepto|sin|pero|solo|sólo)(?!\p{L})`,
  'iu',
);

/** How much of the claim has to stand in the sentence that leaves something out. */
const leastShared = 0.6;

/** What the evidence leaves out the claim does not include, and what it is done with or without is the same in both. */
export const compareExclusions: Check = (claim, { readings }) => {
  const sentences = readings.flatMap((reading) => reading.split(/(?<=[.!?;])\s+/));
  if (includesExcluded(claim, sentences)) return [contradicted('the evidence leaves out what the claim includes')];
  const missing = lackedIn(claim).find((stem) => isHad(stem, claim, sentences));
  const had = missing === undefined ? hadIn(claim).find((stem) => isLacked(stem, claim, sentences)) : undefined;
  if (missing === undefined && had === undefined) return [];
  return [contradicted('the evidence says "with" where the claim says "without", or the other way round')];
};

function includesExcluded(claim: string, sentences: readonly string[]): boolean {
  if (!inclusion().test(claim) || excluding().test(claim) || wordsOf(claim).some(({ word }) => isNegator(word)))
    return false;
  const claimed = stemsOf(claim);
  return sentences.some((sentence) =>
    [...sentence.matchAll(exclusion())].some(([, left = '']) => {
      const stems = stemsOf(left);
      return stems.length > 0 && shareOf(stems, claimed) === 1 && shareOf(claimed, stemsOf(sentence)) >= leastShared;
    }),
  );
}

const lacking = lazyPattern(
  String.raw`(?<!\p{L})(?:without|with no|free (?:of|from)|devoid of|lacks?|lacking|contains? no|ohne|sans|sin)\s+((?:[\p{L}’'-]+\s*){1,4})`,
  'giu',
);
const having = lazyPattern(
  String.raw`(?<!\p{L})(?:with|requires?|contains?|containing|by|after|mit|nach|avec|con)\s+((?:[\p{L}\p{N}’'-]+\s*){1,4})`,
  'giu',
);

const needed = lazyPattern(
  String.raw`(?<!\p{L})((?:[\p{L}’'-]+\s){1,2})(?:is|are) (?:required|necessary|needed|compulsory|mandatory|obligatory)(?!\p{L})`,
  'giu',
);

/** What a text says that something is without; twice denied, it is there. */
function lackedIn(text: string): readonly string[] {
  return firstStems(text, lacking());
}

function hadIn(text: string): readonly string[] {
  return firstStems(text, /(?<!\p{L})(?:with|contains?|containing|mit|avec|con)\s+((?:[\p{L}\p{N}’'-]+\s*){1,3})/giu);
}

function firstStems(text: string, pattern: RegExp): string[] {
  return clausesOf(text).flatMap((clause) => {
    if (clause.words.some(({ word }) => isNegator(word) && word !== 'no')) return [];
    return [...clause.text.matchAll(pattern)].flatMap(([, after = '']) => stemsOf(after).slice(0, 2));
  });
}

/** Whether the evidence says that what the claim is without is there. */
function isHad(stem: string, claim: string, sentences: readonly string[]): boolean {
  const isSaid = (sentence: string) =>
    isAmong(stem, [...firstStems(sentence, having()), ...firstStems(sentence, needed())]);
  return (
    sentences.some((sentence) => isOfSame(claim, sentence, stem) && isSaid(sentence)) &&
    sentences.every((sentence) => !stemsOf(sentence).includes(stem) || isPlain(sentence))
  );
}

function isLacked(stem: string, claim: string, sentences: readonly string[]): boolean {
  return (
    isPlain(claim) &&
    sentences.some(
      (sentence) =>
        isOfSame(claim, sentence, stem) &&
        lackedIn(sentence).includes(stem) &&
        !/\b(?:with|otherwise)\b/i.test(sentence),
    ) &&
    sentences.every((sentence) => !firstStems(sentence, having()).includes(stem))
  );
}

function isOfSame(claim: string, sentence: string, stem: string): boolean {
  const rest = stemsOf(claim).filter((one) => one !== stem && one !== 'contain');
  return rest.length > 0 && shareOf(rest, stemsOf(sentence)) >= leastShared && isAmong(stem, stemsOf(sentence));
}

function isPlain(text: string): boolean {
  return text.search(lacking()) < 0 && !wordsOf(text).some(({ word }) => isNegator(word));
}
