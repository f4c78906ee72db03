import type { Telemetry } from '../ports.ts';
import type { ToolAudit } from '../tool-ports.ts';

/** Tool calls as lines of the structured log. */
export function loggedAudit(telemetry: Telemetry): ToolAudit {
  return {
    record: async (entry) => telemetry.info('tool call', { ...entry }),
  };
}
