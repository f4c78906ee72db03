import type { Report } from './model.ts';

/** What one report takes from others: those of its thread, and those that were asked for before. */

/** What a follow-up sees of an earlier report of its thread. */
export interface EarlierReport {
  readonly prompt: string;
  readonly title: string;
  /** Its supported claims. */
  readonly statements: readonly string[];
}

/** A report as it is taken over from another task of the tenant. */
export interface CachedReport {
  readonly report: Report;
  readonly createdAt: string;
  readonly ageSeconds: number;
}

/** Where the answer to a question lies that may be asked again. */
export interface CachedAnswer {
  readonly taskId: string;
  readonly reportHash: string;
  /** When it was published. */
  readonly createdAt: string;
}

/** The thread that a report belongs to. */
export function threadOf({ taskId, threadId }: { taskId: string; threadId?: string | undefined }): string {
  return threadId ?? taskId;
}
