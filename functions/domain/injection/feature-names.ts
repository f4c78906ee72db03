import type { GrammarFeature } from './sentence-grammar.ts';

/** What can be told of a sentence by its words: whom it speaks to, what it asks for, and what makes it harmless. */
export type Feature =
  | (typeof addressFeatures)[number]
  | (typeof askFeatures)[number]
  | (typeof innocentFeatures)[number]
  | GrammarFeature;

/** Of whom it speaks to. They hold for the sentences after it as well. */
export const addressFeatures = [
  'notice to machine',
  'notice to helper',
  'toward machine',
  'machine called',
  'helper called',
  'machine bound',
  'helper bound',
  'machine reads this',
  'machine reads',
  'machine tells',
  'machine',
  'helper',
  'whoever reads',
  'software reads',
  "answerer's things",
  'your things',
  'user told',
  'user cited',
  'machine begged',
  'if machine',
  'when asked',
  'takeover',
  'if read by machine',
  'whoever bound',
  'role',
] as const;

/** Of what is said to hold for it. These go on in the sentences after it, too. */
export const frameFeatures = [
  'only a test',
  'authority',
  'story frame',
  'boundless role',
  'coaxed',
  'threatened',
  'rules off',
  'allowed',
  'refusal',
  'not for people',
  'commands for machines',
  'own prompt',
] as const satisfies readonly GrammarFeature[];

/** Of what it asks for. */
export const askFeatures = [
  'machine dictates',
  'saying',
  'doing',
  'dictated',
  'announced',
  'exact words',
  'your answer',
  'your digest',
  'ordered answer',
  'answer bound',
  'answer graded',
  'hushed',
  'omitted',
  'this text',
  'ours',
  'praise',
  'freed',
  'freed in role',
  'freed you',
  'limits in role',
  'answers in role',
  'machine in role',
  'proof waived',
  'rules waived',
  'strangers',
  'system',
  'link',
  'call',
  'instead',
  'taken back',
  'rules dropped',
  'hidden',
] as const;

export const innocentFeatures = [
  'of attacks',
  'told in a story',
  'asks',
  'question',
  'code',
  'humans',
  'quotes',
] as const;

/** The names of what is so. */
export function named(features: Partial<Record<Feature, boolean>>): Feature[] {
  return (Object.keys(features) as Feature[]).filter((feature) => features[feature] === true);
}
