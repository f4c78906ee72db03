import type { QuestionRecord } from '../../contract/workflow.ts';
import type { AgentAttempt } from '../agent-step.ts';
import { loadBody, saveBody } from '../bodies.ts';
import { snapshotPath } from '../domain/body.ts';
import { contextDocument } from '../domain/context-document.ts';
import { counted } from '../domain/counted.ts';
import { Fault } from '../domain/fault.ts';
import {
  type Document,
  type Evidence,
  type Finding,
  type Plan,
  type Source,
  type StoredOrder,
  withNotices,
} from '../domain/model.ts';
import { describeCall, type ModelCall, usageOf } from '../domain/model-call.ts';
import { pageAt } from '../domain/pages.ts';
import { plannedSteps } from '../domain/progress.ts';
import { isSourceAllowed } from '../domain/source-lists.ts';
import { agentSpec } from '../domain/spec.ts';
import { addUsage } from '../domain/usage.ts';
import type { Span } from '../engine-ports.ts';
import { keptFromTrace, tellKept } from '../kept-from-trace.ts';
import { sourcesById } from '../load-findings.ts';
import type { Bodies, Knowledge, Passage, Tasks } from '../ports.ts';
import type { StepResult } from '../step.ts';
import { searchTool } from '../tools/search-tool.ts';
import { visibleKnowledge } from '../visible-knowledge.ts';
import { type AskToolsPorts, askTools } from './ask-tools.ts';
import { readEarlierSources, withKnownPages, withoutOutdated } from './read-earlier-sources.ts';

interface Ports extends AskToolsPorts {
  readonly knowledge: Knowledge;
}

/**
 * Asks tools and searches for one question, chooses its evidence, and keeps a snapshot of every source it cites. What a
 * tool gave is searched and cited like any document.
 */
export async function researchQuestion(
  ports: Ports,
  record: QuestionRecord,
  attempt: AgentAttempt,
): Promise<StepResult & { finding: Finding }> {
  const plan = await loadBody<Plan>(ports.bodies, record, 'plan', record.planHash);
  const question = plan.questions.find((each) => each.questionIndex === record.questionIndex);
  if (question === undefined)
    throw new Fault('RecordInvalid', { message: 'The record names a question that the plan lacks' });
  const stored = await findOrder(ports.tasks, record);
  const visible = await visibleKnowledge(ports.knowledge, stored, record.knowledgeVersion);
  const searchAgain = searchTool((query, limit, onCall) => visible.search(query, { limit, extra: [], onCall }));
  const caller = { roles: stored.roles, searchTool: searchAgain };
  const asked = await askTools(ports, caller, question, attempt);
  const earlier = await readEarlierSources(ports.bodies, record, plan);
  const allowed = asked.documents.filter(({ uri }) => isSourceAllowed(uri, visible.filter));
  const { passagesPerQuestion } = agentSpec.agents.research;
  const searchCalls: ModelCall[] = [];
  const searched = await visible.search(question.text, {
    // The documents may hold the earlier sources too.
    limit: earlier.length === 0 ? passagesPerQuestion : 2 * passagesPerQuestion,
    extra: [...contextOf(stored, plan), ...allowed, ...earlier],
    onCall: (call) => searchCalls.push(call),
  });
  const nearest = eachOnce(withKnownPages(withoutOutdated(searched, earlier))).slice(0, passagesPerQuestion);
  const passages = eachOnce([...nearest, ...asked.passages]);
  const chosen = await ports.engine.research({ question, passages });
  const found = findingOf(question.questionIndex, chosen.value, passages);
  const notices = [...visible.notices, ...asked.notices, ...(chosen.notices ?? []), ...limitedNotices(stored, found)];
  const finding = withNotices(found, notices);
  await keepSnapshots(ports.bodies, record, finding, passages);
  const findingHash = await saveBody(ports.bodies, record, 'findings', finding);
  return {
    finding,
    changes: { findings: [{ questionIndex: question.questionIndex, status: finding.status, findingHash }] },
    thought: [...asked.thoughts, ...searchCalls.map(describeCall), chosen.thought].join('\n'),
    action: [...asked.actions, describeSearch(passages, earlier)].join('; '),
    observation: describeFinding(finding),
    usage: [asked.usage, usageOf(searchCalls), chosen.usage].reduce(addUsage),
    calls: [...asked.calls, ...searchCalls, ...(chosen.calls ?? [])],
    planned: plannedSteps(record.questionIndexes.length, 1),
  };
}

