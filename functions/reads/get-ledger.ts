import type { LedgerResponse } from '../../contract/shapes.ts';
import type { ClaimVerdict } from '../../contract/words.ts';
import type { Report, Task } from '../domain/model.ts';
import { findVisibleTask, loadReport } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Bodies, Clock, Tasks } from '../ports.ts';

/** Every sentence of the report with its verdict and the spans it stands on. */
export async function getLedger(
  ports: { tasks: Tasks; bodies: Bodies; clock: Clock },
  request: ApiRequest,
): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  return { body: presentLedger(task, await loadReport(ports.bodies, task)) };
}

function presentLedger(task: Task, report: Report): LedgerResponse {
  const count = (verdict: ClaimVerdict) => report.claims.filter((claim) => claim.verdict === verdict).length;
  return {
    taskId: task.taskId,
    userId: task.userId,
    revision: report.revision,
    claims: report.claims.map(({ claimId, text, verdict, reason, evidence }) => ({
      claimId,
      text,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      evidence: evidence.map(({ sourceId, start, end, quote, page }) => ({
        sourceId,
        start,
        end,
        quote,
        ...(page === undefined ? {} : { page }),
      })),
    })),
    ...(report.withheld === undefined ? {} : { withheld: [...report.withheld] }),
    sources: [...report.sources],
    totals: {
      supported: count('supported'),
      contradicted: count('contradicted'),
      insufficient: count('insufficient'),
      notAClaim: count('not-a-claim'),
      removed: report.removed,
    },
  };
}
