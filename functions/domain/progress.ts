/** Steps a report takes: plan, its questions, one write and one evaluate per draft, publish. */
export function plannedSteps(questions: number, drafts: number): number {
  return 2 + questions + 2 * drafts;
}
