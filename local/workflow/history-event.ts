import type { StateMachine } from 'aws-local-stepfunctions';
import type { HistoryEvent } from './execution-store.ts';

type InterpreterEvent =
  ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never;

/** What Step Functions would write into the history; undefined for what it would not. */
export function toHistoryEvent(event: InterpreterEvent): HistoryEvent | undefined {
  const { timestamp: timestampMs } = event;
  if (event.type === 'StateEntered') {
    const { name, type, input } = event.state;
    const stateEnteredEventDetails = { name, input: JSON.stringify(input) };
    return { type: `${type}StateEntered`, timestampMs, details: { stateEnteredEventDetails } };
  }
  if (event.type === 'StateExited') {
    const { name, type, output } = event.state;
    const stateExitedEventDetails = { name, output: JSON.stringify(output) };
    return { type: `${type}StateExited`, timestampMs, details: { stateExitedEventDetails } };
  }
  if (event.type === 'StateFailed' && event.state.type === 'Task') {
    const failure = { error: event.Error, cause: String(event.Cause), resourceType: 'lambda', resource: 'invoke' };
    return event.Error === 'States.Timeout'
      ? { type: 'TaskTimedOut', timestampMs, details: { taskTimedOutEventDetails: failure } }
      : { type: 'TaskFailed', timestampMs, details: { taskFailedEventDetails: failure } };
  }
  if (event.type.startsWith('MapIteration') && 'index' in event && 'parentState' in event) {
    const details = { name: event.parentState.name, index: event.index };
    return { type: event.type, timestampMs, details: { [`m${event.type.slice(1)}EventDetails`]: details } };
  }
  return undefined;
}
