import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { GetExecutionHistoryCommand, type HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import { environmentNames } from '../contract/environment.ts';
import { executionName, stepFunctionNames, type WorkflowRecord } from '../contract/workflow.ts';
import type { Draft } from '../functions/domain/model.ts';
import type { Engine } from '../functions/engine-ports.ts';
import type { Handler } from '../local/local-functions.ts';
import type { StackTemplate } from '../local/template/resolve-template.ts';
import type { Answer } from '../test/support/endpoint.ts';
import { type Service, startService } from '../test/support/start-service.ts';
import { Meter, type Usage } from './cost-meter.ts';
import { itemBytes } from './cost-units.ts';
import { median } from './statistics.ts';

/** What to order. */
export interface Shape {
  /** 1 to 10. */
  readonly questions: number;
  /** 0 to 2. */
  readonly revisions: number;
  /** How often the draft says each sentence: a longer report of the same evidence. */
  readonly length: number;
}

/** GETs of a caller while it waits; the last one finds the report. */
export const polls = 5;

/** What one report used, from the order to the poll that found it. */
export interface ReportUsage extends Usage {
  readonly transitions: number;
  readonly requests: number;
  /** Bodies of the answers. */
  readonly responseBytes: number;
  readonly markdownBytes: number;
  readonly tableBytes: number;
}

export interface MeteredService {
  readonly service: Service;
  readonly meter: Meter;
  /** One report for what it uses, and the median of so many more for its milliseconds. */
  measure(shape: Shape, timed: number): Promise<ReportUsage>;
  /** One report for what it uses; its milliseconds are too many, for counting takes time. */
  count(shape: Shape): Promise<ReportUsage>;
}

/** One question each, on the manual. */
const questions = [
  'How does Dossier finish a report after a crash?',
  'What is a memo?',
  'How long is an idempotency key remembered?',
  'What happens when one question fails?',
  'How often does the sweep run?',
  'Which events are on the bus?',
  'How is an API key revoked?',
  'How long are reports kept?',
  'What does the readiness check consult?',
  'How does one vote on a report?',
];

/**
 * The local stack with every function measured. The engine is the extractive one; a script rejects a sentence of each
 * draft that is to be revised, because the extractive engine never finds fault with its own quotations.
 */
export async function startMeteredService(templates: readonly StackTemplate[]): Promise<MeteredService> {
  const meter = new Meter();
  let shape: Shape = { questions: 1, revisions: 0, length: 1 };
  let steps = Promise.resolve();
  let invocations = 0;
  // As if each function took a second: a date that is set anew in each step is then another one each time, and costs
  // its write to an index, however fast this machine is.
  const clock = { now: () => new Date(Date.now() + invocations * 1_000) };

  const loadHandler = async (handlerPath: string): Promise<Handler> => {
    const url = pathToFileURL(path.join(import.meta.dirname, '..', handlerPath)).href;
    const module = (await import(url)) as HandlerModule;
    const name = path.basename(path.dirname(handlerPath));
    // As in Lambda: logs and metrics on, and each function under its own name.
    Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: 'false', POWERTOOLS_SERVICE_NAME: name });
    const ports = meter.watchClients(() => module.productionPorts());
    const engine = typeof ports.engine === 'object' ? { engine: script(ports.engine, () => shape, meter) } : {};
    const handler = meter.wrap(name, module.createHandler({ ...ports, ...engine, clock }));
    const isStep = stepFunctionNames.some((step) => step === name);
    return async (event, context) => {
      if (isStep) await steps;
      invocations += 1;
      return handler(event, context);
    };
  };
  process.env['POWERTOOLS_LOG_LEVEL'] = 'INFO';
  const service = await startService({ templates, loadHandler });
  await meter.open(service.environment);

  async function count(wanted: Shape): Promise<ReportUsage> {
    shape = wanted;
    invocations = 0;
    const { promise, resolve: startSteps } = Promise.withResolvers<void>();
    steps = promise;
    // A key of its own: the authorizer is asked once a report, as by a caller who orders once a minute. A tenant of its
    // own: what is asked is new, and that is looked up.
    const tenantId = `bench-${randomUUID().slice(0, 8)}`;
    const key = await service.keyFor(tenantId, 'bench');
    meter.take();
    const body = {
      prompt: questions.slice(0, wanted.questions).join(' '),
      options: { maxQuestions: wanted.questions },
    };
    const ordered = await service.call('POST', '/v1/reports', {
      key,
      body,
      headers: { 'Idempotency-Key': randomUUID() },
    });
    const taskId = String(ordered.json.taskId);
    const poll = () => service.call('GET', `/v1/reports/${taskId}`, { key });
    const answers = [ordered];
    // The steps wait meanwhile, so that each run has the same polls.
    while (answers.length < polls) answers.push(await poll());
    startSteps();
    await service.idle();
    const last = await poll();
    answers.push(last);
    const usage = meter.take();
    refuseOtherShape(wanted, usage, last);
    return {
      ...usage,
      transitions: await countTransitions(service, taskId),
      requests: answers.length,
      responseBytes: answers.reduce((sum, answer) => sum + Buffer.byteLength(answer.text), 0),
      markdownBytes: Buffer.byteLength(String(last.json.report.markdown)),
      tableBytes: await bytesInTable(service, `${tenantId}#${taskId}`),
    };
  }

  return {
    service,
    meter,
    count,
    async measure(wanted, timed) {
      const usage = await count(wanted);
      meter.countsUnits = false;
      const runs: ReportUsage['invocations'][] = [];
      while (runs.length < timed) runs.push((await count(wanted)).invocations);
      meter.countsUnits = true;
      const invocations = Object.entries(usage.invocations).map(([name, one]) => {
        return [name, { ...one, billedMs: median(runs.map((run) => run[name]?.billedMs ?? 0)) }];
      });
      return { ...usage, invocations: Object.fromEntries(invocations) as ReportUsage['invocations'] };
    },
  };
}

