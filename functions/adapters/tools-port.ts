import type { ToolsSpec } from '../../contract/tools.ts';
import type { Tools } from '../tool-ports.ts';
import type { ToolsSetup } from './spec-tools.ts';

/** The tools of the spec. What they need, which is as much code as all the rest, is loaded when a step has tools. */
export function toolsPort(spec: ToolsSpec, setup: ToolsSetup): Tools {
  const isEmpty = spec.servers.length === 0 && Object.keys(spec.builtIn).length === 0;
  let opening: Promise<Tools> | undefined;
  const open = (): Promise<Tools> => {
    opening ??= import('./spec-tools.ts').then(({ specTools }) => specTools(spec, setup));
    return opening;
  };
  return {
    offer: async (roles) => (isEmpty ? { tools: [], missing: [], close: async () => {} } : (await open()).offer(roles)),
  };
}
