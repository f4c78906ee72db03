import { limits } from '../../contract/limits.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';
import { saveBody } from '../bodies.ts';
import { countContent, describeDeeds } from '../content/content-account.ts';
import { cacheKeyOf, mayBeCached } from '../domain/cache-key.ts';
import { counted } from '../domain/counted.ts';
import { describeAge } from '../domain/describe-age.ts';
import { Fault } from '../domain/fault.ts';
import { type FixedAnswer, type Plan, withNotices } from '../domain/model.ts';
import { masks } from '../domain/policy/mask-text.ts';
import { plannedSteps } from '../domain/progress.ts';
import { agentSpec } from '../domain/spec.ts';
import { noUsage } from '../domain/usage.ts';
import type { ContentClassifier, Engine, Thought } from '../engine-ports.ts';
import type { Bodies, Clock, Knowledge, Tasks, Telemetry } from '../ports.ts';
import type { StepAttempt, StepResult } from '../step.ts';
import { admitOrder } from './admit-order.ts';
import type { Admission } from './decide-admission.ts';
import { heedConcerns } from './heed-concerns.ts';
import { readThread, type Thread } from './read-thread.ts';
import { recordRefusal } from './record-refusal.ts';
import { type TakenReport, takeCachedReport } from './take-cached-report.ts';

interface Ports {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly engine: Engine;
  /** Plans what is left of an order after the planner has had a concern: it is not asked a second time. */
  readonly withoutModel: Engine;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
  readonly classifier: ContentClassifier;
  readonly telemetry: Telemetry;
}

/**
 * Pins the knowledge that the whole run reads, and splits the order into questions, unless a young report has answered
 * the same, or the content policy has an answer of its own: then nothing is left to do but to publish that. An order that
 * the policy blocks ends the run. What the planner finds in the prompt is treated like what was found before it.
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
  const input: PlanInput = {
    prompt: admission.order.prompt,
    maxQuestions: options?.maxQuestions ?? limits.defaultQuestions,
    language: options?.language ?? 'en',
    ...(thread.reports.length === 0 ? {} : { history: thread.reports }),
  };
  const planned = await ports.engine.plan(input);
  const { concerns = [], ...proposed } = planned.value;
  const heeded = heedConcerns(agentSpec.contentPolicy, admission, concerns, input.language);
  countContent(ports.telemetry, 'input', 0, heeded.deeds);
  if (heeded.kind === 'blocked') {
    await recordRefusal(ports, attempt, heeded.deeds, planned);
    throw new Fault('ContentBlocked');
  }
  if (heeded.kind === 'answered') {
    const all = { ...heeded, deeds: [...deeds, ...heeded.deeds] };
    return answerWith(ports.bodies, record, all, knowledgeVersion, planned);
  }
  const { prompt } = heeded.order;
  // A mask is nothing to ask about.
  const rest = { ...input, prompt: prompt.replaceAll(masks.harmful, ' ').trim() };
  const kept = prompt === input.prompt ? proposed : (await ports.withoutModel.plan(rest)).value;
  const { questions } = kept;
  const plan: Plan = {
    ...withNotices(kept, [...heeded.notices, ...(planned.notices ?? [])]),
    ...(heeded.isChanged ? { admitted: heeded.order } : {}),
    ...(thread.sources.length === 0 ? {} : { earlierSources: thread.sources }),
  };
  return {
    changes: {
      knowledgeVersion,
      cacheKey,
      questionIndexes: questions.map((question) => question.questionIndex),
      planHash: await saveBody(ports.bodies, record, 'plan', plan),
    },
    thought: [...describeDeeds([...deeds, ...heeded.deeds]), planned.thought].join('\n'),
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

type PlanInput = Parameters<Engine['plan']>[0];

function describeThread({ reports, sources }: Thread): string {
  return `Read the thread: ${counted(reports.length, 'earlier report')}, ${counted(sources.length, 'source')}`;
}

/** The way of a report that is taken from cache: straight to Publish, and nothing in the run's history tells which. */
async function answerWith(
  bodies: Bodies,
  record: WorkflowRecord,
  { report, deeds }: Extract<Admission, { kind: 'answered' }>,
  knowledgeVersion: string,
  /** What it took to find that out; absent: nothing. */
  planned?: Thought<Plan>,
): Promise<StepResult> {
  const answer: FixedAnswer = { report };
  return {
    changes: { knowledgeVersion, cache: 'hit', cachedHash: await saveBody(bodies, record, 'cached', answer) },
    thought: [...describeDeeds(deeds), ...(planned === undefined ? [] : [planned.thought])].join('\n'),
    action: 'Took the fixed answer; nothing is researched',
    observation: '',
    usage: planned?.usage ?? noUsage,
    calls: planned?.calls,
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
