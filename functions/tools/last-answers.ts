import { limits } from '../../contract/limits.ts';
import { saveBody } from '../bodies.ts';
import { bodyPath } from '../domain/body.ts';
import { canonicalJson, sha256 } from '../domain/hash.ts';
import type { Document, TaskKey } from '../domain/model.ts';
import type { Bodies, Clock, Tasks } from '../ports.ts';

/** What tools said last in answer to the very same call, for when they are down. */
export interface LastAnswers {
  /** Undefined when there is none, or it is too old. */
  find(call: MadeCall): Promise<LastAnswer | undefined>;
  keep(call: MadeCall, answer: ToolAnswer): Promise<void>;
}

/** What was asked of whom. */
export interface MadeCall {
  readonly server: string;
  readonly tool: string;
  readonly argumentHash: string;
}

interface ToolAnswer {
  readonly text: string;
  readonly documents: readonly Document[];
}

export interface LastAnswer extends ToolAnswer {
  readonly answeredAt: string;
  readonly ageSeconds: number;
}

/**
 * The answers that a tenant's reports were given. An answer lies with the report for which it was given and goes with
 * it: what is erased there is not quoted here.
 */
export function lastAnswersOf(
  { tasks, bodies, clock }: { readonly tasks: Tasks; readonly bodies: Bodies; readonly clock: Clock },
  { tenantId, taskId }: TaskKey,
): LastAnswers {
  return {
    find: async (call) => {
      const kept = await tasks.findAnswer(tenantId, keyOf(call));
      if (kept === undefined) return undefined;
      const ageSeconds = Math.max(0, Math.floor((clock.now().getTime() - Date.parse(kept.createdAt)) / 1_000));
      if (ageSeconds >= limits.toolAnswerSeconds) return undefined;
      const path = bodyPath('tool-answers', kept.reportHash);
      const text = await bodies.get({ tenantId, taskId: kept.taskId }, path);
      if (text === undefined || sha256(text) !== kept.reportHash) return undefined;
      return { ...(JSON.parse(text) as ToolAnswer), answeredAt: kept.createdAt, ageSeconds };
    },
    keep: async (call, answer) => {
      const reportHash = await saveBody(bodies, { tenantId, taskId }, 'tool-answers', answer);
      const kept = { taskId, reportHash, createdAt: clock.now().toISOString() };
      await tasks.putAnswer(tenantId, keyOf(call), kept, limits.toolAnswerSeconds);
    },
  };
}

function keyOf({ server, tool, argumentHash }: MadeCall): string {
  return sha256(canonicalJson(['tool', server, tool, argumentHash]));
}
