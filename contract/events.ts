import * as z from 'zod/mini';

/** Milestones on the event bus: ids, enums and numbers, never bodies. */
export const eventNames = [
  'report.accepted',
  'report.planned',
  'report.drafted',
  'report.evaluated',
  'report.completed',
  'report.failed',
  'report.cancelled',
  'feedback.received',
] as const;
export type EventName = (typeof eventNames)[number];

/** The `Source` of every entry on the bus. */
export const eventSource = 'dossier';

/**
 * The envelope, version 1. `eventId` is stable per milestone, so that a subscriber can drop repeats.
 * Marked as pure: a function that only puts events does not build the schema at its start.
 */
export const eventSchema = /* @__PURE__ */ (() =>
  z.strictObject({
    version: z.literal(1),
    eventId: z.string(),
    name: z.enum(eventNames),
    tenantId: z.string(),
    taskId: z.string(),
    userId: z.string(),
    correlationId: z.string(),
    specVersion: z.string(),
    specHash: z.string(),
    timestamp: z.iso.datetime(),
    /** Enums and numbers of this milestone, such as `outcome`, `revision`, `error`. */
    data: z.record(z.string(), z.union([z.string().check(z.maxLength(100)), z.number()])),
  }))();
export type DossierEvent = z.infer<typeof eventSchema>;
