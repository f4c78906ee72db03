import { boundDifferently } from '../bounds.ts';
import { type Clause, clausesOf, isAmong, nearestTo, stemsOf } from '../clauses.ts';
import { contentWords } from '../content-words.ts';
import { generalWords } from '../english-words.ts';
import { type Modality, modalityOf, withoutModality } from '../modality.ts';
import { isDenier, isNegator } from '../negations.ts';
import { oppositionsOf } from '../opposites.ts';
import { type Check, contradicted } from './check.ts';

/** How much of a clause, without the words for may and must, has to stand in one of the evidence. */
const leastShared = 0.4;

const denied: Readonly<Record<Modality, readonly (Modality | undefined)[]>> = {
  allowed: ['forbidden'],
  forbidden: ['allowed'],
  unneeded: ['required', undefined],
  required: ['unneeded', 'allowed'],
};

/** "Only with", "not without" and "not unless" say the same of the same, and so do two sides of a limit. */
const limits = [
  /(?<!\p{L})(?:only|nur|seul\w*|sólo|solo)(?!\p{L})/u,
  /(?<!\p{L})(?:without|with no|ohne|sans|sin)(?!\p{L})/u,
  /(?<!\p{L})(?:unless|until|except\w*|before|after|outside|beyond|than|apart|other|otherwise|instead|if|when|while|außer|bis|wenn|sauf|salvo)(?!\p{L})/u,
];

const restricting = /(?<!\p{L})(?:only|solely|nur|seul\p{L}*|sólo|solo)(?!\p{L})/iu;

/** What one may do according to the evidence one may do according to the claim; what one must not or has to do, likewise. */
export const comparePermissions: Check = (claim, { readings }) => {
  const evidence = readings.join('\n');
  // Of those who alone may, and below a limit, the opposite is true.
  if (restricting.test(evidence) !== restricting.test(claim) || boundDifferently(claim, evidence)) return [];
  const said = readings.flatMap(clausesOf).map(withoutModals);
  const isOtherwise = clausesOf(claim).some((one) => {
    const modality = modalityOf(one.text);
    const clause = withoutModals(one);
    if (modality === undefined || clause.stems.length < 2) return false;
    // Others may do it, and these something else.
    if (modality === 'forbidden' && restricting.test(evidence)) return false;
    const nearest = nearestTo(clause, said, leastShared);
    return nearest.length > 0 && nearest.every((candidate) => isDenied(one, modality, candidate));
  });
  return isOtherwise ? [contradicted('the evidence says otherwise of what one may or must do')] : [];
};

function isDenied(clause: Clause, modality: Modality, candidate: Clause): boolean {
  const its = modalityOf(candidate.text);
  if (!denied[modality].includes(its)) return false;
  // "Free of charge" needs no negation to say that one need not pay.
  if (its === undefined && candidate.words.some(({ word }) => isNegator(word) || isDenier(word))) return false;
  if (limitsIn(clause.text) !== limitsIn(candidate.text)) return false;
  if (boundDifferently(clause.text, candidate.text)) return false;
  const words = ({ words: all }: Clause) => all.map(({ word }) => word);
  return oppositionsOf(words(clause), words(candidate)).length === 0 && isOfSameVerb(clause, candidate);
}

/** Whether what one may do is named in both: in the claim's own words it may be the opposite of it. */
function isOfSameVerb(clause: Clause, candidate: Clause): boolean {
  const [mine, its] = [clause, candidate].map(({ text }) =>
    contentWords(withoutModality(text)).flatMap(({ word, stem }) => (generalWords.has(word) ? [] : [stem])),
  );
  if (mine === undefined || its === undefined) return false;
  return its.slice(-1).every((stem) => isAmong(stem, mine)) || its.filter((stem) => !isAmong(stem, mine)).length <= 1;
}

/** The kinds of limits that a text sets. */
function limitsIn(text: string): string {
  const said = text.toLowerCase().replaceAll(/without (?:undue )?delay|ohne schuldhaftes zögern|sans délai/g, ' ');
  return limits.map((words) => (words.test(said) ? 'limited' : 'open')).join(' ');
}

/** Keeps the text, in which the words for may and must stand. */
function withoutModals(clause: Clause): Clause {
  return { ...clause, stems: stemsOf(withoutModality(clause.text)) };
}
