import './set-environment.ts';
import type { StepName } from '../../contract/words.ts';
import { type FindingRecord, gap, startRecord, type WorkflowRecord } from '../../contract/workflow.ts';
import { ruleClassifier } from '../../functions/content/rule-classifier.ts';
import type { Document, Draft, Finding, Plan, StoredOrder, Task } from '../../functions/domain/model.ts';
import { documentOf } from '../../functions/domain/source.ts';
import type { ContentClassifier, Engine, Guard, Span } from '../../functions/engine-ports.ts';
import { createHandler as createEvaluate } from '../../functions/evaluate/handler.ts';
import { createHandler as createPlan } from '../../functions/plan/handler.ts';
import type { Knowledge } from '../../functions/ports.ts';
import { createHandler as createPublish } from '../../functions/publish/handler.ts';
import { createHandler as createResearch } from '../../functions/research/handler.ts';
import { createHandler as createWrite } from '../../functions/write/handler.ts';
import { FakeBodies } from './fake-bodies.ts';
import { FakeClock } from './fake-clock.ts';
import { type EngineScript, FakeEngine, supportAll } from './fake-engine.ts';
import { FakeEvents } from './fake-events.ts';
import { FakeKnowledge } from './fake-knowledge.ts';
import { FakeTasks } from './fake-tasks.ts';
import { FakeTelemetry } from './fake-telemetry.ts';
import { FakeToolAudit, FakeTools } from './fake-tools.ts';
import { passageOf, sampleOrder, sampleTask } from './samples.ts';

/** The documents that the knowledge of a fake run holds. */
export const documents: readonly Document[] = [
  documentOf('runs.md', '# Runs\n\nA run ends after 60 minutes. A cancelled run stops at once. 😀\n'),
  documentOf('limits.md', '# Limits\r\n\r\nA report has at most 10 questions.\r\n'),
];

/** The sentences an engine can find in them, by question. */
const answers = ['A run ends after 60 minutes.', 'A report has at most 10 questions.'];

export const plan: Plan = {
  title: 'Runs and limits',
  questions: [
    { questionIndex: 0, text: 'When does a run end?' },
    { questionIndex: 1, text: 'How many questions has a report?' },
  ],
};

/** A draft that says of each finding what its evidence says, word for word. */
export function quotingDraft(findings: readonly Finding[], revision = 0): Draft {
  return {
    revision,
    title: plan.title,
    sections: plan.questions.map(({ questionIndex, text }) => ({
      heading: text,
      questionIndex,
      sentences: findings
        .filter((finding) => finding.questionIndex === questionIndex)
        .flatMap(({ evidence }) => evidence)
        .map(({ quote, evidenceId }) => ({ text: quote, kind: 'claim' as const, evidenceIds: [evidenceId] })),
    })),
  };
}

/** The span of the sentence that answers the question, in the passage that holds it. */
const quoteAnswer: NonNullable<EngineScript['research']> = ({ question, passages }) => {
  const sentence = answers[question.questionIndex] ?? '';
  return passages.flatMap(({ source, text }): Span[] => {
    const start = text.indexOf(sentence);
    return start < 0 ? [] : [{ sourceId: source.sourceId, start, end: start + sentence.length }];
  });
};

/**
 * One run of a report through the real handlers, with fakes for the world and an engine that quotes. The
 * test calls the steps in the order of the workflow; each takes the record the one before it returned.
 */
export class FakeRun {
  readonly clock: FakeClock;
  readonly tasks: FakeTasks;
  readonly bodies: FakeBodies;
  readonly events = new FakeEvents();
  readonly telemetry = new FakeTelemetry();
  readonly engine: FakeEngine;
  readonly knowledge: FakeKnowledge;
  readonly task: Task;
  /** What the handlers work with; a test may put other ports in their place. */
  ports: {
    clock: FakeClock;
    tasks: FakeTasks;
    bodies: FakeBodies;
    events: FakeEvents;
    telemetry: FakeTelemetry;
    engine: Engine;
    knowledge: Knowledge;
    guard?: Guard;
    tools: FakeTools;
    audit: FakeToolAudit;
    classifier: ContentClassifier;
  };
  record: WorkflowRecord;