async function findOrder(tasks: Tasks, record: QuestionRecord): Promise<StoredOrder> {
  const stored = await tasks.findOrder(record);
  if (stored === undefined) throw new Fault('TaskCancelled');
  return stored;
}

function describeSearch(passages: readonly Passage[], earlier: readonly Document[]): string {
  const thread = earlier.length === 0 ? '' : ` and ${counted(earlier.length, 'source')} of the thread`;
  return `Searched the knowledge${thread}: ${passages.length} passages`;
}

function describeFinding(finding: Finding): string {
  const isKept = keptFromTrace(agentSpec.contentPolicy, sourcesById([finding]));
  const shown = finding.evidence.filter((piece) => !isKept(piece));
  const kept = finding.evidence.length - shown.length;
  return [...tellKept(kept, 'quotation'), ...shown.map(({ quote }) => quote)].join('\n');
}

function contextOf({ order }: StoredOrder, { admitted }: Plan): Document[] {
  const document = contextDocument(order.context);
  return document === undefined ? [] : [{ ...document, text: admitted?.context ?? document.text }];
}

/** A reader who finds no answer has to know that others were not asked for. */
function limitedNotices({ order }: StoredOrder, { status }: Finding): string[] {
  return status === 'nothing' && order.options?.sources !== undefined ? [nothingAllowed] : [];
}

export const nothingAllowed =
  'The order says which sources may be used, and on at least one question nothing was found in them.';

/** A tool may find again what the search found. */
function eachOnce(passages: readonly Passage[]): Passage[] {
  const known = new Map<string, Passage>();
  for (const passage of passages) {
    const key = `${passage.source.sourceId}:${passage.start}:${passage.end}`;
    if (!known.has(key)) known.set(key, passage);
  }
  return [...known.values()];
}

/** The engine names spans; their text is taken from the source here, so that no engine can invent a quote. */
function findingOf(questionIndex: number, spans: readonly Span[], passages: readonly Passage[]): Finding {
  const sources = new Map<string, Source>();
  const evidence = spans.map((span, index): Evidence => {
    const passage = passageAround(span, passages);
    sources.set(passage.source.sourceId, passage.source);
    return {
      evidenceId: `q${questionIndex}e${index}`,
      questionIndex,
      ...span,
      quote: passage.text.slice(span.start, span.end),
      headings: passage.headings,
      ...pageOf(passage, span.start),
    };
  });
  return { questionIndex, status: evidence.length > 0 ? 'found' : 'nothing', evidence, sources: [...sources.values()] };
}

function pageOf({ page, pages }: Passage, position: number): { page?: number } {
  const found = pages === undefined ? page : pageAt(pages, position);
  return found === undefined ? {} : { page: found };
}

/** Characters of the span that lie outside the passage, or between the two. */
function distance(passage: Passage, span: Span): number {
  return Math.max(0, passage.start - span.start) + Math.max(0, span.end - passage.end);
}

function passageAround(span: Span, passages: readonly Passage[]): Passage {
  const sameSource = passages.filter((passage) => passage.source.sourceId === span.sourceId);
  // A table's header stands before the passage of its rows: the nearest passage tells where it belongs.
  const [passage] = sameSource.toSorted((left, right) => distance(left, span) - distance(right, span));
  if (
    passage === undefined ||
    span.start < 0 ||
    span.end <= span.start ||
    span.end > passage.text.length ||
    !passage.text.slice(span.start, span.end).isWellFormed()
  ) {
    throw new Fault('SourceChanged', { message: 'The engine named a span outside the passages it was given' });
  }
  return passage;
}

async function keepSnapshots(
  bodies: Bodies,
  record: QuestionRecord,
  finding: Finding,
  passages: readonly Passage[],
): Promise<void> {
  await Promise.all(
    finding.sources.map(async (source) => {
      const text = passages.find((passage) => passage.source.sourceId === source.sourceId)?.text ?? '';
      await bodies.put(record, snapshotPath(source.sha256), text, 'text/plain; charset=utf-8');
    }),
  );
}
