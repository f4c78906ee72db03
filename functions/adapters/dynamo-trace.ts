import { Fault } from '../domain/fault.ts';
import type { Task, TaskKey, TraceEntry } from '../domain/model.ts';
import { addUsage, noUsage } from '../domain/usage.ts';
import { itemNames, partitionKey, type StepItem, ttlSeconds } from './dynamo-items.ts';
import type { DynamoTable } from './dynamo-table.ts';

/** Ten writers at once need at most ten rounds; more means something else is wrong. */
const maximumRounds = 50;

/**
 * Appends one entry to the log STEP#0001, STEP#0002 …: a number is taken only when the one before it
 * was seen, so there is no gap; an entry whose id is there already is not written again. Each entry
 * carries the sums so far, so the task's usage is a copy that can be set again without counting twice.
 *
 * `before` is a place in the log that the entry cannot stand before: if the number after it is free, the
 * entry is not in the log. The task may know less than the log, when a writer died before it told it;
 * then that number is taken, and the log is read.
 */
export async function appendStep(
  log: { table: DynamoTable; now: () => Date },
  key: TaskKey,
  entry: TraceEntry,
  expiresAtSeconds: number,
  before?: Pick<Task, 'stepCount' | 'usage'>,
): Promise<void> {
  const { table } = log;
  let last = before && { number: before.stepCount, totals: before.usage };
  for (let round = 0; round < maximumRounds; round += 1) {
    if (last === undefined) {
      const steps = await readSteps(table, key);
      const known = steps.find((step) => step.entry.entryId === entry.entryId);
      if (known !== undefined) return bringTaskUpToDate(log, key, known);
      last = steps[steps.length - 1] ?? { number: 0, totals: noUsage };
    }
    const number = last.number + 1;
    const step: StepItem = {
      item: itemNames.step(number),
      number,
      entry,
      totals: addUsage(last.totals, entry.usage),
    };
    if (await table.putIfAbsent({ pk: partitionKey(key), ...step, ttlSeconds: ttlSeconds(expiresAtSeconds) }, 'pk')) {
      return bringTaskUpToDate(log, key, step);
    }
    last = undefined;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * round));
  }
  throw new Fault('StorageThrottled', { message: 'The trace had too many writers at once' });
}

export async function listSteps(table: DynamoTable, key: TaskKey): Promise<TraceEntry[]> {
  const steps = await readSteps(table, key);
  return steps.map((step) => step.entry);
}

async function readSteps(table: DynamoTable, key: TaskKey): Promise<StepItem[]> {
  const items = await table.partition(partitionKey(key), { prefix: itemNames.stepPrefix });
  return items as unknown as StepItem[];
}

/** Later entries win: an earlier one that comes late changes nothing. */
async function bringTaskUpToDate(
  log: { table: DynamoTable; now: () => Date },
  key: TaskKey,
  step: StepItem,
): Promise<void> {
  await log.table.update(
    { pk: partitionKey(key), item: itemNames.task },
    {
      set: {
        stepCount: step.number,
        usage: step.totals,
        planned: step.entry.planned,
        updatedAt: log.now().toISOString(),
      },
    },
    {
      expression: '#count < :number AND #status IN (:pending, :running)',
      names: { '#count': 'stepCount', '#status': 'taskStatus' },
      values: { ':number': step.number, ':pending': 'PENDING', ':running': 'RUNNING' },
    },
  );
}
