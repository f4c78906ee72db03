import type { Caller } from '../../functions/domain/model.ts';
import type { Keys } from '../../functions/ports.ts';

export interface StoredKey extends Caller {
  readonly expiresAtSeconds?: number;
  readonly revokedAt?: string;
}

/** The keys table in memory. */
export class FakeKeys implements Keys {
  readonly #keys = new Map<string, StoredKey>();

  async find(keyHash: string, nowSeconds: number): Promise<Caller | undefined> {
    const found = this.#keys.get(keyHash);
    if (found === undefined || found.revokedAt !== undefined) return undefined;
    if (found.expiresAtSeconds !== undefined && found.expiresAtSeconds <= nowSeconds) return undefined;
    const { tenantId, userId, roles, labels, keyId } = found;
    return { tenantId, userId, roles, labels, keyId };
  }

  add(keyHash: string, key: StoredKey): void {
    this.#keys.set(keyHash, key);
  }
}
