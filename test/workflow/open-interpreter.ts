import type { FunctionName } from '../../contract/environment.ts';
import { executionName, type WorkflowRecord } from '../../contract/workflow.ts';
import { importHandler, openFunctions } from '../../local/local-functions.ts';
import { resolveTemplates } from '../../local/template/resolve-template.ts';
import { localPlace } from '../../local/template/resource-identity.ts';
import { synthesise } from '../../local/template/synthesise.ts';
import type { HistoryEvent } from '../../local/workflow/execution-store.ts';
import { openMachines } from '../../local/workflow/open-machines.ts';
import { runExecution } from '../../local/workflow/run-execution.ts';
import { toWalk, type Walk } from './expect-walk.ts';
import type { Script } from './scenarios.ts';
import { scriptedFunctions } from './scripted-functions.ts';

/** The local interpreter with the synthesised machine, and no server round it. */
export async function openInterpreter() {
  const resources = resolveTemplates(await synthesise('dev'), localPlace);
  const [machine] = openMachines(resources, openFunctions(resources, importHandler));
  if (machine === undefined) throw new Error('The app has no state machine');
  const { arn, definition } = machine;
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const functionArns = Object.fromEntries(
    functions.map((one) => [folderOf(String(one.metadata['dossier:handler'])), one.arn]),
  ) as Record<FunctionName, string>;

  async function walk(script: Script, record: WorkflowRecord): Promise<Walk> {
    const { handlers } = scriptedFunctions(script);
    const scripted = openFunctions(resources, async (path) => handlers[folderOf(path)] ?? importHandler(path));
    const events: HistoryEvent[] = [];
    const execution = { arn, name: executionName(record.taskId, record.run), input: JSON.stringify(record) };
    const { ended } = runExecution(machine as NonNullable<typeof machine>, execution, {
      functions: scripted,
      retryDelayScale: 0,
      onEvent: (event) => events.push(event),
    });
    const ending = await ended;
    const entered = events.map(({ details }) => details['stateEnteredEventDetails'] as { name: string } | undefined);
    return toWalk(ending, entered);
  }

  /** What the interpreter has parsed, to the letter, the ARN that each function has in it, and runs of it. */
  return { definition, functionArns, walk };
}

function folderOf(handlerPath: string): string {
  return handlerPath.split('/')[1] ?? '';
}
