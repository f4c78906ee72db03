import type { Telemetry, ToolAudit } from '../ports.ts';

/** Tool calls as lines of the structured log. */
export function loggedAudit(telemetry: Telemetry): ToolAudit {
  return {
    record: async (entry) => telemetry.info('tool call', { ...entry }),
  };
}
