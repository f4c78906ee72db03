import type { Claim, Evidence } from './model.ts';

/** A section of a published report. */
export interface CitedSection {
  readonly heading: Claim;
  readonly sentences: readonly CitedSentence[];
}

export interface CitedSentence {
  readonly claim: Claim;
  /** Of the spans it cites: `n` is `spans[n - 1]`. */
  readonly numbers: readonly number[];
}

/** Sections with numbered citations, and each cited span once, in the order in which the text first cites it. */
export function citeClaims(claims: readonly Claim[]): { sections: CitedSection[]; spans: Evidence[] } {
  const sections: { heading: Claim; sentences: CitedSentence[] }[] = [];
  const spans: Evidence[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (evidence: Evidence) => {
    const place = `${evidence.sourceId}:${evidence.start}:${evidence.end}`;
    const number = numbers.get(place) ?? spans.push(evidence);
    numbers.set(place, number);
    return number;
  };
  for (const claim of claims) {
    if (claim.part === 'heading') sections.push({ heading: claim, sentences: [] });
    else if (claim.part === 'sentence') {
      sections.at(-1)?.sentences.push({ claim, numbers: [...new Set(claim.evidence.map(numberOf))] });
    }
  }
  return { sections, spans };
}
