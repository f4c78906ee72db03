import type { ShownClaim } from '../evaluate/judge-prompt.ts';

/**
 * Claims whose verdict is known. They go along with those that are to be judged: a judge that gets one of them wrong
 * is not believed about the others either. One doubt among them is right and one is wrong, as doubts are.
 */
export const controlClaims: readonly (ShownClaim & { readonly isSupported: boolean })[] = [
  {
    text: 'The bridge is five hundred metres long.',
    evidence: ['The bridge over the river was opened in 1932 and is 500 metres long.'],
    isSupported: true,
  },
  {
    text: 'The bridge was painted by volunteers.',
    evidence: ['The bridge over the river was opened in 1932 and is 500 metres long.'],
    doubt: 'the evidence says nothing of: volunteers',
    isSupported: false,
  },
  {
    text: 'Dogs must stay outside the garden.',
    evidence: ['Visitors may bring dogs into the garden if they are on a lead.'],
    isSupported: false,
  },
  {
    text: 'Dogs on a lead are allowed in the garden.',
    evidence: ['Visitors may bring dogs into the garden if they are on a lead.'],
    doubt: 'the evidence says so on a condition ("if they are on a lead"): name it',
    isSupported: true,
  },
];
