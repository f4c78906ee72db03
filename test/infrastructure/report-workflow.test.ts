import { describe, expect, test } from 'vitest';
import { faultNames, retriesOf, retryRules } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { gap, recordFields, stateNames } from '../../contract/workflow.ts';
import { functionIds, readable, synthesise } from './synthesise.ts';

interface State {
  readonly Type: string;
  readonly [field: string]: unknown;
}

interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

interface RetryRule {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly JitterStrategy: string;
}

const { service } = synthesise('dev');
const [resource] = Object.values(service.findResources('AWS::StepFunctions::StateMachine'));
const machine = JSON.parse(readable(resource?.['Properties']['DefinitionString'])) as Machine;
const states = new Map(statesOf(machine));
const tasks = [...states].filter(([, { Type }]) => Type === 'Task');

describe('the state machine', () => {
  test('is Standard, traced, ends by itself, and logs failures without their data', () => {
    expect(machine).toMatchObject({ TimeoutSeconds: limits.runSeconds });
    expect(resource?.['Properties']).toMatchObject({
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
    expect(resource?.['Properties']['StateMachineType'] ?? 'STANDARD').toBe('STANDARD');
  });

  test('has the states of the contract, each once', () => {
    const names = statesOf(machine).map(([name]) => name);
    expect([...names].sort()).toEqual(Object.values(stateNames).sort());
    expect(new Set(names).size).toBe(names.length);
  });

  test('uses no feature that the local interpreter lacks', () => {
    const known: Record<string, string[]> = {
      Parallel: ['Branches', 'Catch', 'Next', 'OutputPath'],
      Map: ['ItemProcessor', 'ItemSelector', 'ItemsPath', 'MaxConcurrency', 'Next', 'ResultPath'],
      Task: ['Catch', 'End', 'Next', 'OutputPath', 'Parameters', 'Resource', 'Retry', 'TimeoutSeconds'],
      Choice: ['Choices', 'Default'],
      Pass: ['End', 'Parameters'],
      Fail: ['Error', 'ErrorPath'],
    };
    expect(Object.keys(machine).sort()).toEqual(['Comment', 'StartAt', 'States', 'TimeoutSeconds']);
    for (const [name, { Type, ...fields }] of states) {
      expect(
        Object.keys(fields).filter((field) => !known[Type]?.includes(field)),
        `${name} (${Type})`,
      ).toEqual([]);
    }
    expect(states.get(stateNames.researchQuestions)).toMatchObject({
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' } },
    });
  });
});

describe('every task', () => {
  test('hands the whole record in and takes the whole record out', () => {
    for (const [name, task] of tasks) {
      expect(task, name).toMatchObject({
        Resource: 'arn:AWS::Partition:states:::lambda:invoke',
        Parameters: { 'Payload.$': '$' },
        OutputPath: '$.Payload',
      });
      expect(task, name).not.toHaveProperty('ResultPath');
    }
  });

  test('gives Lambda time to report its own time-out first', () => {
    for (const [name, task] of tasks) {
      expect(task['TimeoutSeconds'], name).toBe(limits.stepSeconds + limits.stepGraceSeconds);
    }
  });

  test('calls the function of its name', () => {
    const called = Object.fromEntries(
      tasks.map(([name, task]) => [name, (task['Parameters'] as { FunctionName: string }).FunctionName]),
    );
    expect(called).toEqual({
      [stateNames.plan]: 'planFunction',
      [stateNames.research]: 'researchFunction',
      [stateNames.write]: 'writeFunction',
      [stateNames.evaluate]: 'evaluateFunction',
      [stateNames.publish]: 'publishFunction',
      [stateNames.announce]: 'announceFunction',
      [stateNames.recordFailure]: 'recordfailureFunction',
      [stateNames.announceFailure]: 'announceFunction',
    });
    expect([...functionIds(service).values()].map((id) => readable({ Ref: id }))).toEqual(
      expect.arrayContaining(Object.values(called)),
    );
  });

  test('retries by the rules of the contract, in their order, with full jitter', () => {
    const rules = retryRules.map((rule) => ({
      ErrorEquals: rule.errors,
      IntervalSeconds: rule.intervalSeconds,
      MaxAttempts: rule.maxAttempts,
      BackoffRate: rule.backoffRate,
      JitterStrategy: 'FULL',
    }));
    for (const [name, task] of tasks) expect(task['Retry'], name).toEqual(rules);
  });

  test.each(faultNames)('repeats %s as often as the contract says', (name) => {
    for (const [state, task] of tasks) {
      const rule = (task['Retry'] as RetryRule[]).find(({ ErrorEquals }) => matches(ErrorEquals, name));
      expect(rule?.MaxAttempts, state).toBe(retriesOf(name));
    }
  });

  test('never buys a step again that ran out of time', () => {
    for (const error of ['Sandbox.Timedout', 'States.Timeout']) {
      for (const [state, task] of tasks) {
        const rule = (task['Retry'] as RetryRule[]).find(({ ErrorEquals }) => matches(ErrorEquals, error));
        expect(rule?.MaxAttempts, state).toBe(0);
      }
    }
  });
});

describe('a run', () => {
  test('goes from plan through research and writing to evaluation, then announces what came of it', () => {
    expect(machine.StartAt).toBe(stateNames.run);
    expect(states.get(stateNames.run)?.['Branches']).toEqual([expect.objectContaining({ StartAt: stateNames.plan })]);
    expect(path(stateNames.plan)).toEqual([stateNames.plan, stateNames.answeredFromCache]);
    expect(path(stateNames.researchQuestions)).toEqual([
      stateNames.researchQuestions,
      stateNames.write,
      stateNames.evaluate,
      stateNames.verdict,
    ]);
    expect(path(stateNames.publish)).toEqual([stateNames.publish]);
    expect(path(stateNames.run)).toEqual([stateNames.run, stateNames.announce]);
  });

  test('is one branch, whose record goes on unwrapped', () => {
    expect(states.get(stateNames.run)).toMatchObject({ Branches: [expect.anything()], OutputPath: '$[0]' });
  });

  test('goes from plan straight to publication when it is answered from cache', () => {
    expect(states.get(stateNames.answeredFromCache)).toEqual({
      Type: 'Choice',
      Choices: [{ Variable: '$.cache', StringEquals: 'hit', Next: stateNames.publish }],
      Default: stateNames.researchQuestions,
    });
  });

  test('revises only while revisions are left, and publishes whatever else the verdict is', () => {
    expect(states.get(stateNames.verdict)).toEqual({
      Type: 'Choice',
      Choices: [
        { Variable: '$.verdict', StringEquals: 'publish', Next: stateNames.publish },
        {
          And: [
            { Variable: '$.verdict', StringEquals: 'revise' },
            { Variable: '$.revision', NumericLessThanPath: '$.maxRevisions' },
          ],
          Next: stateNames.write,
        },
      ],
      Default: stateNames.publish,
    });
  });

  test('that fails anywhere is recorded with what was caught, announced, and fails by the same name', () => {
    expect(states.get(stateNames.run)?.['Catch']).toEqual([
      { ErrorEquals: ['States.ALL'], ResultPath: '$.caught', Next: stateNames.recordFailure },
    ]);
    expect(path(stateNames.recordFailure)).toEqual([
      stateNames.recordFailure,
      stateNames.announceFailure,
      stateNames.failed,
    ]);
    expect(states.get(stateNames.failed)).toEqual({ Type: 'Fail', ErrorPath: '$.failure' });
  });

  test('has its only other Catch round a question', () => {
    const catching = [...states].filter(([, state]) => state['Catch'] !== undefined).map(([name]) => name);
    expect(catching.sort()).toEqual([stateNames.research, stateNames.run].sort());
  });
});

describe('the questions', () => {
  test('are researched a few at a time, each with every field of the record and its own index', () => {
    const map = states.get(stateNames.researchQuestions);
    expect(map).toMatchObject({
      ItemsPath: '$.questionIndexes',
      MaxConcurrency: limits.researchConcurrency,
      ResultPath: '$.findings',
    });
    expect(map?.['ItemSelector']).toEqual({
      ...Object.fromEntries(recordFields.map((field) => [`${field}.$`, `$.${field}`])),
      'questionIndex.$': '$$.Map.Item.Value',
    });
  });

  test('become a gap when their retries are spent, but end the run when it was cancelled', () => {
    expect(states.get(stateNames.research)?.['Catch']).toEqual([
      { ErrorEquals: ['TaskCancelled'], Next: stateNames.questionCancelled },
      { ErrorEquals: ['States.ALL'], ResultPath: '$.caught', Next: stateNames.recordGap },
    ]);
    expect(states.get(stateNames.questionCancelled)).toEqual({ Type: 'Fail', Error: 'TaskCancelled' });
    expect(states.get(stateNames.recordGap)).toEqual({
      Type: 'Pass',
      Parameters: { 'questionIndex.$': '$.questionIndex', ...gap },
      End: true,
    });
  });
});

/** All states by name, nested ones included. */
function statesOf(level: Machine): [string, State][] {
  return Object.entries(level.States).flatMap(([name, state]) => {
    const inner = [
      ...((state['Branches'] as Machine[] | undefined) ?? []),
      ...(state['ItemProcessor'] === undefined ? [] : [state['ItemProcessor'] as Machine]),
    ];
    return [[name, state] as [string, State], ...inner.flatMap(statesOf)];
  });
}

/** The states from `start` along Next. */
function path(start: string): string[] {
  const next = states.get(start)?.['Next'];
  return typeof next === 'string' ? [start, ...path(next)] : [start];
}

function matches(errorEquals: readonly string[], name: string): boolean {
  return errorEquals.includes(name) || errorEquals.includes('States.ALL');
}
