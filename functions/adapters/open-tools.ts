import type { ToolsSpec } from '../../contract/tools.ts';
import type { Tools } from '../tool-ports.ts';
import { systemClock } from './clock.ts';
import { lazySecrets } from './lazy-secrets.ts';
import { specTools } from './spec-tools.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** The tools of the spec, with all the code they need. */
export function openTools(
  spec: ToolsSpec,
  telemetry: PowertoolsTelemetry,
  { mayStartPrograms }: { readonly mayStartPrograms: boolean },
): Tools {
  return specTools(spec, { secrets: lazySecrets(telemetry), clock: systemClock, mayStartPrograms });
}
