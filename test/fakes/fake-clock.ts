import type { Clock } from '../../functions/ports.ts';

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #nowMs: number;

  constructor(start = '2026-11-21T12:00:00.000Z') {
    this.#nowMs = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#nowMs);

  get nowSeconds(): number {
    return Math.floor(this.#nowMs / 1000);
  }

  advanceSeconds(seconds: number): void {
    this.#nowMs += seconds * 1000;
  }

  advanceMs(milliseconds: number): void {
    this.#nowMs += milliseconds;
  }
}
