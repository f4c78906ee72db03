import { isContentWord, type Word, wordsOf } from './content-words.ts';

const negation =
  /^(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|kein|keine|nicht|nie)$|n't$|^[^\p{ASCII}]*[不没沒無无未][^\p{ASCII}]*$/u;

/** Where what a negation denies comes to an end. */
const clauseEnd =
  /[.;:!?—–。；！？]|,?\s+(?:but|although|though|whereas|while|because|so that|unless|except|if|since)\s|,\s+(?:and|or|so|which|who|where|when)\s|\s+(?:and|or)\s+(?=(?:may|can|must|will|is|are|was|were|has|have|does|do)\s)/;

/** For each content word of a text: whether it is affirmed, denied, or both in different places. */
export function polarities(text: string): ReadonlyMap<string, ReadonlySet<'affirmed' | 'denied'>> {
  const found = new Map<string, Set<'affirmed' | 'denied'>>();
  for (const clause of text.split(clauseEnd)) {
    let polarity: 'affirmed' | 'denied' = 'affirmed';
    for (const word of wordsOf(clause)) {
      if (isNegation(word)) polarity = 'denied';
      if (!isContentWord(word)) continue;
      const known = found.get(word.stem) ?? new Set();
      found.set(word.stem, known.add(polarity));
    }
  }
  return found;
}

/** Whether the claim denies what the evidence only affirms, or affirms what it only denies. */
export function contradictsByNegation(claim: string, evidence: string): boolean {
  const known = polarities(evidence);
  return [...polarities(claim)].some(([stem, said]) => {
    const there = known.get(stem);
    return there !== undefined && ![...said].some((polarity) => there.has(polarity));
  });
}

function isNegation({ word }: Word): boolean {
  return negation.test(word);
}
