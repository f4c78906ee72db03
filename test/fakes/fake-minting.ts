import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { limits } from '../../contract/limits.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { Minted, Minting } from '../../functions/ports.ts';

interface Claim {
  readonly payloadHash: string;
  readonly lockedUntilMs: number;
  readonly forgottenAtMs: number;
  minted?: Omit<Minted, 'replayed'>;
}

/** Minting in memory: a key is claimed first and given its task later, as in a table. */
export class FakeMinting implements Minting {
  readonly #claims = new Map<string, Claim>();
  readonly #now: () => Date;
  /** Set, the next request dies after it has claimed its key. */
  diesAfterClaim = false;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async mint(input: Parameters<Minting['mint']>[0]): Promise<Minted> {
    if (input.idempotencyKey === undefined) return { ...this.#mintOnce(), replayed: false };
    const key = `${input.scope}#${input.idempotencyKey}`;
    const nowMs = this.#now().getTime();
    const known = this.#claims.get(key);
    if (known !== undefined && known.forgottenAtMs > nowMs) {
      if (known.payloadHash !== input.payloadHash) throw new Fault('IdempotencyMismatch');
      if (known.minted !== undefined) return { ...known.minted, replayed: true };
      if (known.lockedUntilMs >= nowMs) throw new Fault('IdempotencyInProgress');
    }
    const claim: Claim = {
      payloadHash: input.payloadHash,
      lockedUntilMs: nowMs + input.remainingTimeMs,
      forgottenAtMs: nowMs + limits.idempotencySeconds * 1000,
    };
    this.#claims.set(key, claim);
    await setImmediate();
    if (this.diesAfterClaim) {
      this.diesAfterClaim = false;
      throw new Fault('StorageUnavailable');
    }
    claim.minted = this.#mintOnce();
    return { ...claim.minted, replayed: false };
  }

  #mintOnce(): Omit<Minted, 'replayed'> {
    return { taskId: randomUUID(), createdAt: this.#now().toISOString() };
  }
}
