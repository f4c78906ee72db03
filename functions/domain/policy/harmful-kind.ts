import type { harmfulThings } from './harmful-things.ts';

export type HarmfulKind =
  | keyof typeof harmfulThings
  | 'violence'
  | 'intrusion'
  | 'self-harm'
  | 'hate'
  | 'fraud'
  | 'theft'
  | 'exploitation'
  | 'sabotage'
  | 'surveillance'
  | 'coercion'
  | 'concealment';

/** One thing that nobody is to be helped with: each of its patterns has to be in the sentence. */
export interface HarmfulRequest {
  readonly kind: HarmfulKind;
  readonly all: readonly RegExp[];
  /** Said so plainly that a frame around it changes nothing. */
  readonly whatever?: boolean;
}
