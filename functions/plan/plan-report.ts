import { limits } from '../../contract/limits.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';
import { saveBody } from '../bodies.ts';
import { countContent, describeDeeds } from '../content/content-account.ts';
import { cacheKeyOf, mayBeCached } from '../domain/cache-key.ts';
import { counted } from '../domain/counted.ts';
import { describeAge } from '../domain/describe-age.ts';
import { Fault } from '../domain/fault.ts';
import { type FixedAnswer, type Plan, withNotices } from '../domain/model.ts';
import { plannedSteps } from '../domain/progress.ts';
import { agentSpec } from '../domain/spec.ts';
import { noUsage } from '../domain/usage.ts';
import type { ContentClassifier, Engine } from '../engine-ports.ts';
import type { Bodies, Clock, Knowledge, Tasks, Telemetry } from '../ports.ts';
import type { StepAttempt, StepResult } from '../step.ts';
import { type Admission, admitOrder } from './admit-order.ts';
import { readThread, type Thread } from './read-thread.ts';
import { recordRefusal } from './record-refusal.ts';
import { type TakenReport, takeCachedReport } from './take-cached-report.ts';

interface Ports {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly engine: Engine;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
  readonly classifier: ContentClassifier;
  readonly telemetry: Telemetry;
}

/**
 * Pins the knowledge that the whole run reads, and splits the order into questions, unless a young report has answered
 * the same, or the content policy has an answer of its own: then nothing is left to do but to publish that. An order that
 * the policy blocks ends the run.
 */
export async function planReport(ports: Ports, record: WorkflowRecord, attempt: StepAttempt): Promise<StepResult> {
  const [stored, knowledgeVersion] = await Promise.all([ports.tasks.findOrder(record), ports.knowledge.version()]);
  if (stored === undefined) throw new Fault('TaskCancelled');
  const { options, threadId } = stored.order;
  // What a follow-up asks depends on what the thread says by then.
  const isCacheable = threadId === undefined && mayBeCached(record.engine, agentSpec.tools);
  const cacheKey = isCacheable ? cacheKeyOf(stored, record, knowledgeVersion) : '';
  if (cacheKey !== '' && record.cache === 'open' && options?.cache !== 'refuse') {
    const taken = await takeCachedReport(ports, record, cacheKey, ports.clock.now());
    if (taken !== undefined) return answerFrom(taken, { knowledgeVersion, cacheKey });
  }
  const admission = await admitOrder(ports.classifier, agentSpec.contentPolicy, stored);
  const { deeds } = admission;
  countContent(ports.telemetry, 'input', 1, deeds);
  if (admission.kind === 'blocked') {
    await recordRefusal(ports, attempt, deeds);
    throw new Fault('ContentBlocked');
  }
  if (admission.kind === 'answered') return answerWith(ports.bodies, record, admission, knowledgeVersion);
  const thread = await readThread(ports, stored, attempt.task);
  const planned = await ports.engine.plan({
    prompt: admission.order.prompt,
    maxQuestions: options?.maxQuestions ?? limits.defaultQuestions,
    language: options?.language ?? 'en',
    ...(thread.reports.length === 0 ? {} : { history: thread.reports }),
  });
  const { questions } = planned.value;
  const plan: Plan = {
    ...withNotices(planned.value, [...admission.notices, ...(planned.notices ?? [])]),
    ...(admission.isChanged ? { admitted: admission.order } : {}),
    ...(thread.sources.length === 0 ? {} : { earlierSources: thread.sources }),
  };
  return {
    changes: {
      knowledgeVersion,
      cacheKey,
      questionIndexes: questions.map((question) => question.questionIndex),
      planHash: await saveBody(ports.bodies, record, 'plan', plan),
    },
    thought: [...describeDeeds(deeds), planned.thought].join('\n'),
    action: [
      ...(threadId === undefined ? [] : [describeThread(thread)]),
      `Split the order into ${counted(questions.length, 'question')}`,
    ].join('; '),
    observation: questions.map((question) => question.text).join('\n'),
    usage: planned.usage,
    calls: planned.calls,
    planned: plannedSteps(questions.length, 1),
  };
}

function describeThread({ reports, sources }: Thread): string {
  return `Read the thread: ${counted(reports.length, 'earlier report')}, ${counted(sources.length, 'source')}`;
}

/** The way of a report that is taken from cache: straight to Publish, and nothing in the run's history tells which. */
async function answerWith(
  bodies: Bodies,
  record: WorkflowRecord,
  { report, deeds }: Extract<Admission, { kind: 'answered' }>,
  knowledgeVersion: string,
): Promise<StepResult> {
  const answer: FixedAnswer = { report };
  return {
    changes: { knowledgeVersion, cache: 'hit', cachedHash: await saveBody(bodies, record, 'cached', answer) },
    thought: describeDeeds(deeds).join('\n'),
    action: 'Took the fixed answer; nothing is researched',
    observation: '',
    usage: noUsage,
    planned: plannedSteps(0, 0),
  };
}

/** Its questions are answered already, so the run has none. */
function answerFrom(
  { cachedHash, ageSeconds }: TakenReport,
  pinned: { knowledgeVersion: string; cacheKey: string },
): StepResult {
  return {
    changes: { ...pinned, cache: 'hit', cachedHash },
    thought: 'The same was asked of the same documents before',
    action: `Took the answer from a report made ${describeAge(ageSeconds)}`,
    observation: '',
    usage: noUsage,
    planned: plannedSteps(0, 0),
  };
}
