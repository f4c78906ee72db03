import type { Telemetry } from '../ports.ts';
import type { ToolAudit } from '../tool-ports.ts';

/** Tool calls as lines of the structured log, and as a metric by tool and outcome: names that the spec says, never the model's. */
export function loggedAudit(telemetry: Telemetry): ToolAudit {
  return {
    record: async (entry) => {
      telemetry.info('tool call', { ...entry });
      telemetry.count('ToolCalls', 1, { tool: `${entry.server}/${entry.tool}`, outcome: entry.outcome });
    },
  };
}
