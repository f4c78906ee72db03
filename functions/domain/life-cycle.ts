import type { TaskStatus } from '../../contract/words.ts';

/** A task as stored; `DELETED` is the tombstone, which the API never shows. */
export type StoredStatus = TaskStatus | 'DELETED';

/** Every legal status change, once; storage makes each of its conditions from this table. */
export const legalMoves: Readonly<Record<StoredStatus, readonly StoredStatus[]>> = {
  PENDING: ['RUNNING', 'FAILED', 'CANCELLED'],
  RUNNING: ['COMPLETED', 'FAILED', 'CANCELLED'],
  COMPLETED: ['DELETED'],
  FAILED: ['DELETED'],
  CANCELLED: ['DELETED'],
  DELETED: [],
};

/** The statuses from which `to` may be reached. */
export function movesTo(to: StoredStatus): StoredStatus[] {
  return (Object.keys(legalMoves) as StoredStatus[]).filter((from) => legalMoves[from].includes(to));
}

/** Whether a task in this status still costs money. */
export function isOpen(status: StoredStatus): boolean {
  return status === 'PENDING' || status === 'RUNNING';
}
