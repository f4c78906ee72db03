/** The words of which requests and answers consist: what a value may be, and what names look like. */

export const roles = ['admin', 'operator', 'quality', 'reviewer', 'caller', 'reader'] as const;
export type Role = (typeof roles)[number];

export const taskStatuses = ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const outcomes = ['answered', 'partial', 'unanswered'] as const;
export type Outcome = (typeof outcomes)[number];

export const claimVerdicts = ['supported', 'contradicted', 'insufficient', 'not-a-claim'] as const;
export type ClaimVerdict = (typeof claimVerdicts)[number];

/** The steps of a report, as progress and trace name them. */
export const stepNames = ['plan', 'research', 'write', 'evaluate', 'publish'] as const;
export type StepName = (typeof stepNames)[number];

export const identifiers = {
  /** A tenant: part of keys and paths, hence its narrow alphabet. */
  tenantId: /^[a-z0-9][a-z0-9-]{0,62}$/,
  /** Of a document and of the keys that see it; several are told apart by commas. */
  label: /^[a-z0-9][a-z0-9-]{0,62}$/,
  /** An end user: opaque to us, without the separators of our keys. */
  userId: /^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/,
  taskId: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  sourceId: /^[0-9a-f]{16}$/,
  requestId: /^[A-Za-z0-9._:-]{1,128}$/,
  idempotencyKey: /^[\x21-\x7e]{1,255}$/,
  /** What `Intl` can take of BCP 47, without variants and extensions. */
  language: /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$/,
} as const;
