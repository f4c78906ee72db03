import { shareOf, stemsOf } from '../clauses.ts';
import { lazyPattern } from '../lazy.ts';
import { numberInWords } from '../number-words.ts';
import { type Check, contradicted, insufficient } from './check.ts';

/** Of all of them, at any time, whatever comes: what only a sentence without limits says. */
const universal = lazyPattern(
  String.raw`(?<!\bnot )(?<!\p{L})(?:all(?! but)|not a single|none|every(?:one|body|thing|where)?|each|any(?:one|body|thing|where)?|always|entire(?:ly)?|whole|throughout|without exception|invariably|alle[nrms]?|jede[nrms]?|sämtliche[nr]?|immer|stets|tous|toutes|toute?|chaque|toujours|todos|todas|toda?|cada|siempre)(?!\p{L})`,
  'iu',
);
const unconditional = lazyPattern(
  String.raw`(?<!\p{L})(?:regardless|irrespective|whatever|whichever|no matter|however \p{L}+(?= (?:the|that|this|it|they|an?|often|much|many)\b)|however (?:much|many|often|long)|even (?:if|when|without|though|where)|in any case|in all cases|under (?:all|any) circumstances|without (?:fail|exception|any condition|limit)|unconditional(?:ly)?|at all(?! (?:times|events))|ausnahmslos|unabhängig davon|egal|auf jeden Fall|in jedem Fall|sans exception|dans tous les cas|quel(?:le)?s? que soi(?:t|ent)|sea cual sea|en todo caso|sin excepción|incluso si|même si|auch wenn|selbst wenn)(?!\p{L})`,
  'iu',
);
const open = lazyPattern(
  String.raw`(?<!\p{L})(?:regardless|irrespective|whatever|whichever|no matter|however|even|in any case|always|all|every\p{L}*|any\p{L}*|each|never|none|no|without|anyway|also|still|although|though|despite|except\p{L}*|only|alle\p{L}*|jede\p{L}*|immer|auch|nie|tou[st]\p{L}*|chaque|même|todos?|todas?|cada|siempre|nunca)(?!\p{L})`,
  'iu',
);

/** Claimed of what the evidence ties to a condition or a time, these deny it, whatever else the evidence denies. */
const inAnyCase = lazyPattern(
  String.raw`(?<!\p{L})(?:whether or not|even (?:if|when|without|where)|regardless|irrespective|no matter|at any time|in any (?:case|weather)|under any circumstances|or not(?=[.,;]|$)|gleichgültig|egal ob|unabhängig (?:von|davon)|auch (?:wenn|ohne)|selbst wenn|même (?:si|sans)|incluso (?:si|sin)|con independencia)(?!\p{L})`,
  'iu',
);
const inSomeCase = lazyPattern(
  String.raw`(?<!\p{L})(?:if|unless|only|when|within|provided|without(?! delay)|where|after|until|in (?:strong|heavy|bad|severe|high|hot|cold|wet|dry|poor|case)|wenn|sofern|nur|si|sauf|avec|seulement|sólo|solo|salvo)(?!\p{L})|,\s(?:die|der|das|who|which|qui)\s`,
  'iu',
);
const inAllCases = lazyPattern(
  String.raw`(?<!\p{L})(?:never|nie|jamais|nunca|regardless|irrespective|whether|even|no matter|any\p{L}*|all|every\p{L}*|always|whatever|whichever|whenever|although|though|despite|auch|egal|gleich\p{L}*|unabhängig|immer|jeder\p{L}*|alle\p{L}*|même|tou[st]\p{L}*|incluso|siempre|todos?)(?!\p{L})`,
  'iu',
);

/** "Every Friday" says when, not of what. */
const often = lazyPattern(
  String.raw`(?<!\p{L})(?:every|each|jede[nrsm]?|chaque|cada) (?:\d+|\p{L}+day|\p{L}*tag|day|night|week|month|year|hour|morning|other|two|three|four|time)s?(?!\p{L})`,
  'giu',
);

/** "In all" adds up, "no … any" denies, and "anyone failing" tells itself of which part it speaks. */
const bounded = lazyPattern(
  String.raw`\b(?:in|at|of|after) all\b|\b(?:neither|nor|no|not|never|without|if|whether)\b[^.;]{0,60}?\bany\p{L}*|\b(?:anyone|everyone|everybody|anybody|those|all|any|every|each) (?:\p{L}+ )?(?:\p{L}{3,}ing|who|whose|with)\b`,
  'giu',
);

const amount = String.raw`(?:\d+(?:[.,]\d+)*|half|${numberInWords})`;
/** What a sentence says of a part only, with the words that tell which part. */
const parts = lazyPattern(
  String.raw`(?<!\p{L})(?:if|unless|except(?: for)?|provided(?: that)?|where|who|whose|which|that|without|on presentation of|subject to|most|some|several|many|anyone|(?:those|all|any|every) (?:\p{L}+ )?(?=with|in|taking|holding|using|working|living|travelling)|wenn|sofern|ausgenommen|außer|si|sauf|salvo)\s((?:[^,;.]|[.,](?=\d)){3,160})`,
  'giu',
);
/** The same, where a claim that gives no number leaves it out. */
const counted = lazyPattern(
  String.raw`(?<!\p{L})(?:(?:under|over|above|below|warmer than|colder than|more than|less than|fewer than|at least|at most|older than|younger than) ${amount}|${amount}(?:%| percent| per cent)?(?: out)? of(?: the| its| whom| which| them)?|(?:one|two|three|four) (?:thirds?|quarters?|fifths?) of|la mitad|die Hälfte|la moitié)(?!\p{L})`,
  'iu',
);
/** The same, told by the word after it. */
const restricted = lazyPattern(
  String.raw`(?<!\p{L})(?:only|nur|seuls?|seule|seulement|solo|sólo|in(?= \p{L}+ cases))\s(?:the |for |on |with |in |to |by |les? |die |der |las? |los )*(\p{L}+)`,
  'giu',
);

