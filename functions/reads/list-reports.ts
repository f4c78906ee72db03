import { limits } from '../../contract/limits.ts';
import type { ListQuery, TaskList } from '../../contract/shapes.ts';
import { openCursor, sealCursor } from '../domain/cursor.ts';
import { Fault } from '../domain/fault.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { PageOfTasks, Secrets, Tasks } from '../ports.ts';

/** One page of the caller's own reports, or of one end user of its key, newest first. */
export async function listReports(
  ports: { tasks: Tasks; secrets: Secrets; cursorSecretName: string },
  request: ApiRequest,
): Promise<ApiResponse> {
  const caller = requireCaller(request);
  const query = request.query as ListQuery;
  const owner = { tenantId: caller.tenantId, principal: caller.userId, userId: query.userId ?? caller.userId };
  const { threadId } = query;
  const scope = { owner, status: query.status ?? null, ...(threadId === undefined ? {} : { threadId }) };
  const secret = await ports.secrets.get(ports.cursorSecretName);
  const after = query.cursor === undefined ? undefined : openCursor(query.cursor, scope, secret);
  if (query.cursor !== undefined && after === undefined) {
    throw new Fault('InvalidRequest', {
      places: [{ pointer: '#query/cursor', detail: 'is not a cursor of this list' }],
    });
  }
  const wanted: PageOfTasks = {
    limit: query.limit ?? limits.defaultPageItems,
    ...(after === undefined ? {} : { after }),
    ...(query.status === undefined ? {} : { status: query.status }),
  };
  const page = await (threadId === undefined
    ? ports.tasks.listByOwner(owner, wanted)
    : ports.tasks.listThread(owner, threadId, wanted));
  const list: TaskList = {
    items: page.items.map(({ taskId, status, createdAt, title, outcome }) => ({
      taskId,
      status,
      createdAt,
      ...(title === undefined ? {} : { title }),
      ...(outcome === undefined ? {} : { outcome }),
    })),
    ...(page.position === undefined ? {} : { nextCursor: sealCursor(page.position, scope, secret) }),
  };
  return { body: list };
}
