import type { ContentCategory } from '../../../contract/content-policy.ts';

/** A stretch of a text that the content policy speaks of; never its text, so that it can be counted and told. */
export interface ContentFinding {
  readonly category: ContentCategory;
  /** Of a fixed list, such as `iban` or `weapons`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}
