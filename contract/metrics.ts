/**
 * What the functions measure of themselves, by the names CloudWatch knows. Each metric has the dimension
 * `service`, the name of the function that sent it; some have more, each an enum. Never an id: each new
 * combination of dimensions is a metric of its own, at a price of its own.
 */
export const metricNames = [
  /** HTTP requests by `status`: 2xx, 3xx, 4xx, 5xx. */
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
  /** Calls of tools, by `tool`, as `server/tool` in the words of the spec, and by `outcome`. */
  'ToolCalls',
  /** Stretches of texts that give instructions to an assistant, by `kind`. */
  'InjectionFound',
  /** Texts that the content policy was held against, by `side`; an order is one, a sentence of a report is one. */
  'ContentChecked',
  /** What it found, by `category`, `side`, `action` and `detector`, which is the classifier or the planner. */
  'ContentFindings',
  /** Documents of an index that was made of uploaded files, and files that could not be used. */
  'Documents',
  'DocumentProblems',
  /** Errors that nobody foresaw. */
  'UnknownErrors',
  /** How long the task that is longest due has been waiting for the sweep; 0 when none is. */
  'OldestDueSeconds',
  /** Due tasks that a sweep could not settle; each is tried again at the next one. */
  'DueUnsettled',
] as const;

export type MetricName = (typeof metricNames)[number];

/** The namespace of a stage's metrics: two stages of one account must not add up. */
export function metricNamespace(stage: string): string {
  return `Dossier/${stage}`;
}
