import * as z from 'zod';
import type { LocalFunctions } from '../local-functions.ts';
import { Problem } from '../problem.ts';
import type { Resource } from '../template/resolve-template.ts';
import { compilePattern, type EventMatcher } from './event-pattern.ts';

/** The bus that every account has. */
export const defaultBus = 'default';

export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly matches: EventMatcher;
  /** Of a rule on a schedule. */
  readonly intervalMs: number | undefined;
  /** ARNs of functions. */
  readonly targets: readonly string[];
}

/** The rules of the template; throws a Problem for one that would not do here what it does there. */
export function readRules(resources: readonly Resource[], functions: LocalFunctions): Rule[] {
  const rules = resources.filter((resource) => resource.type === 'AWS::Events::Rule').map(readRule);
  for (const rule of rules) checkTargets(rule, functions);
  return rules;
}

const ruleSchema = z.object({
  EventBusName: z.string().default(defaultBus),
  EventPattern: z.unknown().optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z
    .array(
      // How often EventBridge tries again is not emulated; any other field would change what the target receives.
      z.strictObject({
        Arn: z.string(),
        Id: z.string(),
        RetryPolicy: z.unknown().optional(),
        DeadLetterConfig: z.unknown().optional(),
      }),
    )
    .default([]),
});

function readRule(resource: Resource): Rule {
  const { data, error } = ruleSchema.safeParse(resource.properties);
  if (error !== undefined) throw new Problem(`Rule ${resource.logicalId}: ${z.prettifyError(error)}`);
  const off = data.State === 'DISABLED';
  return {
    name: resource.logicalId,
    arn: resource.arn,
    bus: data.EventBusName,
    matches:
      off || data.EventPattern === undefined ? () => false : compilePattern(data.EventPattern, resource.logicalId),
    intervalMs: off || data.ScheduleExpression === undefined ? undefined : readRate(data.ScheduleExpression),
    targets: data.Targets.map((target) => target.Arn),
  };
}

function checkTargets(rule: Rule, functions: LocalFunctions): void {
  const unknown = rule.targets.find((target) => !functions.has(target));
  if (unknown !== undefined) throw new Problem(`Rule ${rule.name} has a target that is no function: ${unknown}`);
}

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function readRate(expression: string): number {
  const [, value, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const ms = unitMs[unit];
  if (ms === undefined) throw new Problem(`The local stack does not know the schedule ${expression}`);
  return Number(value) * ms;
}
