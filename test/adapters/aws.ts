import type { EnvironmentKey } from '../../contract/environment.ts';
import type { DossierEvent } from '../../contract/events.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';

/** AWS services with the resources of the synthesised app, for real SDK clients. */
export interface Aws {
  /** What the functions would be given: names of tables, bucket, bus, secret and state machine. */
  readonly names: Readonly<Record<EnvironmentKey, string>>;
  readonly runs: HeldRuns;
  /** The next events that reached the bus, as rules see them; waits until there are at least so many. */
  heard(count: number): Promise<HeardEvent[]>;
}

/** Every run of the state machine waits in its first step until the test fails it there. */
export interface HeldRuns {
  fail(record: WorkflowRecord, error: string): Promise<void>;
  /** Lets all of these tasks' runs end, also those that were stopped. */
  release(records: readonly WorkflowRecord[]): Promise<void>;
}

export interface HeardEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: DossierEvent;
}
