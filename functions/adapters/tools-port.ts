import { type EnvironmentOf, mayStartPrograms } from '../../contract/environment.ts';
import { extractiveEngineName } from '../../contract/models.ts';
import type { ToolsSpec } from '../../contract/tools.ts';
import type { Tools } from '../tool-ports.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/**
 * The tools of the spec; none for the extractive engine, which calls no tools. What they need is as much code as all the
 * rest: it is loaded where there are tools, and that begins before the first request comes.
 */
export function toolsPort(
  spec: ToolsSpec,
  telemetry: PowertoolsTelemetry,
  environment: Pick<EnvironmentOf<'research'>, 'engine' | 'toolPrograms'>,
): Tools {
  const namesNone = spec.servers.length === 0 && Object.keys(spec.builtIn).length === 0;
  if (namesNone || environment.engine === extractiveEngineName) return noTools;
  const options = { mayStartPrograms: mayStartPrograms(environment.toolPrograms) };
  const opening = import('./open-tools.ts').then(({ openTools }) => openTools(spec, telemetry, options));
  // Told to whoever asks for tools; without this line a failure before that would end the process.
  opening.catch(() => {});
  return { isEmpty: false, offer: async (caller) => (await opening).offer(caller) };
}

const noTools: Tools = {
  isEmpty: true,
  offer: async () => ({ tools: [], missing: [], close: async () => {} }),
};
