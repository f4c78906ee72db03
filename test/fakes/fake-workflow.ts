import { executionName, type WorkflowRecord } from '../../contract/workflow.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { TaskKey } from '../../functions/domain/model.ts';
import type { RunStatus, Workflow } from '../../functions/ports.ts';

/** Runs that do nothing: they are running until the test or `stop` ends them. */
export class FakeWorkflow implements Workflow {
  readonly #runs = new Map<string, { record: WorkflowRecord; status: RunStatus }>();
  /** Set, every call fails. */
  isDown = false;

  async start(record: WorkflowRecord): Promise<void> {
    this.#refuseWhenDown();
    const name = executionName(record.taskId, record.run);
    if (!this.#runs.has(name)) this.#runs.set(name, { record: structuredClone(record), status: { status: 'running' } });
  }

  async stop(key: TaskKey, run: number, reason: string): Promise<void> {
    this.#refuseWhenDown();
    const found = this.#runs.get(executionName(key.taskId, run));
    if (found?.status.status === 'running') found.status = { status: 'aborted', error: reason };
  }

  async describe(key: TaskKey, run: number): Promise<RunStatus> {
    this.#refuseWhenDown();
    return this.#runs.get(executionName(key.taskId, run))?.status ?? { status: 'missing' };
  }

  async probe(): Promise<void> {
    this.#refuseWhenDown();
  }

  /** Ends a run behind everybody's back. */
  end(key: TaskKey, run: number, status: RunStatus): void {
    const found = this.#runs.get(executionName(key.taskId, run));
    if (found === undefined) throw new Error(`The test never started ${executionName(key.taskId, run)}`);
    found.status = status;
  }

  /** What every run was started with. */
  started(): WorkflowRecord[] {
    return [...this.#runs.values()].map(({ record }) => record);
  }

  #refuseWhenDown(): void {
    if (this.isDown) throw new Fault('WorkflowUnavailable');
  }
}
