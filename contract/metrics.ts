/**
 * What the functions measure of themselves, by the names CloudWatch knows. Each metric has the dimension
 * `service`, the name of the function that sent it; some have one more, an enum. Never an id: each new
 * combination of dimensions is a metric of its own, at a price of its own.
 */
export const metricNames = [
  /** HTTP requests by `status`: 2xx, 4xx, 5xx. */
  'Requests',
  /** Runs that could not be started at once; the order waits in the table. */
  'StartDeferred',
  /** Reports that came to their end, by `status`. */
  'ReportsEnded',
  /** From acceptance to the end of a report, in milliseconds. */
  'ReportTime',
  /** Finished steps, by `step`. */
  'Steps',
  /** In milliseconds. */
  'StepTime',
  'InputTokens',
  'OutputTokens',
  'CostMicroUsd',
  /** Errors that nobody foresaw. */
  'UnknownErrors',
  /** How long the task that is longest due has been waiting for the sweep; 0 when none is. */
  'OldestDueSeconds',
] as const;

export type MetricName = (typeof metricNames)[number];

/** The namespace of a stage's metrics: two stages of one account must not add up. */
export function metricNamespace(stage: string): string {
  return `Dossier/${stage}`;
}
