import { canonicalJson, sha256 } from './hash.ts';

/** A step's body as it is stored: named by its hash, so a pointer to it can never mean another one. */
export interface Body {
  readonly hash: string;
  readonly path: string;
  readonly text: string;
}

export type BodyKind = 'plan' | 'findings' | 'drafts' | 'evaluations' | 'report' | 'cached' | 'tool-answers';

export function bodyOf(kind: BodyKind, value: unknown): Body {
  const text = canonicalJson(value);
  const hash = sha256(text);
  return { hash, path: bodyPath(kind, hash), text };
}

export function bodyPath(kind: BodyKind, hash: string): string {
  return `${kind}/${hash}.json`;
}

/** Where a try of a step leaves what its tools found, for the tries after it. */
export function toolFindingsPath(memoKey: string): string {
  return `tools/${memoKey}.json`;
}

/** Where the verdicts on a batch of claims lie: a try of Evaluate that broke off does not pay for them again. */
export function judgementsPath(run: number, key: string): string {
  return `judgements/${run}-${key}.json`;
}

/** Where the snapshot of a source lies. */
export function snapshotPath(sourceSha256: string): string {
  return `sources/${sourceSha256}.txt`;
}
