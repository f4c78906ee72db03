import { randomUUID } from 'node:crypto';
import { type Handler, openFunctions } from '../../local/local-functions.ts';
import { resolveTemplates } from '../../local/template/resolve-template.ts';
import { localPlace } from '../../local/template/resource-identity.ts';
import { synthesise } from '../../local/template/synthesise.ts';
import type { Ending, HistoryEvent } from '../../local/workflow/execution-store.ts';
import { openMachines } from '../../local/workflow/open-machines.ts';
import { runExecution } from '../../local/workflow/run-execution.ts';

export interface WorkflowRun extends Pick<Ending, 'status' | 'error' | 'cause'> {
  readonly output: unknown;
  readonly events: readonly HistoryEvent[];
  /** The names of the states in the order in which they were entered. */
  readonly states: readonly string[];
}

export interface Workflow {
  /** The synthesised definition with local ARNs, as the interpreter reads it. */
  readonly definition: string;
  /**
   * Runs the definition once, without waits between retries. `steps` are the functions by name, such as
   * `record-failure`; one that is called and not there fails the test with the error `NotScripted`.
   */
  run(steps: Readonly<Record<string, Handler>>, input: unknown): Promise<WorkflowRun>;
}

/** The state machine of the synthesised app; made once, run often. */
export async function openWorkflow(): Promise<Workflow> {
  const resources = resolveTemplates(await synthesise('dev'), localPlace);
  const functionsOf = (steps: Readonly<Record<string, Handler>>) =>
    openFunctions(resources, async (path) => steps[path.split('/')[1] ?? ''] ?? refuse(path));
  const [machine] = openMachines(resources, functionsOf({}));
  if (machine === undefined) throw new Error('The app has no state machine');

  return {
    definition: machine.definition,
    async run(steps, input) {
      const name = randomUUID();
      const events: HistoryEvent[] = [];
      const execution = { arn: `${machine.arn}:${name}`, name, input: JSON.stringify(input) };
      const { ended } = runExecution(machine, execution, {
        functions: functionsOf(steps),
        retryDelayScale: 0,
        onEvent: (event) => events.push(event),
      });
      const { output, ...ending } = await ended;
      return {
        ...ending,
        output: output === undefined ? undefined : JSON.parse(output),
        events,
        states: enteredOf(events),
      };
    },
  };
}

function enteredOf(events: readonly HistoryEvent[]): string[] {
  return events.flatMap(({ details }) => {
    const entered = details['stateEnteredEventDetails'] as { name: string } | undefined;
    return entered === undefined ? [] : [entered.name];
  });
}

function refuse(path: string): Handler {
  return () => {
    throw Object.assign(new Error(`${path} was not scripted`), { name: 'NotScripted' });
  };
}
