import { canonicalJson, sha256 } from './hash.ts';

/** A step's body as it is stored: named by its hash, so a pointer to it can never mean another one. */
export interface Body {
  readonly hash: string;
  readonly path: string;
  readonly text: string;
}

export const bodyKinds = ['plan', 'findings', 'drafts', 'evaluations', 'report'] as const;
export type BodyKind = (typeof bodyKinds)[number];

export function bodyOf(kind: BodyKind, value: unknown): Body {
  const text = canonicalJson(value);
  const hash = sha256(text);
  return { hash, path: bodyPath(kind, hash), text };
}

export function bodyPath(kind: BodyKind, hash: string): string {
  return `${kind}/${hash}.json`;
}

/** Where the snapshot of a source lies. */
export function snapshotPath(sourceSha256: string): string {
  return `sources/${sourceSha256}.txt`;
}
