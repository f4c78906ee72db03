import { boundDifferently } from '../bounds.ts';
import { shareOf, stemsOf } from '../clauses.ts';
import { contentWords, wordsOf } from '../content-words.ts';
import { generalWords } from '../english-words.ts';
import { oppositionsOf } from '../opposites.ts';
import { type Check, contradicted, insufficient } from './check.ts';

const marker =
  /\b(?:only (?:if|when|after|where|once|with|in)|if|unless|except(?: for| in| when| where| that)?|provided(?: that)?|providing|as long as|so long as|on condition that|subject to|in the event (?:that|of)|wenn|sofern|außer|ausgenommen|à condition que|sauf(?: si)?|si|salvo|excepto)\b/i;
const anyCondition =
  /\b(?:only|if|unless|except\w*|excluding|provided|providing|long as|condition\w*|subject to|event|when\w*|where\w*|while|once|after|before|until|without|in case|cases|should|requires?|required|needs?|must|depend\w*|for|with|but|other than|apart from|save|assuming|till|by|who|whoever|those|wenn|sofern|außer|ausgenommen|si|sauf|salvo|excepto)(?!\p{L})/iu;

/** Leaves room for exceptions. */
const exceptional =
  /\b(?:as a rule|by default|in principle|usually|normally|generally|ordinarily|in general|typically|otherwise|save)\b/i;

/** Less of a condition's words than that in the claim, and the condition was left out. */
const leastKept = 0.34;
/** How much of the claim has to be the part of the sentence that depends on the condition. */
const leastShared = 0.6;
/** The same where the exception stands within it. */
const leastSharedOfException = 0.9;

/** What holds only on a condition is claimed with it. */
export const compareConditions: Check = (claim, { readings }) => {
  const claimed = stemsOf(claim);
  const depending = readings.flatMap(sentencesOf).flatMap((sentence) => {
    const parts = partsOf(sentence);
    return parts === undefined || shareOf(claimed, stemsOf(sentence)) < leastShared ? [] : [{ sentence, ...parts }];
  });
  const [first] = depending;
  if (first === undefined) return [];
  // Another sentence may say it without a condition.
  const others = readings
    .flatMap(sentencesOf)
    .filter((sentence) => !depending.some((one) => one.sentence === sentence));
  if (others.some((sentence) => shareOf(claimed, stemsOf(sentence)) >= leastShared)) return [];
  if (isUnlessExchanged(claim, first.sentence))
    return [contradicted('the evidence says it the other way round: unless, not if')];
  const speaksOfMain = first.word.startsWith('except')
    ? /\b(?:all|every|each)\b/i.test(claim) || shareOf(claimed, stemsOf(first.sentence)) >= leastSharedOfException
    : shareOf(claimed, stemsOf(first.main)) >= leastShared;
  const condition = first.word.startsWith('except')
    ? stemsOf(first.condition).slice(0, 1)
    : subjectsOf(first.condition);
  const keeps = shareOf(condition, claimed) > leastKept || marker.test(claim) || exceptional.test(claim);
  if (!speaksOfMain || keeps || (anyCondition.test(claim) && shareOf(condition, claimed) > 0)) return [];
  return [insufficient(`the evidence says so on a condition ("${first.word} …"): name it`)];
};

/** Words so general that they would be kept by chance do not count. */
function subjectsOf(condition: string): readonly string[] {
  const stems = contentWords(condition).flatMap(({ word, stem }) => (generalWords.has(word) ? [] : [stem]));
  return stems.length > 0 ? stems : stemsOf(condition);
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+/);
}

const joined = /(?<!\p{L})(?:and|but|und|aber|et|mais|y|pero),\s$/iu;

/** A sentence's condition and the rest of it. */
function partsOf(sentence: string): { word: string; condition: string; main: string } | undefined {
  const match = marker.exec(sentence);
  if (match === null) return undefined;
  const from = match.index + match[0].length;
  const comma = sentence.slice(from).search(/,\s/);
  // "…, and, if it is damaged, it is moved": what depends on it follows.
  const isFirst = match.index < 4 || joined.test(sentence.slice(0, match.index));
  const end = isFirst && comma >= 0 ? from + comma : sentence.length;
  const condition = sentence.slice(from, isFirst && comma < 0 ? sentence.length : end);
  const main = isFirst ? sentence.slice(end) : sentence.slice(0, match.index);
  if (stemsOf(condition).length === 0 || stemsOf(main).length === 0) return undefined;
  return { word: match[0].toLowerCase(), condition, main };
}

function isUnlessExchanged(claim: string, sentence: string): boolean {
  const [mine, its] = [/\bunless\b/i.test(claim), /\bunless\b/i.test(sentence)];
  if (mine === its) return false;
  const other = mine ? sentence : claim;
  if (
    !/\b(?:if|provided|when|as long as)\b/i.test(other) ||
    /\bif\b.*\bunless\b|\bunless\b.*\bif\b/i.test(mine ? claim : sentence)
  )
    return false;
  // "Except where" is unless.
  if (/\b(?:except|save|apart from|other than|but not|with the exception)\b/i.test(other)) return false;
  // "Unless at least 75 %" is "if fewer than 75 %", and "earlier if it fails" "unless it fails earlier".
  if (
    /\bor (?:else|earlier|sooner|later|less|more|longer|shorter|fewer|higher|lower|another|as)\b|\b(?:else|otherwise)\b/i.test(
      other,
    )
  )
    return false;
  if (boundDifferently(claim, sentence)) return false;
  const words = (text: string) => wordsOf(text).map(({ word }) => word);
  if (oppositionsOf(words(claim), words(sentence)).length > 0) return false;
  const denials = (text: string) =>
    text.match(/\b(?:not|none|nothing|nobody|neither|fail\w*|no|never|cannot|\w+n['’]t|without)\b/gi)?.length ?? 0;
  return denials(claim) === denials(sentence);
}
