import type { Clause } from './clauses.ts';
import { isContentWord } from './content-words.ts';
import { lazyPattern } from './lazy.ts';
import { numberInWords } from './number-words.ts';

const negator =
  /^(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|kein|keine|keinen|keinem|keiner|keines|nicht|nie|niemals|weder|ne|pas|jamais|aucun|aucune|nunca|jamás|ningún|ninguna|tampoco)$|n't$|^[^\p{ASCII}]*[不没沒無无未][^\p{ASCII}]*$/u;

/** Words that may say without a negation what others say with one: then nothing can be told from negations. */
const denier =
  /^(?:fail(?:s|ed|ing|ures?)?|lacks?|lacked|lacking|forbid(?:s|den)?|prohibit(?:s|ed)?|ban(?:s|ned)?|refus(?:e|es|ed|al)|den(?:y|ies|ied)|reject(?:s|ed)?|prevent(?:s|ed)?|avoid(?:s|ed|ing)?|exclud(?:e|es|ed|ing)|exempt(?:s|ed)?|unable|impossible|invalid|void|absent|absence|ceas(?:e|es|ed)|dropped|rare|rarely|seldom|hardly|scarcely|barely|uncommon|unusual|free|neglect(?:s|ed)?|omit(?:s|ted)?|miss(?:es|ed|ing)?|disallow(?:s|ed)?|barred|otherwise|instead|depend(?:s|ed|ing)?|requir(?:e|es|ed)|only|unless|except|excepting|exception|without|against|first|waiv(?:e|es|ed)|stop(?:s|ped)?|closed|discontinued|lack|differ(?:s|ed)?|exceed(?:s|ed|ing)?|rather|excused|immune|verboten|untersagt|interdit|prohibido|erst|nur|ohne|sans|sin|salvo|excepto|sauf|hormis|außer|ausser|unentgeltlich)$/;

/** Turns of phrase that deny nothing. */
const idioms = lazyPattern(
  String.raw`\bno (?:other )?\p{L}+ (?:(?:\p{L}+ ){0,5}(?:is|was|are|were|has|had|as) )?(?:\p{L}+er than|more \p{L}+ than|less \p{L}+ than|as \p{L}+ as)\b|\bnot (?:only|even (?:an?|one|half|two|three))\b|\bno doubt\b|\bno (?:more|later|longer|fewer|less|earlier|sooner|greater|higher|lower) than\b|\bnot (?:more|later|less|fewer|earlier|greater|exceed(?:ing)?|longer)(?: than)?\b|\bnot? exceed\w*|\b(?:not|never|cannot|nobody|no one) (?:\p{L}+ ){1,3}(?:more|less|fewer|longer|later|earlier|sooner|higher|lower|greater) than(?= (?:\p{L}+ )?(?:\d|an?\b|one\b|${numberInWords}))|\bnot (?:beyond|above|over|under|below|past)\b|\bnever (?:more|less|fewer|later|earlier|below|above|under|over|exceed\w*)(?: than)?|\bwithout (?:undue )?delay\b|\bwithout (?:exception|prejudice|limit)\b|\bnicht mehr als\b|\bnicht länger als\b|\bpas plus de\b|\bno más de\b|\bwhether or not\b|\bor not\b|\bnot least\b|\bnothing but\b|\bno (?:matter|less)\b|\bnos?\.? ?\d+|\bne (?:\p{L}+ )?que\b|\bnon-?\b|\bnos?\. ?(?=\d)`,
  'giu',
);

const limiter = /\b(?:only|solely|exclusively|nur|erst|seulement|solo|solamente)\b/iu;
const limit =
  /\b(?:until|unless|without|except|exception|before|other than|but|bis|ohne|außer|sans|sauf|sin|salvo)\b/iu;

/** "Does not open before ten" is "opens at ten". */
const notBefore = /\b(?:not|no|never|cannot)\b.{1,60}\b(?:before|until|till)\b/iu;

/** Whether a word, in lower case, denies what stands with it. */
export function isNegator(word: string): boolean {
  return negator.test(word);
}

/** Whether a word, in lower case, may say without a negation what others say with one, such as "without" or "free". */
export function isDenier(word: string): boolean {
  return denier.test(word);
}

const adverb =
  /^(?:longer|later|sooner|only|always|fully|necessarily|usually|normally|automatically|generally|directly)$/;

/** The words that a clause denies, as stems: "run" of "does not run". */
export function deniedBy({ words }: Clause): string[] {
  return words.flatMap(({ word }, place) => {
    const after = isNegator(word) ? words.slice(place + 1, place + 6) : [];
    return after.find((one) => isContentWord(one) && !adverb.test(one.word))?.stem ?? [];
  });
}

/** Whether a clause denies what it speaks of, by whatever words but `except`. */
export function isDenied(clause: Clause, except?: string): boolean {
  return (negatorsIn(clause) + deniersOf(clause).filter((word) => word !== except).length) % 2 === 1;
}

/** Whether a clause denies what it speaks of by a negation, whatever other words of it deny. */
export function isNegated(clause: Clause): boolean {
  return negatorsIn(clause) % 2 === 1;
}

