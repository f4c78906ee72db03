import { limits } from '../../contract/limits.ts';
import { findBody, findSnapshot, saveBody } from '../bodies.ts';
import { snapshotPath } from '../domain/body.ts';
import type { CachedReport } from '../domain/earlier-reports.ts';
import type { Report, TaskKey } from '../domain/model.ts';
import type { Bodies, Tasks } from '../ports.ts';

export interface TakenReport extends CachedReport {
  /** The body that holds it, under the new task. */
  readonly cachedHash: string;
}

/**
 * Copies the report that answered the same question, with its snapshots, under this task; undefined when there is none
 * that is young enough and wholly there. From then on nothing is read of the other task, so its end is not this one's.
 */
export async function takeCachedReport(
  ports: { tasks: Tasks; bodies: Bodies },
  key: TaskKey,
  cacheKey: string,
  now: Date,
): Promise<TakenReport | undefined> {
  const { tasks, bodies } = ports;
  const answer = await tasks.findAnswer(key.tenantId, cacheKey);
  if (answer === undefined) return undefined;
  const ageSeconds = Math.max(0, Math.floor((now.getTime() - Date.parse(answer.createdAt)) / 1000));
  if (ageSeconds >= limits.cacheSeconds) return undefined;
  const original = { tenantId: key.tenantId, taskId: answer.taskId };
  const report = await findBody<Report>(bodies, original, 'report', answer.reportHash);
  const snapshots = report && (await readSnapshots(bodies, original, report));
  if (report === undefined || snapshots === undefined) return undefined;
  // Asked last, so that a report that is being deleted is not taken.
  const task = await tasks.find(original);
  if (task?.status !== 'COMPLETED' || task.reportHash !== answer.reportHash) return undefined;
  if (task.expiresAtSeconds * 1000 <= now.getTime()) return undefined;
  const cached: CachedReport = { report, createdAt: answer.createdAt, ageSeconds };
  const [cachedHash] = await Promise.all([
    saveBody(bodies, key, 'cached', cached),
    ...[...snapshots].map(([path, text]) => bodies.put(key, path, text, 'text/plain; charset=utf-8')),
  ]);
  return { ...cached, cachedHash };
}

/** By path; undefined when one is gone or is not what its hash says. */
async function readSnapshots(
  bodies: Bodies,
  key: TaskKey,
  { sources }: Report,
): Promise<ReadonlyMap<string, string> | undefined> {
  const snapshots = new Map<string, string>();
  const readings = sources.map(async (source) => {
    const text = await findSnapshot(bodies, key, source);
    if (text !== undefined) snapshots.set(snapshotPath(source.sha256), text);
    return text !== undefined;
  });
  return (await Promise.all(readings)).every(Boolean) ? snapshots : undefined;
}
