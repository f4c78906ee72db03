import { expect, test } from 'vitest';
import { loggedAudit } from '../../functions/adapters/logged-audit.ts';
import type { ToolAuditEntry } from '../../functions/tool-ports.ts';
import { FakeTelemetry } from '../fakes/fake-telemetry.ts';

test('a call of a tool is a line of the log, with every field of the entry, and counts by tool and outcome', async () => {
  const entry: ToolAuditEntry = {
    tenantId: 'acme',
    taskId: '00000000-0000-4000-8000-000000000001',
    userId: 'ada',
    agentId: 'researcher',
    server: 'weather',
    tool: 'forecast',
    argumentHash: 'a'.repeat(64),
    resultBytes: 12,
    latencyMs: 40,
    outcome: 'answered',
    timestamp: '2026-11-21T12:00:00.000Z',
  };
  const telemetry = new FakeTelemetry();
  await loggedAudit(telemetry).record(entry);
  expect(telemetry.lines).toEqual([{ level: 'info', message: 'tool call', fields: entry }]);
  expect(telemetry.dimensionsOf('ToolCalls')).toEqual([{ tool: 'weather/forecast', outcome: 'answered' }]);
});
