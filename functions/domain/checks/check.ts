/** Why a claim does not say what its evidence says; the reason may hold words of both. */
export interface Disagreement {
  readonly verdict: 'contradicted' | 'insufficient';
  readonly reason: string;
}

/** What a claim is held against. */
export interface Material {
  /** Each a quotation in plain words, or a table row with the names of its columns. */
  readonly readings: readonly string[];
  /** Above the evidence, outermost first: they may name its subject, but state no fact. */
  readonly headings: readonly string[];
}

/** One way in which a claim may say something else than its evidence. A check that cannot tell finds nothing. */
export type Check = (claim: string, material: Material) => readonly Disagreement[];

export function contradicted(reason: string): Disagreement {
  return { verdict: 'contradicted', reason };
}

export function insufficient(reason: string): Disagreement {
  return { verdict: 'insufficient', reason };
}
