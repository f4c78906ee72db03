import { limits } from '../../contract/limits.ts';
import { codeVersion } from '../../contract/version.ts';
import { canonicalJson, sha256 } from './hash.ts';

/** What a report was made with, beside its spec and engine: enough to explain it and to make it again. */
export interface Versions {
  /** The release of the code that took the order. */
  readonly code: string;
  /** A hash over all limits. */
  readonly config: string;
}

export const presentVersions: Versions = {
  code: codeVersion,
  config: sha256(canonicalJson(limits)).slice(0, 16),
};
