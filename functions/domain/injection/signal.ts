/** What an attack wants: to take back instructions, to give another role, to speak to the machine, to get something out, to decide what the report says, or to end the data. */
export const injectionKinds = ['override', 'role', 'addressed', 'exfiltration', 'output', 'boundary'] as const;
export type InjectionKind = (typeof injectionKinds)[number];

/** A stretch that reads like an attack. A weak one counts only beside others. */
export interface Signal {
  readonly kind: InjectionKind;
  readonly isStrong: boolean;
  /** Counts only where it goes on from an attack. */
  readonly isTrace?: true;
  /** Enough where nobody would write it for people: in a code. */
  readonly isLikely?: true;
  readonly start: number;
  readonly end: number;
}