  private constructor(script: EngineScript, knowledge: FakeKnowledge, task: Task, beside?: FakeRun) {
    this.clock = beside?.clock ?? new FakeClock();
    this.tasks = beside?.tasks ?? new FakeTasks(this.clock.now);
    this.bodies = beside?.bodies ?? new FakeBodies();
    this.engine = new FakeEngine(script);
    this.knowledge = knowledge;
    this.task = task;
    this.record = startRecord(task);
    const { clock, tasks, bodies, events, telemetry, engine } = this;
    const tools = new FakeTools([]);
    const audit = new FakeToolAudit();
    this.ports = {
      clock,
      tasks,
      bodies,
      events,
      telemetry,
      engine,
      knowledge,
      tools,
      audit,
      classifier: ruleClassifier,
    };
  }

  static async start(
    options: {
      script?: EngineScript;
      knowledge?: FakeKnowledge;
      order?: StoredOrder['order'];
      task?: Partial<Task>;
      /** A run with whose storage and clock this one works. */
      beside?: FakeRun;
    } = {},
  ): Promise<FakeRun> {
    const script: EngineScript = {
      plan: () => plan,
      research: quoteAnswer,
      write: ({ findings, revision }) => quotingDraft(findings, revision),
      judge: supportAll,
      ...options.script,
    };
    const knowledge = options.knowledge ?? new FakeKnowledge({ version: 'k1', search: () => documents.map(passageOf) });
    const task = sampleTask(options.task);
    const run = new FakeRun(script, knowledge, task, options.beside);
    const { tenantId, taskId } = task;
    const order = options.order === undefined ? {} : { order: options.order };
    await run.tasks.putOrder(sampleOrder({ tenantId, taskId, ...order }));
    await run.tasks.joinThread(run.task);
    await run.tasks.putTask(run.task);
    return run;
  }

  async plan(): Promise<WorkflowRecord> {
    this.record = await createPlan(this.ports)(this.record);
    return this.record;
  }

  researchOne(questionIndex: number): Promise<FindingRecord> {
    return createResearch(this.ports)({ ...this.record, questionIndex });
  }

  /** Every question, as the Map does it; those in `failed` become gaps. */
  async research(failed: readonly number[] = []): Promise<WorkflowRecord> {
    const findings = await Promise.all(
      this.record.questionIndexes.map((questionIndex) =>
        failed.includes(questionIndex) ? Promise.resolve({ questionIndex, ...gap }) : this.researchOne(questionIndex),
      ),
    );
    this.record = { ...this.record, findings };
    return this.record;
  }

  async write(): Promise<WorkflowRecord> {
    this.record = await createWrite(this.ports)(this.record);
    return this.record;
  }

  async evaluate(): Promise<WorkflowRecord> {
    this.record = await createEvaluate(this.ports)(this.record);
    return this.record;
  }

  async publish(): Promise<WorkflowRecord> {
    this.record = await createPublish(this.ports)(this.record);
    return this.record;
  }

  /** All steps up to and including this one, with as many revisions as the evaluation asks for. */
  async upTo(last: StepName, failed: readonly number[] = []): Promise<this> {
    await this.plan();
    if (last === 'plan') return this;
    if (this.record.cache === 'hit') {
      await this.publish();
      return this;
    }
    await this.research(failed);
    if (last === 'research') return this;
    await this.write();
    if (last === 'write') return this;
    await this.evaluate();
    if (last === 'evaluate') return this;
    while (this.record.verdict === 'revise' && this.record.revision < this.record.maxRevisions) {
      await this.write();
      await this.evaluate();
    }
    await this.publish();
    return this;
  }

  /** A stored body of the run, parsed. */
  async body<Value>(path: string): Promise<Value> {
    return JSON.parse((await this.bodies.get(this.task, path)) ?? 'null') as Value;
  }

  async steps(): Promise<StepName[]> {
    return (await this.tasks.listSteps(this.task)).map(({ step }) => step);
  }
}
