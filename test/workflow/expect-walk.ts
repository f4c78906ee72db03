import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  type ExecutionStatus,
  paginateGetExecutionHistory,
  type SFNClient,
  type StateEnteredEventDetails,
} from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import { type StepFunctionName, stateNames } from '../../contract/workflow.ts';
import type { Json } from '../support/endpoint.ts';
import type { Scenario } from './scenarios.ts';

/** How an execution went, as Step Functions tells it. */
export interface Walk {
  /** In the order in which they were entered, those inside the Map left out: it works in parallel. */
  readonly states: readonly string[];
  readonly status: ExecutionStatus | undefined;
  readonly error: string | undefined;
  /** The error that the cause names, where it is the JSON that Lambda writes. */
  readonly causeType: string | undefined;
  readonly output: Json;
}

const inTheMap = new Set<string>([stateNames.research, stateNames.recordGap, stateNames.questionCancelled]);

export async function readWalk(client: SFNClient, executionArn: string | undefined): Promise<Walk> {
  const ending = await client.send(new DescribeExecutionCommand({ executionArn }));
  const entered: (StateEnteredEventDetails | undefined)[] = [];
  for await (const { events = [] } of paginateGetExecutionHistory({ client }, { executionArn, maxResults: 1000 })) {
    entered.push(...events.map((event) => event.stateEnteredEventDetails));
  }
  return toWalk(ending, entered);
}

type Ending = Partial<Pick<DescribeExecutionCommandOutput, 'status' | 'error' | 'cause' | 'output'>>;

export function toWalk(
  { status, error, cause, output }: Ending,
  entered: readonly (Pick<StateEnteredEventDetails, 'name'> | undefined)[],
): Walk {
  return {
    states: entered.flatMap((details) => details?.name ?? []).filter((name) => !inTheMap.has(name)),
    status,
    error,
    causeType: cause?.startsWith('{') ? JSON.parse(cause).errorType : cause,
    output: JSON.parse(output ?? '{}'),
  };
}

/** The same for every endpoint: states in their order, how it ended, the output, and the calls that matter. */
export async function expectWalk(
  scenario: Scenario,
  walk: Walk,
  calls: (name: StepFunctionName) => number | Promise<number>,
): Promise<void> {
  const { states, status, error, causeType } = scenario;
  expect(walk).toMatchObject({ states, status, error, causeType });
  expect(walk.output).toMatchObject(scenario.output ?? {});
  for (const [name, count] of Object.entries(scenario.calls ?? {}) as [StepFunctionName, number][]) {
    expect([name, await calls(name)]).toEqual([name, count]);
  }
}
