import type { StepName, TaskStatus } from '../../contract/words.ts';
import { type CachedAnswer, threadOf } from '../../functions/domain/earlier-reports.ts';
import { movesTo, type StoredStatus } from '../../functions/domain/life-cycle.ts';
import type { StoredOrder, Task, TaskKey, TraceEntry } from '../../functions/domain/model.ts';
import { addUsage } from '../../functions/domain/usage.ts';
import type {
  DueTask,
  Memo,
  Owner,
  PageOfTasks,
  TaskChanges,
  TaskPage,
  Tasks,
  ThreadPage,
} from '../../functions/ports.ts';

interface Partition {
  task?: Task;
  /** As JSON text, like the real one, so that every key survives. */
  orderJson?: string;
  readonly steps: TraceEntry[];
  readonly memos: Map<string, Memo>;
}

/** The tasks table in memory, with the same conditions on every change. */
export class FakeTasks implements Tasks {
  readonly #partitions = new Map<string, Partition>();
  readonly #now: () => Date;
  readonly answers = new Map<string, CachedAnswer>();
  /** Places of the tasks that joined a thread. */
  readonly #followUps = new Set<string>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  async putOrder(order: StoredOrder): Promise<void> {
    this.#partition(order).orderJson ??= JSON.stringify(order);
  }

  async putTask(task: Task): Promise<void> {
    this.#partition(task).task ??= structuredClone(task);
  }

  async find(key: TaskKey): Promise<Task | undefined> {
    return structuredClone(this.#read(key).task);
  }

  async findOrder(key: TaskKey): Promise<StoredOrder | undefined> {
    const { orderJson } = this.#read(key);
    return orderJson === undefined ? undefined : (JSON.parse(orderJson) as StoredOrder);
  }

  async transition(key: TaskKey, to: StoredStatus, changes: TaskChanges): Promise<Task | undefined> {
    const changed = this.#change(key, movesTo(to), { ...changes, status: to, updatedAt: this.#now().toISOString() });
    if (changed === undefined || to !== 'DELETED') return structuredClone(changed);
    const { title: _title, outcome: _outcome, failure: _failure, reportHash: _reportHash, ...tombstone } = changed;
    this.#partition(key).task = tombstone;
    return structuredClone(tombstone);
  }

  async begin(key: TaskKey, step: StepName, dueAtSeconds: number): Promise<boolean> {
    const progress = this.#read(key).task?.progress;
    if (progress === undefined) return false;
    const begun = this.#change(key, [...movesTo('RUNNING'), 'RUNNING'], {
      status: 'RUNNING',
      dueAtSeconds,
      progress: { ...progress, step },
      updatedAt: this.#now().toISOString(),
    });
    return begun !== undefined;
  }

  async postpone(key: TaskKey, status: StoredStatus, dueAtSeconds: number): Promise<void> {
    this.#change(key, [status], { dueAtSeconds });
  }

  async appendStep(
    key: TaskKey,
    entry: TraceEntry,
    _expiresAtSeconds: number,
    before?: Pick<Task, 'stepCount' | 'usage'>,
  ): Promise<void> {
    const { steps, task } = this.#partition(key);
    // Like the real one: whether it is there already is looked up only when the number after `before` is taken.
    const isFree = steps.length === before?.stepCount;
    const place = isFree ? -1 : steps.findIndex((step) => step.entryId === entry.entryId);
    const number = place === -1 ? steps.push(structuredClone(entry)) : place + 1;
    if (task === undefined || task.stepCount >= number) return;
    this.#change(key, ['PENDING', 'RUNNING'], {
      stepCount: number,
      usage: steps
        .slice(0, number)
        .map((step) => step.usage)
        .reduce(addUsage),
      progress: { ...task.progress, completed: number, planned: entry.planned },
      updatedAt: this.#now().toISOString(),
    });
  }

  async listSteps(key: TaskKey): Promise<TraceEntry[]> {
    return structuredClone(this.#read(key).steps);
  }

  async findMemo(key: TaskKey, step: StepName, memoKey: string): Promise<Memo | undefined> {
    return structuredClone(this.#read(key).memos.get(`${step}#${memoKey}`));
  }

  async putMemo(key: TaskKey, step: StepName, memo: Memo, _expiresAtSeconds: number): Promise<Memo> {
    const { memos } = this.#partition(key);
    const place = `${step}#${memo.memoKey}`;
    const standing = memos.get(place) ?? structuredClone(memo);
    memos.set(place, standing);
    return structuredClone(standing);
  }

  async findAnswer(tenantId: string, cacheKey: string): Promise<CachedAnswer | undefined> {
    return structuredClone(this.answers.get(`${tenantId}#${cacheKey}`));
  }

  async putAnswer(tenantId: string, cacheKey: string, answer: CachedAnswer): Promise<void> {
    this.answers.set(`${tenantId}#${cacheKey}`, structuredClone(answer));
  }

  async joinThread(task: Task): Promise<void> {
    if (task.threadId !== undefined) this.#followUps.add(placeOf(task));
  }

  async listByOwner(owner: Owner, page: PageOfTasks): Promise<TaskPage> {
    const { items, position } = this.#pageOf(owner, page, () => true);
    return {
      items: items.map(({ taskId, status, createdAt, title, outcome, expiresAtSeconds }) => ({
        taskId,
        status,
        createdAt,
        expiresAtSeconds,
        ...(title === undefined ? {} : { title }),
        ...(outcome === undefined ? {} : { outcome }),
      })),
      ...(position === undefined ? {} : { position }),
    };
  }

  async listThread(owner: Owner, threadId: string, page: PageOfTasks): Promise<ThreadPage> {
    const isOfThread = (task: Task) =>
      threadOf(task) === threadId && (task.taskId === threadId || this.#followUps.has(placeOf(task)));
    return structuredClone(this.#pageOf(owner, page, isOfThread));
  }

  #pageOf(owner: Owner, page: PageOfTasks, isListed: (task: Task) => boolean): ThreadPage {
    const nowSeconds = this.#now().getTime() / 1000;
    const found = this.#tasks()
      .filter((task) => task.status !== 'DELETED' && task.expiresAtSeconds > nowSeconds)
      .filter((task) => page.status === undefined || task.status === page.status)
      .filter(({ tenantId, principal, userId }) => {
        return tenantId === owner.tenantId && principal === owner.principal && userId === owner.userId;
      })
      .filter(isListed)
      .map((task) => ({ task, position: `${task.createdAt}#${task.taskId}` }))
      .filter(({ position }) => page.after === undefined || position < page.after)
      .toSorted((left, right) => (left.position < right.position ? 1 : -1));
    const shown = found.slice(0, page.limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ task }) => ({ ...task, status: task.status as TaskStatus })),
      ...(found.length > shown.length && last !== undefined ? { position: last.position } : {}),
    };
  }

  async listDue(nowSeconds: number, limit: number): Promise<DueTask[]> {
    return this.#tasks()
      .filter((task) => task.dueAtSeconds <= nowSeconds)
      .toSorted((left, right) => left.dueAtSeconds - right.dueAtSeconds)
      .slice(0, limit)
      .map(({ tenantId, taskId, dueAtSeconds }) => ({ tenantId, taskId, dueAtSeconds }));
  }

  async deleteItems(key: TaskKey): Promise<void> {
    const { task } = this.#read(key);
    this.#followUps.delete(placeOf(key));
    this.#partitions.delete(placeOf(key));
    if (task !== undefined) this.#partition(key).task = task;
  }

  async forget(key: TaskKey): Promise<void> {
    this.#followUps.delete(placeOf(key));
    this.#partitions.delete(placeOf(key));
  }

  async probe(): Promise<void> {}

  /** Everything that is stored, for a test that nothing is left or that a text is nowhere. */
  dump(): string {
    return JSON.stringify([...this.#partitions].map(([place, part]) => [place, part, [...part.memos]]));
  }

  taskIds(): string[] {
    return this.#tasks().map(({ taskId }) => taskId);
  }

  /** Sets fields past all conditions: a state that would take long to reach. */
  overwrite(key: TaskKey, changes: Partial<Task>): void {
    const partition = this.#read(key);
    if (partition.task === undefined) throw new Error(`The test has no task ${key.taskId}`);
    partition.task = { ...partition.task, ...changes };
  }

  overwriteOrder(key: TaskKey, changes: Partial<Pick<StoredOrder, 'order' | 'roles' | 'labels'>>): void {
    const { orderJson } = this.#read(key);
    if (orderJson === undefined) throw new Error(`The test has no order ${key.taskId}`);
    this.#partition(key).orderJson = JSON.stringify({ ...(JSON.parse(orderJson) as StoredOrder), ...changes });
  }

  #tasks(): Task[] {
    return [...this.#partitions.values()].flatMap(({ task }) => task ?? []);
  }

  #change(key: TaskKey, from: readonly StoredStatus[], changes: Partial<Task>): Task | undefined {
    const partition = this.#read(key);
    if (partition.task === undefined || !from.includes(partition.task.status)) return undefined;
    partition.task = { ...partition.task, ...structuredClone(changes) };
    return partition.task;
  }

  #read(key: TaskKey): Partition {
    return this.#partitions.get(placeOf(key)) ?? { steps: [], memos: new Map<string, Memo>() };
  }

  #partition(key: TaskKey): Partition {
    const partition = this.#read(key);
    this.#partitions.set(placeOf(key), partition);
    return partition;
  }
}

function placeOf(key: TaskKey): string {
  return `${key.tenantId}#${key.taskId}`;
}
