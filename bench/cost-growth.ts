import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { environmentNames } from '../contract/environment.ts';
import { extractiveEngineName } from '../contract/models.ts';
import { DynamoTasks } from '../functions/adapters/dynamo-tasks.ts';
import type { Task } from '../functions/domain/model.ts';
import { agentSpec } from '../functions/domain/spec.ts';
import { noUsage } from '../functions/domain/usage.ts';
import { presentVersions } from '../functions/domain/versions.ts';
import type { Service } from '../test/support/start-service.ts';

/** Rise of `y` for one more `x`, by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (place: 0 | 1) => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

/** Stores orders and completed tasks of one user as the service itself does, without making their reports. */
export async function fillTable(service: Service, tasks: number): Promise<void> {
  const table = service.environment[environmentNames.tasksTable] ?? '';
  const store = new DynamoTasks(new DynamoDBClient({}), table, () => new Date());
  let left = tasks;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (left > 0) {
        left -= 1;
        const task = oldTask();
        await store.putOrder({ ...task, order: { prompt: 'What is a memo?' }, roles: ['caller'] });
        await store.putTask(task);
      }
    }),
  );
}

const week = 7 * 24 * 60 * 60;

function oldTask(): Task {
  const now = new Date().toISOString();
  const expiresAtSeconds = Math.floor(Date.now() / 1000) + week;
  return {
    tenantId: 'bench',
    taskId: randomUUID(),
    status: 'COMPLETED',
    principal: 'bench',
    userId: 'bench',
    createdAt: now,
    updatedAt: now,
    expiresAtSeconds,
    run: 1,
    salt: '',
    spec: { version: agentSpec.version, hash: agentSpec.hash },
    engine: extractiveEngineName,
    versions: presentVersions,
    progress: { step: 'publish', completed: 11, planned: 11 },
    usage: noUsage,
    stepCount: 11,
    title: 'A report of some time ago',
    outcome: 'answered',
    dueAtSeconds: expiresAtSeconds,
  };
}
