import { type Gap, gapsBetween, mostAligned } from '../align-words.ts';
import { isAmong, languageOf, shareOf, stemsOf } from '../clauses.ts';
import { isContentWord, type Word, wordsOf } from '../content-words.ts';
import { generalWords } from '../english-words.ts';
import { functionWordsOf } from '../function-words.ts';
import { isNegator } from '../negations.ts';
import { valueOfWords } from '../number-words.ts';
import { isPole } from '../opposites.ts';
import { isIrregularPast } from '../predicates.ts';
import { relatedTo } from '../synonyms.ts';
import { unitOf } from '../units.ts';
import { type Check, insufficient } from './check.ts';

/** So many words of a sentence a claim has to keep, all but those it exchanges, before these count as exchanged. */
const leastKept = 2;
/** In how many places a claim may differ from the sentence, small words included. */
const mostGaps = 2;
/** With one word for one other a claim may be freer: this part of its words may stand elsewhere. */
const mostMoved = 0.4;
/** Longer stretches are reworded, not exchanged. */
const longestClaimed = 3;
const longestSaid = 4;

/** A claim that repeats a sentence with another noun in one place speaks of something else, unless both mean the same. */
export const compareSubstitutes: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  const language = languageOf(claim, evidence) ?? 'en';
  const sort = sortOf(claim, evidence, language);
  const claimed = nounsIn(claim);
  if (claimed.length > mostAligned) return [];
  const everywhere = [...stemsOf(evidence), ...stemsOf(headings.join('\n'))];
  const unknown = claimed.filter((one) => sort.isSubject(one) && !isKnown(one, everywhere));
  const first = unknown.find(sort.isNoun) ?? unknown[0];
  if (first === undefined || unknown.length > longestClaimed) return [];
  const kept = claimed.filter((one) => sort.isContent(one) && !unknown.includes(one));
  if (kept.length < leastKept) return [];
  const stems = stemsOf(claim);
  for (const sentence of readings.flatMap(sentencesOf)) {
    const said = nounsIn(sentence).slice(0, mostAligned);
    const gaps = gapsBetween(stemsIn(claimed), stemsIn(said)).filter(({ first: [from, to] }) => to > from);
    const gap = gaps.find(({ first: [from, to] }) => claimed.slice(from, to).includes(first));
    if (gap === undefined) continue;
    const moved = kept.filter((one) =>
      isIn(
        claimed.indexOf(one),
        gaps.filter((other) => other !== gap),
      ),
    ).length;
    const isCopy = gaps.length <= mostGaps && moved === 0;
    if (!isCopy && (unknown.length > 1 || !isOneWord(gap) || moved > mostMoved * kept.length)) continue;
    const [mine, its] = [claimed.slice(...gap.first), besides(said, gap, claimed.length)];
    if (mine.length > longestClaimed || its.length > longestSaid || !unknown.every((one) => mine.includes(one)))
      continue;
    const own = mine.map(({ stem }) => stem);
    const left = its.findLast(
      (one) => sort.isSubject(one) && !isSaidAs(one, stems) && !isKnown(one, own) && sort.isNoun(one),
    );
    const head = mine.findLast((one) => unknown.includes(one) && sort.isNoun(one));
    if (left === undefined || head === undefined || !areRivals(head, left, language === 'en' ? adjectival : undefined))
      continue;
    if ([...mine, ...its].some(({ word }) => isNegator(word))) continue;
    return [insufficient(`the evidence says ${left.word}, not ${head.word}`)];
  }
  const pair = language === 'en' ? inSameContext(unknown, claim, readings, sort) : undefined;
  return pair === undefined ? [] : [insufficient(`the evidence says ${pair.left.word}, not ${pair.mine.word}`)];
};

/** How much of a claim has to stand in a sentence before a noun beside the same word tells another thing of it. */
const leastShared = 0.7;

