/** A definition in the Amazon States Language, as far as it is read here. */
export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly TimeoutSeconds?: number;
}

export type State = TaskState | OtherState;

interface CommonState {
  readonly Retry?: readonly { readonly IntervalSeconds?: number }[];
}

export interface TaskState extends CommonState {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly TimeoutSeconds?: number;
  readonly Parameters?: { readonly FunctionName?: string };
}

interface OtherState extends CommonState {
  readonly Type: 'Map' | 'Parallel' | 'Pass' | 'Wait' | 'Choice' | 'Succeed' | 'Fail';
  readonly ItemProcessor?: Definition;
  readonly Branches?: readonly Definition[];
}

export interface PlacedState {
  readonly name: string;
  readonly state: State;
  /** The Map and Parallel states round it, outermost first. */
  readonly within: readonly string[];
}

/** Every state of the definition, those inside Map and Parallel included. */
export function statesOf(definition: Definition, within: readonly string[] = []): PlacedState[] {
  return Object.entries(definition.States).flatMap(([name, state]) => {
    const inner =
      state.Type === 'Task' ? [] : [...(state.ItemProcessor ? [state.ItemProcessor] : []), ...(state.Branches ?? [])];
    return [{ name, state, within }, ...inner.flatMap((one) => statesOf(one, [...within, name]))];
  });
}