/** Whether the one denies what the other affirms, although they speak of the same; false where other words may deny too. */
export function differInDenial(left: Clause, right: Clause): boolean {
  if (hasOtherDenier(left, right) || hasOtherDenier(right, left)) return false;
  const prefixes = prefixedIn(left, right) + prefixedIn(right, left);
  return (negatorsIn(left) + negatorsIn(right) + prefixes) % 2 === 1;
}

/** "Not after a month" is "within a month". */
const notAfter = /\b(?:not|no|never|cannot)\b.{1,60}\b(?:after|later than)\b/iu;
const within = /\b(?:within|by|before|until|in time)\b/iu;

/** "Only after payment" is "not before payment": what only one of two texts limits so, they word too differently to tell. */
export function limitDifferently(left: string, right: string): boolean {
  if (notBefore.test(left) !== notBefore.test(right)) return true;
  if (notAfter.test(left) !== notAfter.test(right) && within.test(notAfter.test(left) ? right : left)) return true;
  return limiter.test(left) !== limiter.test(right) && limit.test(limiter.test(left) ? right : left);
}

/** Whether a text says what only some may do, which denies it of the others. */
export function isLimited(text: string): boolean {
  return limiter.test(text);
}

/** What a function returns. */
const value = /(?<=\p{Ll} )None(?! of)(?!\p{L})/gu;

/** Whether a text says that something is not before something else, which is then first. */
export function isNotBefore(text: string): boolean {
  return notBefore.test(text);
}

/** A text without the turns of phrase that deny nothing, such as "not more than". */
export function withoutIdioms(text: string): string {
  return text.replaceAll(value, ' ').replaceAll(idioms(), ' ');
}

/** Each part of a sentence that denies counts once, as in "not this and not that". */
function negatorsIn({ text }: Clause): number {
  const said = withoutIdioms(text).toLowerCase().replaceAll('’', "'");
  // What is denied of the other side of a comparison is not denied of this one.
  const [compared = ''] = said.split(/\bthan (?=those|the|that (?:of|for|in)|in|for)\b/);
  return compared.split(/\b(?:that|which|who|if|when|und|wenn|die|der|das)\b/).filter(denies).length;
}

const denyingVerb = /\b(?:fail(?:s|ed)?|refus(?:e|es|ed)|ha(?:s|ve|d) yet) to\b/;

function denies(part: string): boolean {
  return denyingVerb.test(part) || (part.match(/[\p{L}']+/gu) ?? []).some(isNegator);
}

const denyingPhrase =
  /\bke(?:ep|eps|pt) (?:\p{L}+ ){0,4}from\b|\b(?:was|were|been|is|are|be) (?:not |never )?(?:withdrawn|abandoned|abolished|repealed|removed|deleted|dropped|scrapped|ended|terminated|cancelled|phased out|taken out)\b(?! (?:by|to) )|\b(?:left|leaves?|leaving) out\b|\b(?:turned|sent) away\b|\bstay(?:s|ed)? (?:away|clear)\b|\binstead of\b/iu;

/** Words by which a clause may say without a negation what others say with one. */
export function deniersOf({ words, text }: Clause): string[] {
  const rest = withoutIdioms(text.toLowerCase()).replace(denyingVerb, ' ');
  const single = words.map(({ word }) => word).filter((word) => denier.test(word) && rest.includes(word));
  return denyingPhrase.test(text) ? [...single, '-phrase'] : single;
}

function hasOtherDenier(clause: Clause, other: Clause): boolean {
  const others = deniersOf(other);
  return (
    deniersOf(clause).some((word) => !others.some((known) => known.slice(0, 4) === word.slice(0, 4))) ||
    clause.words.some(({ word }) => isPrefixed(word) && !other.words.some((one) => isFormOf(one.word, word))) ||
    (exempting.test(clause.text) && !/\b(?:appl|extend)/i.test(other.text))
  );
}

/** What a rule does not apply to, another text may set a rule of its own for. */
const exempting = /\bnot (?:apply|extend)\b/i;

/** Whether a word denies another one by how it begins, as "unaffected" does "affected". */
export function isDenialOf(word: string, other: string): boolean {
  return (
    word.length > other.length &&
    word.endsWith(other) &&
    /^(?:un|in|im|il|ir|non|dis)-?$/.test(word.slice(0, -other.length))
  );
}

/** "Unaware" denies what another text says with "not" and another word. */
function isPrefixed(word: string): boolean {
  return /^un(?!der|i|til|less|to|c|e?ven)\p{L}{4,}$/u.test(word);
}

function isFormOf(word: string, prefixed: string): boolean {
  const stem = prefixed.slice(2, 6);
  return word.startsWith(stem) || word.startsWith(`un${stem}`);
}

/** How many words of one clause are words of the other with a syllable before them that denies. */
function prefixedIn({ words }: Clause, other: Clause): number {
  return words.filter(({ word }) => {
    const [, base] = /^(?:un|in|im|ir|il|non|dis)-?(\p{L}{4,})$/u.exec(word) ?? [];
    return (
      base !== undefined &&
      other.words.some((one) => one.word === base) &&
      !other.words.some((one) => one.word === word) &&
      !words.some((one) => one.word === base)
    );
  }).length;
}
