import { snapshotPath } from '../domain/body.ts';
import { Fault } from '../domain/fault.ts';
import { answerUnder } from '../entity-tag.ts';
import { findVisibleTask, loadReport } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Bodies, Clock, Tasks } from '../ports.ts';

/** The exact text of a source that this report cites; any other source is a 404. */
export async function getSource(
  ports: { tasks: Tasks; bodies: Bodies; clock: Clock },
  request: ApiRequest,
): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  const report = await loadReport(ports.bodies, task);
  const source = report.sources.find((each) => each.sourceId === request.parameters['sourceId']);
  if (source === undefined) throw new Fault('NotFound');
  return answerUnder(`"${source.sha256}"`, request, async () => {
    const text = await ports.bodies.get(task, snapshotPath(source.sha256));
    if (text === undefined) throw new Fault('StorageUnavailable', { message: 'A stored snapshot is missing' });
    return { body: text };
  });
}