interface HandlerModule {
  readonly createHandler: (ports: object) => Handler;
  /** Agents are given an engine, others at most its name. */
  readonly productionPorts: () => { readonly engine?: Engine | string };
}

function script(engine: Engine, shape: () => Shape, meter: Meter): Engine {
  return {
    name: engine.name,
    plan: (input) => engine.plan(input),
    research: (input) => engine.research(input),
    write: async (input) => {
      const written = await engine.write(input);
      return { ...written, value: lengthen(written.value, shape().length) };
    },
    judge: async (input) => {
      const judged = await engine.judge(input);
      const { revision } = meter.event as WorkflowRecord;
      if (revision >= shape().revisions) return judged;
      const [first, ...others] = judged.value;
      if (first === undefined) return judged;
      return { ...judged, value: [{ ...first, verdict: 'insufficient', reason: 'scripted' }, ...others] };
    },
  };
}

function lengthen(draft: Draft, times: number): Draft {
  const sections = draft.sections.map((section) => ({
    ...section,
    sentences: Array.from({ length: times }, () => section.sentences).flat(),
  }));
  return { ...draft, sections };
}

function refuseOtherShape(shape: Shape, { invocations }: Usage, last: Answer): void {
  const researched = invocations['research']?.count;
  const drafts = invocations['write']?.count;
  if (researched === shape.questions && drafts === shape.revisions + 1 && last.json.status === 'COMPLETED') return;
  throw new Error(`The report has ${researched} questions and ${drafts} drafts: ${last.text.slice(0, 500)}`);
}

/**
 * States that were entered, and the start and the end, which the examples on the price page count as well. Retries
 * would count too, but here nothing fails.
 */
async function countTransitions(service: Service, taskId: string): Promise<number> {
  const machine = service.environment[environmentNames.stateMachineArn] ?? '';
  const executionArn = `${machine.replace(':stateMachine:', ':execution:')}:${executionName(taskId, 1)}`;
  const client = new SFNClient({});
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new GetExecutionHistoryCommand({ executionArn, nextToken, maxResults: 1000 }));
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events.filter((event) => event.type?.endsWith('StateEntered')).length + 2;
}

async function bytesInTable(service: Service, partition: string): Promise<number> {
  const { Items = [] } = await new DynamoDBClient({}).send(
    new QueryCommand({
      TableName: service.environment[environmentNames.tasksTable],
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partition } },
      ConsistentRead: true,
    }),
  );
  return Items.reduce((sum, item) => sum + itemBytes(item), 0);
}