/** However the rest is worded: "labour law" for "tax law", and "renewal of the meters" for "renewal of the pipes". */
function inSameContext(unknown: readonly Placed[], claim: string, readings: readonly string[], sort: Sort) {
  const stems = stemsOf(claim);
  for (const mine of unknown.filter((one) => sort.isNoun(one) && !isPole(one.word))) {
    const rest = stems.filter((stem) => stem !== mine.stem);
    for (const sentence of readings.flatMap(sentencesOf)) {
      if (shareOf(rest, stemsOf(sentence)) < leastShared) continue;
      const left = nounsIn(sentence)
        .slice(0, mostAligned)
        .find(
          (one) =>
            standAlike(mine, one, sort) &&
            sort.isSubject(one) &&
            sort.isNoun(one) &&
            !isKnown(one, stems) &&
            areRivals(mine, one, relational),
        );
      if (left !== undefined) return { mine, left };
    }
  }
  return undefined;
}

/** Said of most things, these tell no thing from another. */
const ofAnything =
  /^(?:average|total|overall|annual|yearly|monthly|weekly|daily|mean|median|typical|whole|entire|current|present|former|previous|original|initial|final|separate|individual|single|extra|additional|respective|relevant|actual)$/;

function standAlike(mine: Placed, its: Placed, sort: Sort): boolean {
  const isBefore = mine.after !== undefined && mine.after.stem === its.after?.stem && sort.isContent(mine.after);
  const isAfter =
    mine.before === its.before &&
    linking.test(mine.before) &&
    mine.beforeThat.length > 2 &&
    mine.beforeThat === its.beforeThat;
  return isBefore || isAfter;
}

const linking = /^(?:of|for|in|on|with|by|from|against|at|under|into)$/;

/** A word that knows what stands beside it. */
interface Placed extends Word {
  /** The two words before it. */
  readonly beforeThat: string;
  readonly before: string;
  readonly after: Word | undefined;
}

/** Articles change with their noun. */
function nounsIn(text: string): Placed[] {
  return wordsOf(text)
    .map(
      (word, index, words): Placed => ({
        ...word,
        beforeThat: words[index - 2]?.word ?? '',
        before: words[index - 1]?.word ?? '',
        after: words[index + 1],
      }),
    )
    .filter(({ word }) => !article.test(word));
}

/** At the end of a claim the sentence may go on: only what stands first is in the same place. */
function besides(said: readonly Placed[], { first, second: [from, to] }: Gap, end: number): Placed[] {
  return said.slice(from, first[1] === end ? Math.min(to, from + first[1] - first[0] + 1) : to);
}

function isOneWord({ first, second }: Gap): boolean {
  return first[1] - first[0] === 1 && second[1] - second[0] === 1;
}

function isIn(place: number, gaps: readonly Gap[]): boolean {
  return gaps.some(({ first: [from, to] }) => place >= from && place < to);
}

function stemsIn(words: readonly Word[]): string[] {
  return words.map(({ stem }) => stem);
}

function isKnown({ stem }: Word, known: readonly string[]): boolean {
  return isAmong(stem, known) || known.some((other) => relatedTo(other).has(stem) || relatedTo(stem).has(other));
}

/** Whether a word stands elsewhere in a claim, as it is or as another of the same meaning, not as one that only looks alike. */
function isSaidAs({ stem }: Word, stems: readonly string[]): boolean {
  return stems.some((other) => other === stem || relatedTo(other).has(stem) || relatedTo(stem).has(other));
}

const adjectival = /(?:al|ic|ac|ar)$/;
/** Of these most say no more than their noun. */
const relational = /(?:ic|ac|ar)$/;

/** A decline and a loss are much the same, as are renal and kidney, and the long form of a short one. */
function areRivals(left: Placed, right: Placed, adjective?: RegExp): boolean {
  const isAdjective = ({ word, after }: Placed) =>
    adjective?.test(word) === true && after !== undefined && isContentWord(after) && !isNumber(after.word);
  const [short, long] = [left.word, right.word].toSorted((one, other) => one.length - other.length);
  return (
    !(isPole(left.word) && isPole(right.word)) &&
    (unitOf(left.word) === undefined || unitOf(right.word) === undefined) &&
    isAdjective(left) === isAdjective(right) &&
    !long?.startsWith(short ?? '')
  );
}

const article =
  /^(?:the|an?|its|their|his|her|this|these|der|die|das|dem|den|des|eine?[nmrs]?|le|la|les|un|une|el|los|las|una)$/;
const beforeNouns =
  /^(?:|the|an?|of|in|on|at|with|by|from|for|and|or|as|than|its|their|his|her|every|each|all|no|some|into|between|under|over|against|through|during|about|these|those|this|any|most|many|few|other|both|when|if|where|because|while|that|per|without|after|before)$/;
