import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  type Chain,
  Choice,
  Condition,
  DefinitionBody,
  Errors,
  Fail,
  JitterType,
  JsonPath,
  LogLevel,
  Map,
  Parallel,
  Pass,
  StateMachine,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { retryRules } from '../contract/errors.ts';
import { limits } from '../contract/limits.ts';
import { gap, recordFields, type StepFunctionName, stateNames } from '../contract/workflow.ts';
import { acknowledge } from './acknowledge.ts';
import { createLogGroup } from './log-group.ts';
import type { Stage } from './stages.ts';

/** The run of a report: plan, research, write, evaluate, publish, or a short way to publish; one Catch round all of it. */
export class ReportWorkflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, stage: Stage, steps: StepHandlers) {
    super(scope, id);
    const step = (name: string, handler: IFunction) => createStep(this, name, handler);

    const plan = step(stateNames.plan, steps.plan);

    const researchQuestions = new Map(this, stateNames.researchQuestions, {
      itemsPath: '$.questionIndexes',
      maxConcurrency: limits.researchConcurrency,
      itemSelector: {
        ...Object.fromEntries(recordFields.map((field) => [field, JsonPath.objectAt(`$.${field}`)])),
        questionIndex: JsonPath.numberAt('$$.Map.Item.Value'),
      },
      resultPath: '$.findings',
    }).itemProcessor(
      step(stateNames.research, steps.research)
        // A question whose retries are spent becomes a gap; that somebody cancelled is not a gap.
        .addCatch(new Fail(this, stateNames.questionCancelled, { error: 'TaskCancelled' }), {
          errors: ['TaskCancelled'],
        })
        .addCatch(
          new Pass(this, stateNames.recordGap, {
            parameters: { questionIndex: JsonPath.numberAt('$.questionIndex'), ...gap },
          }),
          { errors: [Errors.ALL], resultPath: '$.caught' },
        ),
    );

    const write = step(stateNames.write, steps.write);
    const evaluate = step(stateNames.evaluate, steps.evaluate);
    const publish = step(stateNames.publish, steps.publish);

    const verdict = new Choice(this, stateNames.verdict)
      .when(Condition.stringEquals('$.verdict', 'publish'), publish)
      .when(
        Condition.and(
          Condition.stringEquals('$.verdict', 'revise'),
          Condition.numberLessThanJsonPath('$.revision', '$.maxRevisions'),
        ),
        write,
      )
      // Until there are reviewers, what needs a review is published without its unsupported sentences.
      .otherwise(publish);

    const run = new Parallel(this, stateNames.run, { outputPath: '$[0]' }).branch(
      plan.next(
        new Choice(this, stateNames.answeredFromCache)
          .when(Condition.stringEquals('$.cache', 'hit'), publish)
          .otherwise(researchQuestions.next(write).next(evaluate).next(verdict)),
      ),
    );

    const failure = step(stateNames.recordFailure, steps['record-failure'])
      .next(step(stateNames.announceFailure, steps.announce))
      .next(new Fail(this, stateNames.failed, { errorPath: '$.failure' }));

    this.machine = createMachine(
      this,
      stage,
      run
        .addCatch(failure, { errors: [Errors.ALL], resultPath: '$.caught' })
        .next(step(stateNames.announce, steps.announce)),
      steps,
    );
  }
}

type StepHandlers = Readonly<Record<StepFunctionName, IFunction>>;

/** One function as a state: the whole record in, the whole record out, retried as the contract says. */
function createStep(scope: Construct, name: string, handler: IFunction): LambdaInvoke {
  const step = new LambdaInvoke(scope, name, {
    lambdaFunction: handler,
    payload: TaskInput.fromJsonPathAt('$'),
    outputPath: '$.Payload',
    taskTimeout: Timeout.duration(Duration.seconds(limits.stepSeconds + limits.stepGraceSeconds)),
    retryOnServiceExceptions: false,
  });
  for (const rule of retryRules) {
    step.addRetry({
      errors: [...rule.errors],
      interval: Duration.seconds(rule.intervalSeconds),
      maxAttempts: rule.maxAttempts,
      backoffRate: rule.backoffRate,
      jitterStrategy: JitterType.FULL,
    });
  }
  return step;
}

function createMachine(scope: Construct, stage: Stage, definition: Chain, steps: StepHandlers): StateMachine {
  const machine = new StateMachine(scope, 'Machine', {
    comment: 'Makes one report',
    definitionBody: DefinitionBody.fromChainable(definition),
    role: createRole(scope, steps),
    timeout: Duration.seconds(limits.runSeconds),
    tracingEnabled: true,
    logs: {
      // A name of this prefix needs no entry of its own in the account's log policy, which holds about ten.
      destination: createLogGroup(scope, 'Logs', stage, `/aws/vendedlogs/states/Dossier-${stage.name}`),
      level: LogLevel.ERROR,
      includeExecutionData: false,
    },
  });
  acknowledge(machine, {
    'AwsSolutions-SF1':
      'The history of every execution is kept for 90 days and shows each event. Logging all of them would store the same a second time; the log holds what one has to search for, the failures.',
  });
  return machine;
}

/** CDK would add `{function}:*` to each function and let the machine call versions nobody released. */
function createRole(scope: Construct, steps: StepHandlers) {
  const role = new Role(scope, 'Role', {
    description: 'What the report workflow may do',
    assumedBy: new ServicePrincipal('states.amazonaws.com'),
    inlinePolicies: {
      steps: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['lambda:InvokeFunction'],
            resources: Object.values(steps).map((handler) => handler.functionArn),
          }),
          new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
          new PolicyStatement({
            actions: [
              'logs:CreateLogDelivery',
              'logs:GetLogDelivery',
              'logs:UpdateLogDelivery',
              'logs:DeleteLogDelivery',
              'logs:ListLogDeliveries',
              'logs:PutResourcePolicy',
              'logs:DescribeResourcePolicies',
              'logs:DescribeLogGroups',
            ],
            resources: ['*'],
          }),
        ],
      }),
    },
  });
  acknowledge(role, {
    'AwsSolutions-IAM5[Resource::*]':
      'X-Ray segments and vended log deliveries belong to the account, their actions know no resource. The alternatives are no traces and no log of failures.',
  });
  return role.withoutPolicyUpdates();
}
