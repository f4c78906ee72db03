import type { TaskStatus } from '../../contract/words.ts';
import { threadOf } from '../domain/earlier-reports.ts';
import type { Task } from '../domain/model.ts';
import type { Owner, PageOfTasks, TaskSummary, ThreadPage } from '../ports.ts';
import { ownerKey, ownerSort, ttlSeconds } from './dynamo-items.ts';
import type { DynamoTable } from './dynamo-table.ts';

/**
 * A thread is a partition of its owner's in the tasks table, beside those of tasks: an item for each report that follows
 * up. The first report needs none, because the thread has its id; so a report that nobody follows up costs nothing here.
 */
function threadPartition(owner: Owner, threadId: string): string {
  return `${ownerKey(owner)}#thread-${threadId}`;
}

function memberKey(task: Task, threadId: string) {
  return { pk: threadPartition(task, threadId), item: ownerSort(task) };
}

export async function joinThread(table: DynamoTable, task: Task): Promise<void> {
  const { taskId, threadId, expiresAtSeconds } = task;
  if (threadId === undefined) return;
  await table.putIfAbsent({ ...memberKey(task, threadId), taskId, ttlSeconds: ttlSeconds(expiresAtSeconds) }, 'pk');
}

export async function leaveThread(table: DynamoTable, task: Task): Promise<void> {
  if (task.threadId !== undefined) await table.deleteAll([memberKey(task, task.threadId)]);
}

/** What a report is by now stands in its task alone, so each is read; the first report of the thread is its oldest. */
export async function listThread(
  stored: { table: DynamoTable; find: (taskId: string) => Promise<Task | undefined>; nowSeconds: number },
  owner: Owner,
  threadId: string,
  { limit, after, status }: PageOfTasks,
): Promise<ThreadPage> {
  const { table, find, nowSeconds } = stored;
  const items: ThreadTask[] = [];
  const isWanted = (task: Task | undefined): task is ThreadTask =>
    task !== undefined &&
    task.status !== 'DELETED' &&
    (status === undefined || task.status === status) &&
    task.expiresAtSeconds > nowSeconds &&
    threadOf(task) === threadId &&
    ownerKey(task) === ownerKey(owner);
  let position = after;
  let isLast = false;
  while (!isLast) {
    const page = await table.queryPage({
      KeyConditionExpression: position === undefined ? '#pk = :pk' : '#pk = :pk AND #item < :position',
      ExpressionAttributeNames: { '#pk': 'pk', ...(position === undefined ? {} : { '#item': 'item' }) },
      values: { ':pk': threadPartition(owner, threadId), ...(position === undefined ? {} : { ':position': position }) },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit + 1,
    });
    isLast = page.next === undefined;
    position = (page.items.at(-1)?.['item'] as string | undefined) ?? position;
    const taskIds = page.items.map((item) => item['taskId'] as string);
    const tasks = await Promise.all([...taskIds, ...(isLast ? [threadId] : [])].map(find));
    for (const task of tasks.filter(isWanted)) {
      const previous = items.at(-1);
      if (previous !== undefined && items.length === limit) return { items, position: ownerSort(previous) };
      items.push(task);
    }
  }
  return { items };
}

type ThreadTask = Task & TaskSummary & { readonly status: TaskStatus };
