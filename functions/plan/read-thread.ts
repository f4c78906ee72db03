import { limits } from '../../contract/limits.ts';
import { findBody } from '../bodies.ts';
import { contextUri } from '../domain/context-document.ts';
import type { EarlierReport } from '../domain/earlier-reports.ts';
import type { EarlierSource, Report, StoredOrder, Task } from '../domain/model.ts';
import { isSourceAllowed } from '../domain/source-lists.ts';
import { agentSpec } from '../domain/spec.ts';
import type { ContentClassifier } from '../engine-ports.ts';
import type { Bodies, Owner, Tasks } from '../ports.ts';
import { documentFilter } from '../visible-knowledge.ts';
import { admitOrder } from './admit-order.ts';

/** What a follow-up may use of the thread that it goes on with. */
export interface Thread {
  /** Oldest first. */
  readonly reports: readonly EarlierReport[];
  /** What they cite, of the latest first. */
  readonly sources: readonly EarlierSource[];
}

interface Ports {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly classifier: ContentClassifier;
}

/**
 * The latest reports of the order's thread that are finished, whether or not the first is still there. A report that was
 * made with labels which the order's caller lacks is left out, or whose prompt the content policy does not admit, and of
 * the others the sources that the order refuses.
 */
export async function readThread(ports: Ports, stored: StoredOrder, owner: Owner): Promise<Thread> {
  const { threadId } = stored.order;
  if (threadId === undefined) return { reports: [], sources: [] };
  const page = await ports.tasks.listThread(owner, threadId, { limit: limits.threadReports, status: 'COMPLETED' });
  const found = (await Promise.all(page.items.map((task) => readEarlier(ports, task, stored)))).flat();
  return { reports: found.map(summaryOf).toReversed(), sources: sourcesOf(found, stored) };
}

interface Earlier {
  readonly taskId: string;
  readonly prompt: string;
  readonly report: Report;
}

/** None when it is being deleted. */
async function readEarlier(
  { tasks, bodies, classifier }: Ports,
  task: Task,
  { labels: held = [] }: StoredOrder,
): Promise<Earlier[]> {
  const [stored, report] = await Promise.all([
    tasks.findOrder(task),
    findBody<Report>(bodies, task, 'report', task.reportHash ?? ''),
  ]);
  if (stored === undefined || report === undefined || report.shownPrompt === '') return [];
  if (!(stored.labels ?? []).every((label) => held.includes(label))) return [];
  // The stored order is as it came: agents see it as they did then.
  const order = { prompt: report.shownPrompt ?? stored.order.prompt };
  const admission = await admitOrder(classifier, agentSpec.contentPolicy, { order });
  return admission.kind === 'admitted' ? [{ taskId: task.taskId, prompt: admission.order.prompt, report }] : [];
}

function summaryOf({ prompt, report }: Earlier): EarlierReport {
  const supported = report.claims.filter(({ part, verdict }) => part === 'sentence' && verdict === 'supported');
  return { prompt, title: report.title, statements: supported.map(({ text }) => text) };
}

/** Each document once, as the latest report that cites it read it. */
function sourcesOf(found: readonly Earlier[], stored: StoredOrder): EarlierSource[] {
  const filter = documentFilter(stored);
  const sources = new Map<string, EarlierSource>();
  for (const { taskId, report } of found) {
    for (const source of report.sources) {
      const document = source.uri === contextUri ? source.sourceId : source.uri;
      if (!sources.has(document) && isSourceAllowed(source.uri, filter)) sources.set(document, { taskId, source });
    }
  }
  return [...sources.values()].slice(0, limits.threadSources);
}
