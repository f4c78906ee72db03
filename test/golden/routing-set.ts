import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ModelRole, routeModel } from '../../functions/domain/route-model.ts';
import { agentSpec } from '../../functions/domain/spec.ts';

/**
 * A question whose difficulty was decided by hand. It is hard when its answer takes statements that have to be brought
 * together: things weighed or compared, a cause followed through its steps, a case that several rules apply to, a figure
 * to be worked out, or three and more things asked at once. It is easy when each statement that answers it does so alone.
 */
export interface RoutedQuestion {
  readonly question: string;
  readonly hard: boolean;
  /** `golden`: from the golden sets, written by people who did not think of routing; `own`: for this set, by who knew the rule. */
  readonly from: 'golden' | 'own';
}

export const routingSet: readonly RoutedQuestion[] = readFileSync(
  path.join(import.meta.dirname, 'routing.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as RoutedQuestion);

export function roleOf({ question }: RoutedQuestion): ModelRole {
  return routeModel('by-question', question, agentSpec.hardness);
}

/** Hard questions that a small model gets, and easy ones that a capable one is paid for. */
export function misroutesIn(questions: readonly RoutedQuestion[]): {
  readonly hardToSmall: readonly RoutedQuestion[];
  readonly easyToCapable: readonly RoutedQuestion[];
} {
  return {
    hardToSmall: questions.filter((each) => each.hard && roleOf(each) === 'small'),
    easyToCapable: questions.filter((each) => !each.hard && roleOf(each) === 'capable'),
  };
}
