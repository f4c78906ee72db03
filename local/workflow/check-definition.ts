import { Problem } from '../problem.ts';
import { invokeResource } from './run-execution.ts';
import { type Definition, type PlacedState, type State, statesOf } from './walk-definition.ts';

/**
 * Throws a Problem for what the interpreter lacks or does otherwise than Step Functions, so that a
 * definition that starts here behaves there as it does here.
 */
export function checkDefinition(machine: string, definition: Definition): void {
  const states = statesOf(definition);
  const problems = [
    ...unknownFields('the machine', definition, machineFields),
    ...states.flatMap(checkState),
    ...repeatedNames(states),
  ];
  if (problems.length === 0) return;
  throw new Problem(`The local stack cannot run ${machine} as Step Functions would:\n  ${problems.join('\n  ')}`);
}

const machineFields = ['Comment', 'StartAt', 'States', 'TimeoutSeconds', 'Version'];
const innerMachineFields = ['Comment', 'StartAt', 'States', 'ProcessorConfig'];

const flow = ['Type', 'Comment', 'InputPath', 'OutputPath'];
const onward = [...flow, 'Next', 'End', 'ResultPath'];
const guarded = [...onward, 'ResultSelector', 'Retry', 'Catch'];

const stateFields: Readonly<Record<State['Type'], readonly string[]>> = {
  Task: [...guarded, 'Resource', 'Parameters', 'TimeoutSeconds'],
  Map: [...guarded, 'ItemsPath', 'ItemSelector', 'ItemProcessor', 'MaxConcurrency'],
  Parallel: [...guarded, 'Parameters', 'Branches'],
  Pass: [...onward, 'Result', 'Parameters'],
  Wait: [...flow, 'Next', 'End', 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  Choice: [...flow, 'Choices', 'Default'],
  Succeed: flow,
  Fail: ['Type', 'Comment', 'Error', 'Cause', 'ErrorPath', 'CausePath'],
};

const retrierFields = [
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
];
const catcherFields = ['ErrorEquals', 'Next', 'ResultPath', 'Comment'];

function checkState({ name, state, within }: PlacedState): string[] {
  const fields = state as { Retry?: readonly object[]; Catch?: readonly object[] };
  return [
    ...unknownFields(name, state, stateFields[state.Type]),
    ...(fields.Retry ?? []).flatMap((retrier) => unknownFields(`a retrier of ${name}`, retrier, retrierFields)),
    ...(fields.Catch ?? []).flatMap((catcher) => unknownFields(`a catcher of ${name}`, catcher, catcherFields)),
    ...contextPaths(state).flatMap((path) => checkContextPath(name, path, within.length > 0)),
    ...checkKind(name, state),
  ];
}

function checkKind(name: string, state: State): string[] {
  if (state.Type === 'Task') {
    const isFunction = state.Resource === invokeResource || /^arn:[^:]+:lambda:/.test(state.Resource);
    return [
      ...(isFunction ? [] : [`${name} calls ${state.Resource}, which is no function`]),
      // The interpreter would take 60 seconds, Step Functions 99,999,999.
      ...(state.TimeoutSeconds === undefined ? [`${name} has no TimeoutSeconds`] : []),
    ];
  }
  const inner = [...(state.ItemProcessor ? [state.ItemProcessor] : []), ...(state.Branches ?? [])];
  const problems = inner.flatMap((machine) => unknownFields(`a machine in ${name}`, machine, innerMachineFields));
  const mode = (state.ItemProcessor as { ProcessorConfig?: { Mode?: string } } | undefined)?.ProcessorConfig?.Mode;
  if (mode !== undefined && mode !== 'INLINE') problems.push(`${name} is a Map of mode ${mode}`);
  // The interpreter passes its input on instead.
  if (state.Type === 'Pass' && 'Result' in state && !state.Result) problems.push(`${name} has an empty Result`);
  return problems;
}

function unknownFields(place: string, value: object, known: readonly string[]): string[] {
  return Object.keys(value)
    .filter((field) => !known.includes(field))
    .map((field) => `${place} has ${field}`);
}

/** Every `$$.…` the state itself uses; states inside it are looked at on their own. */
function contextPaths(state: State): string[] {
  const { ItemProcessor: _, Branches: __, ...own } = state as State & { ItemProcessor?: unknown; Branches?: unknown };
  return [...JSON.stringify(own).matchAll(/\$\$[\w.[\]]*/g)].map(([path]) => path);
}

const everywhere = ['$$.Execution.Id', '$$.Execution.Name', '$$.StateMachine.Id', '$$.StateMachine.Name'];
/** Inside Map and Parallel the interpreter gives those of the inner machine. */
const outermost = ['$$.Execution.Input', '$$.Execution.StartTime'];
/** Known while the Map makes an item's input, gone inside the iterator. */
const ofItem = ['$$.Map.Item.Index', '$$.Map.Item.Value'];

function checkContextPath(name: string, path: string, nested: boolean): string[] {
  const known = [...everywhere, ...(nested ? [] : outermost), ...ofItem];
  return known.some((one) => path === one || path.startsWith(`${one}.`)) ? [] : [`${name} uses ${path}`];
}

/** Functions are found by the state's name. */
function repeatedNames(states: readonly PlacedState[]): string[] {
  const names = states.map(({ name }) => name);
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two states are called ${name}`);
}
