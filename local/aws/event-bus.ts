import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { LocalFunctions } from '../local-functions.ts';
import type { Resource } from '../template/resolve-template.ts';
import type { Place } from '../template/resource-identity.ts';
import { AwsError, type JsonService, readInput, unknownOperation } from './aws-error.ts';
import { defaultBus, type Rule, readRules } from './event-rules.ts';

/** An event as its targets receive it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

export interface EventBus {
  readonly call: JsonService;
  /** Puts an event of AWS itself on the default bus. */
  emit(event: { source: string; detailType: string; resources: readonly string[]; detail: unknown }): void;
  /** Runs what stands on a schedule, once now and then in its interval; `everyMs` replaces all intervals. */
  startSchedules(everyMs: number | undefined): void;
  stopSchedules(): void;
  /** The latest events of every bus, oldest first. */
  recent(): readonly BusEvent[];
  /** Resolves when every target has been called. */
  idle(): Promise<void>;
}

/** How many events `recent` remembers. */
const remembered = 1_000;

/**
 * EventBridge with the buses and rules of the template; targets are functions. A target that fails is
 * reported and not called again.
 */
export function openEventBus(options: {
  readonly resources: readonly Resource[];
  readonly place: Place;
  readonly functions: LocalFunctions;
  readonly report: (problem: string) => void;
}): EventBus {
  const { resources, place, functions, report } = options;
  const buses = new Set([defaultBus, ...resources.filter((one) => one.type === busType).map((bus) => bus.name)]);
  const rules = readRules(resources, functions);
  const recent: BusEvent[] = [];
  const underWay = new Set<Promise<void>>();
  const timers: NodeJS.Timeout[] = [];

  function deliver(bus: string, event: BusEvent): void {
    recent.push(event);
    if (recent.length > remembered) recent.shift();
    for (const rule of rules) if (rule.bus === bus && rule.matches(event)) callTargets(rule, event);
  }

  function callTargets(rule: Rule, event: BusEvent): void {
    for (const target of rule.targets) {
      const call = callTarget(rule, target, event).finally(() => underWay.delete(call));
      underWay.add(call);
    }
  }

  async function callTarget(rule: Rule, target: string, event: BusEvent): Promise<void> {
    const invocation = await functions.invoke(target, event);
    if (invocation.ok) return;
    report(`Rule ${rule.name}: ${invocation.error.errorType}: ${invocation.error.errorMessage}`);
  }

  function makeEvent(parts: Pick<BusEvent, 'source' | 'detail-type' | 'resources' | 'detail'>): BusEvent {
    const { accountId: account, region } = place;
    return { version: '0', id: randomUUID(), account, time: new Date().toISOString(), region, ...parts };
  }

  /** A malformed entry fails alone: the others are delivered, and the call succeeds. */
  function put(entry: z.infer<typeof entriesSchema>['Entries'][number]): { EventId: string } | { ErrorCode: string } {
    const bus = entry.EventBusName.replace(/^arn:.*:event-bus\//, '');
    if (!buses.has(bus)) throw new AwsError('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
    const detail = parseDetail(entry.Detail);
    if (detail === undefined) return { ErrorCode: 'MalformedDetail' };
    const { Source: source, DetailType, Resources } = entry;
    const event = makeEvent({ source, 'detail-type': DetailType, resources: Resources, detail });
    deliver(bus, event);
    return { EventId: event.id };
  }

  return {
    async call(operation, input) {
      if (operation !== 'PutEvents') throw unknownOperation(operation);
      const results = readInput(entriesSchema, input).Entries.map((entry) => put(entry));
      return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
    },
    emit({ source, detailType, resources, detail }) {
      deliver(defaultBus, makeEvent({ source, 'detail-type': detailType, resources, detail }));
    },
    startSchedules(everyMs) {
      for (const rule of rules) {
        const intervalMs = rule.intervalMs === undefined ? undefined : (everyMs ?? rule.intervalMs);
        if (intervalMs === undefined || !Number.isFinite(intervalMs)) continue;
        const run = () =>
          callTargets(
            rule,
            makeEvent({ source: 'aws.events', 'detail-type': 'Scheduled Event', resources: [rule.arn], detail: {} }),
          );
        run();
        timers.push(setInterval(run, intervalMs));
      }
    },
    stopSchedules() {
      for (const timer of timers.splice(0)) clearInterval(timer);
    },
    recent: () => [...recent],
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const busType = 'AWS::Events::EventBus';

const entriesSchema = z.object({
  Entries: z
    .array(
      z.object({
        Source: z.string().min(1),
        DetailType: z.string().min(1),
        Detail: z.string(),
        EventBusName: z.string().default(defaultBus),
        Resources: z.array(z.string()).default([]),
      }),
    )
    .min(1)
    .max(10),
});

/** Undefined when it is no JSON object. */
function parseDetail(text: string): object | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null ? detail : undefined;
  } catch {
    return undefined;
  }
}