const beforeNounsElsewhere =
  /^(?:le|la|les|un|une|du|des|de|au|aux|en|dans|par|pour|avec|sans|entre|sous|sur|chaque|el|los|las|una|del|al|con|sin|por|para|y|et|cada)$/;
const beforeAdjectives =
  /^(?:d(?:er|ie|as|em|en)|eine?[nmrs]?|ihre?[nmrs]?|zum|zur|im|am|vom|beim|in|mit|bei|von|aus|größer|die)$/;
const auxiliary =
  /^(?:to|be|is|are|was|were|been|being|has|have|had|may|can|could|must|shall|should|will|would|does|do|did|not|cannot|it|they|he|she|who|which|we|you)$/;
/** After these, "to" is no part of a verb. */
const beforeTo =
  /(?:tion|sion|ment|ance|ence|gy|ity|ure|cess)s?$|^(?:due|owing|according|compared|close|next|similar|equal|exposed|sensitive|allergic|resistant|addressed|sent|given|paid|transferred|delivered|handed|reported|limited|belongs?|attached|connected|subject|exempt|damage|harm|road|bridge|entrance|door|key|visit|trip)$/;
const noNoun =
  /(?:ed|(?<!(?:(?:butter|dragon|damsel|house|fire|may|gad|hover|horse)f|fami|supp|rep|assemb|anoma|monopo|bel|jel|bul|ral|gul))ly|ing|est|ive|ous|ful|[ai]ble)$|^(?:am|pm|except|save|cut|put|set)$/;

type Sort = ReturnType<typeof sortOf>;

/** What of a text is a subject, and what a noun, as far as its form and what stands before it tell. */
function sortOf(claim: string, evidence: string, language: string) {
  const isFunctionWord = functionWordsOf(`${claim}\n${evidence}`);
  const isContent = (one: Word) => isContentWord(one) && !isFunctionWord(one) && !isNumber(one.word);
  const capitals = new Set(
    language === 'de'
      ? wordsOf((`${claim}\n${evidence}`.match(/\p{Lu}[\p{L}-]+/gu) ?? []).join(' ')).map(({ word }) => word)
      : [],
  );
  return {
    isContent,
    isSubject: (one: Word) =>
      isContent(one) && !generalWords.has(one.word) && !adverb.test(one.word) && !ofAnything.test(one.word),
    isNoun: ({ word, before, beforeThat, after }: Placed): boolean => {
      // German nouns have capitals, and adjectives before them an ending.
      if (language === 'de') return capitals.has(word) || (/e[rnms]$/.test(word) && beforeAdjectives.test(before));
      if (language !== 'en') return beforeNounsElsewhere.test(before);
      // "Close the valve" begins with what is to be done.
      if (before === '' && after !== undefined && article.test(after.word)) return false;
      // "The coating", but not "the rising costs".
      if (article.test(before) && (after === undefined || !isContentWord(after))) return true;
      if (noNoun.test(word) || isIrregularPast(word)) return false;
      if (before === 'to') return beforeTo.test(beforeThat);
      if (auxiliary.test(before) || adverb.test(before)) return false;
      // After a noun, a verb of the third person or of a plural looks like a noun.
      return (
        beforeNouns.test(before) ||
        isNumber(before) ||
        /(?:ed|al|ic|ous|ive|ful)$/.test(before) ||
        !(/[^s]s$/.test(word) || /[^s]s$/.test(before))
      );
    },
  };
}

const adverb =
  /(?<!(?:(?:butter|dragon|damsel|house|fire|may|gad|hover|horse)f|fami|supp|rep|assemb|anoma|monopo|bel|jel|bul|ral|gul))ly$|(?:mente|ment)$|^(?:unlike|despite|amid|aboard|abroad|ahead|aside|apart|away|home|indoors|outdoors|together|overall|tomorrow|tonight|onwards?|afterwards?|beforehand|upstairs|downstairs|overnight|nearby|thereafter|anymore|altogether)$/;

function isNumber(word: string): boolean {
  return /\p{N}/u.test(word) || unitOf(word) !== undefined || valueOfWords(word) !== undefined;
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+/);
}
