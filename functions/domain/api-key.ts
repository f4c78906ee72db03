import { createHash, randomBytes } from 'node:crypto';

const prefix = 'dsk_';

/** A new API key: 32 random bytes. It is shown once and stored nowhere; its hash is. */
export function newKey(): string {
  return prefix + randomBytes(32).toString('base64url');
}

export function isWellFormedKey(key: string): boolean {
  return /^dsk_[A-Za-z0-9_-]{43}$/.test(key);
}

/** SHA-256 in hex: the key of the keys table. A random key needs no salt. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}
