import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { LocalFunctions } from '../local-functions.ts';
import { Problem } from '../problem.ts';
import type { Resource } from '../template/resolve-template.ts';
import { checkDefinition } from './check-definition.ts';
import { invokeResource, type Machine } from './run-execution.ts';
import { type Definition, type PlacedState, statesOf } from './walk-definition.ts';

const machineSchema = z.object({
  DefinitionString: z.string(),
  StateMachineType: z.literal('STANDARD').default('STANDARD'),
});

/** The state machines of the template; throws a Problem for one that cannot be run faithfully. */
export function openMachines(resources: readonly Resource[], functions: LocalFunctions): Machine[] {
  return resources
    .filter((resource) => resource.type === 'AWS::StepFunctions::StateMachine')
    .map(({ arn, name, logicalId, properties }) => {
      const { data, error } = machineSchema.safeParse(properties);
      if (error !== undefined) throw new Problem(`State machine ${logicalId}: ${z.prettifyError(error)}`);
      const definition = JSON.parse(data.DefinitionString) as Definition & StateMachineDefinition;
      checkDefinition(logicalId, definition);
      const states = statesOf(definition);
      for (const state of states) checkFunction(state, functions);
      return { arn, name, definition: data.DefinitionString, states, interpreter: new StateMachine(definition) };
    });
}

function checkFunction({ name, state }: PlacedState, functions: LocalFunctions): void {
  if (state.Type !== 'Task') return;
  const arn = state.Resource === invokeResource ? state.Parameters?.FunctionName : state.Resource;
  if (arn === undefined || !functions.has(arn))
    throw new Problem(`State ${name} calls a function that is not there: ${arn}`);
}
