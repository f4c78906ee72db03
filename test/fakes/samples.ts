import { extractiveEngineName } from '../../contract/models.ts';
import { startRecord, type WorkflowRecord } from '../../contract/workflow.ts';
import type { Caller, Document, StoredOrder, Task, TraceEntry } from '../../functions/domain/model.ts';
import { sourceOf } from '../../functions/domain/source.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { noUsage } from '../../functions/domain/usage.ts';
import { presentVersions } from '../../functions/domain/versions.ts';
import type { Passage } from '../../functions/ports.ts';

/** Values for tests, each complete and each field replaceable. */

export const ada: Caller = { tenantId: 'acme', userId: 'ada', roles: ['caller'], labels: [], keyId: 'key-1' };

/** Noon of the fake clock's day, in seconds since 1970. */
export const noonSeconds = Date.parse('2026-11-21T12:00:00.000Z') / 1000;
export const daySeconds = 24 * 60 * 60;

export function sampleTask(changes: Partial<Task> = {}): Task {
  const taskId = changes.taskId ?? 'aaaaaaaa-0000-4000-8000-000000000001';
  return {
    tenantId: 'acme',
    taskId,
    status: 'PENDING',
    principal: 'ada',
    userId: 'ada',
    createdAt: '2026-11-21T12:00:00.000Z',
    updatedAt: '2026-11-21T12:00:00.000Z',
    expiresAtSeconds: noonSeconds + 90 * daySeconds,
    run: 1,
    salt: taskId,
    spec: { version: agentSpec.version, hash: agentSpec.hash },
    engine: extractiveEngineName,
    versions: presentVersions,
    progress: { step: 'plan', completed: 0, planned: 1 },
    usage: noUsage,
    stepCount: 0,
    dueAtSeconds: noonSeconds + 60,
    ...changes,
  };
}

export function sampleOrder(changes: Partial<StoredOrder> = {}): StoredOrder {
  return {
    tenantId: 'acme',
    taskId: 'aaaaaaaa-0000-4000-8000-000000000001',
    order: { prompt: 'How does a run end?' },
    roles: ['caller'],
    createdAt: '2026-11-21T12:00:00.000Z',
    expiresAtSeconds: noonSeconds + 90 * daySeconds,
    ...changes,
  };
}

export function sampleEntry(changes: Partial<TraceEntry> = {}): TraceEntry {
  return {
    entryId: 'entry-1',
    step: 'plan',
    agentId: 'planner',
    thought: 'It is one question',
    action: 'Split the order',
    observation: 'How does a run end?',
    usage: { inputTokens: 3, outputTokens: 2, costMicroUsd: 1, latencyMs: 10 },
    planned: 5,
    timestamp: '2026-11-21T12:00:01.000Z',
    ...changes,
  };
}

export function sampleRecord(changes: Partial<WorkflowRecord> = {}): WorkflowRecord {
  return { ...startRecord(sampleTask()), ...changes };
}

/** The whole of a document as one passage. */
export function passageOf(document: Document): Passage {
  const { text } = document;
  return { source: sourceOf(document), text, start: 0, end: text.length, headings: [], score: 1 };
}