/** How much of the claim, without what makes it general, the sentence has to say. */
const leastShared = 0.5;
/** Less of the words that tell the part, and the claim is about more than the part. */
const leastKept = 0.51;

/** What the evidence says of some, or on a condition, is not said of all, or in any case. */
export const compareGeneralisations: Check = (claim, { readings }) => {
  const evidence = readings.join(' ');
  const stems = stemsOf(claim);
  const sentences = readings.flatMap((reading) => reading.split(/(?<=[.!?;])\s+/));
  const isOfSame = sentences.some((sentence) => shareOf(stems, stemsOf(sentence)) >= leastShared);
  const word = unconditional().exec(claim)?.[0];
  if (word !== undefined && !open().test(evidence)) {
    return [insufficient(`the evidence does not say "${word.toLowerCase()}"`)];
  }
  const always = inAnyCase().exec(claim)?.[0];
  if (always !== undefined && isOfSame && inSomeCase().test(evidence) && !inAllCases().test(evidence))
    return [insufficient(`the evidence says so in some cases only, not "${always.toLowerCase()}"`)];
  const limit = stems.length > 1 && !someOf().test(claim) ? droppedLimit(claim, sentences) : undefined;
  if (limit !== undefined) return [insufficient(`the evidence says so of a part only ("${limit}"): name it`)];
  if (
    !isOfSame ||
    !isUniversal(claim) ||
    (isUniversal(evidence) && !/\b(?:anyone|all|any|every) (?:\p{L}+ )?\p{L}+ing\b/iu.test(evidence))
  )
    return [];
  const near = sentences.filter((sentence) => shareOf(stems, stemsOf(sentence)) >= leastShared);
  const numbers = new Set(numbersIn(claim));
  const hasNumberIn = (said: string) => numbersIn(said).some((one) => numbers.has(one));
  // A share of something counted is left out where another number is not.
  const hasNumberOf = (said: string) => (/ of\b/.test(said) ? hasNumberIn(said) : numbers.size > 0);
  const dropped = near.flatMap((sentence) => [
    ...[...sentence.matchAll(parts())].filter(([, said = '']) => shareOf(stemsOf(said), stems) < leastKept),
    ...[...sentence.matchAll(restricted())].filter(([, said = '']) => shareOf(stemsOf(said), stems) < leastKept),
    ...[counted().exec(sentence) ?? []].filter(([said = '']) => said !== '' && !hasNumberOf(said)),
  ]);
  const [first] = dropped;
  return first === undefined
    ? []
    : [contradicted(`the evidence says so of a part only ("${(first[0] ?? '').slice(0, 40)}")`)];
};

/** A condition that is a number, or a share of the subject, of which the claim gives neither number nor limit. */
const limits = lazyPattern(
  String.raw`(?<!\p{L})(?:(?:if|provided(?: that)?|unless|as long as|only (?:if|when|for|with)) [^.,;]{0,60}?(?<![\p{L}\d])${amount}(?![\p{L}\d])|(?:nur|seulement|uniquement|sólo|solo|solamente) (?:mit|nach|bei|wenn|für|in|avec|après|si|pour|con|tras|para) [^.,;]{3,80}|(?<=(?:^|[,;] ))(?:${amount}(?:%| percent| per cent)?|(?:an?|one|two|three) (?:half|thirds?|quarters?|fifths?|tenths?)) of (?:the |its |all )?\p{L}+)`,
  'iu',
);
const someOf = lazyPattern(
  String.raw`(?<!\p{L})(?:some|many|few|several|most|part(?:ly|ially)?|minority|majority|certain|sometimes|often|if|when|unless|only|nur|mit|seulement|avec|sólo|solo|con|provided|conditions?|limited|up to|${amount}|thirds?|quarters?|percent)(?!\p{L})`,
  'iu',
);

function droppedLimit(claim: string, sentences: readonly string[]): string | undefined {
  const stems = stemsOf(claim);
  const near = sentences.filter((sentence) => shareOf(stems, stemsOf(sentence)) === 1);
  const match = near.length === 1 && sentences.length === 1 ? limits().exec(near[0] ?? '') : null;
  // What follows with "but not" stands on no condition.
  const isBeside =
    match !== null &&
    /,\s(?:but|and) (?:not|never)\b/i.test(match.input.slice(match.index)) &&
    /\b(?:not|never|no)\b/i.test(claim);
  return isBeside ? undefined : match?.[0];
}

function numbersIn(text: string): string[] {
  return text.toLowerCase().match(new RegExp(String.raw`(?<!\p{L})${amount}(?!\p{L})`, 'giu')) ?? [];
}

function isUniversal(text: string): boolean {
  return universal().test(text.replaceAll(often(), ' ').replaceAll(bounded(), ' '));
}
