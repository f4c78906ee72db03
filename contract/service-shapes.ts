import * as z from 'zod/mini';
import { once } from './once.ts';

/** What travels over HTTP beside reports: health and problems. */

export const liveSchema = once(() => z.object({ status: z.literal('live') }));

const dependencyStates = ['ok', 'failed'] as const;
export const readySchema = once(() =>
  z.object({
    status: z.enum(['ready', 'not-ready']),
    /** Classes of dependency, never the names of resources. */
    checks: z.object({
      tables: z.enum(dependencyStates),
      workflow: z.enum(dependencyStates),
      knowledge: z.enum(dependencyStates),
    }),
  }),
);
export type Readiness = z.infer<ReturnType<typeof readySchema>>;

/** RFC 9457. */
export const problemSchema = once(() =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
  }),
);
export type Problem = z.infer<ReturnType<typeof problemSchema>>;
