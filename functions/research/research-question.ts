import type { QuestionRecord } from '../../contract/workflow.ts';
import { loadBody, saveBody } from '../bodies.ts';
import { snapshotPath } from '../domain/body.ts';
import { contextDocument } from '../domain/context-document.ts';
import { Fault } from '../domain/fault.ts';
import { type Document, type Evidence, type Finding, type Plan, type Source, withNotices } from '../domain/model.ts';
import { plannedSteps } from '../domain/progress.ts';
import { builtInSpec } from '../domain/spec.ts';
import type { Bodies, Engine, Knowledge, Passage, Span, Tasks } from '../ports.ts';
import type { StepResult } from '../step.ts';

interface Ports {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly engine: Engine;
  readonly knowledge: Knowledge;
}

/** Searches for one question, chooses its evidence, and keeps a snapshot of every source it cites. */
export async function researchQuestion(
  ports: Ports,
  record: QuestionRecord,
): Promise<StepResult & { finding: Finding }> {
  const plan = await loadBody<Plan>(ports.bodies, record, 'plan', record.planHash);
  const question = plan.questions.find((each) => each.questionIndex === record.questionIndex);
  if (question === undefined)
    throw new Fault('RecordInvalid', { message: 'The record names a question that the plan lacks' });
  const passages = await ports.knowledge.search(question.text, {
    limit: builtInSpec.agents.research.passagesPerQuestion,
    extra: await orderContext(ports.tasks, record),
  });
  const chosen = await ports.engine.research({ question, passages });
  const finding = withNotices(findingOf(question.questionIndex, chosen.value, passages), chosen.notices);
  await keepSnapshots(ports.bodies, record, finding, passages);
  const findingHash = await saveBody(ports.bodies, record, 'findings', finding);
  return {
    finding,
    changes: { findings: [{ questionIndex: question.questionIndex, status: finding.status, findingHash }] },
    thought: chosen.thought,
    action: `Searched the knowledge: ${passages.length} passages`,
    observation: finding.evidence.map((evidence) => evidence.quote).join('\n'),
    usage: chosen.usage,
    calls: chosen.calls,
    planned: plannedSteps(record.questionIndexes.length, 1),
  };
}

async function orderContext(tasks: Tasks, record: QuestionRecord): Promise<Document[]> {
  const stored = await tasks.findOrder(record);
  if (stored === undefined) throw new Fault('TaskCancelled');
  const document = contextDocument(stored.order.context);
  return document === undefined ? [] : [document];
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
    };
  });
  return { questionIndex, status: evidence.length > 0 ? 'found' : 'nothing', evidence, sources: [...sources.values()] };
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
