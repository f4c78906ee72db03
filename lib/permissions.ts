import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { FunctionName } from '../contract/environment.ts';
import type { StepFunctionName } from '../contract/workflow.ts';
import type { DataStack } from './data-stack.ts';

/**
 * What each function may do: exactly the actions it calls on exactly the resources it calls them on.
 * Writing its own log and traces comes from `function.ts`.
 */
export function stepPermissions(data: DataStack, bus: EventBus): Record<StepFunctionName, PolicyStatement[]> {
  const agent = () => [
    allowTable(data.tasks, 'GetItem', 'PutItem', 'UpdateItem', 'Query'),
    allowBodies(data, 'GetObject', 'PutObject'),
    allowBodyList(data),
  ];
  return {
    plan: [...agent(), allowEvents(bus)],
    research: agent(),
    write: [...agent(), allowEvents(bus)],
    evaluate: [...agent(), allowEvents(bus)],
    publish: agent(),
    announce: [allowTable(data.tasks, 'GetItem'), allowEvents(bus)],
    'record-failure': [allowTable(data.tasks, 'GetItem', 'UpdateItem')],
  };
}

export function apiPermissions(
  data: DataStack,
  bus: EventBus,
  machine: StateMachine,
): Record<Exclude<FunctionName, StepFunctionName>, PolicyStatement[]> {
  return {
    authorizer: [allowTable(data.keys, 'GetItem')],
    orders: [
      allowTable(data.tasks, 'GetItem', 'PutItem'),
      allowTable(data.idempotency, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'),
      allowMachine(machine, 'StartExecution'),
      allowEvents(bus),
    ],
    reads: [
      allowTable(data.tasks, 'GetItem', 'Query'),
      allowIndex(data.tasks, 'byOwner'),
      allowBodies(data, 'GetObject'),
      allowBodyList(data),
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: [data.cursorSecret.secretArn],
      }),
    ],
    changes: [
      allowTable(data.tasks, 'GetItem', 'UpdateItem', 'Query', 'BatchWriteItem', 'DeleteItem'),
      allowTable(data.feedback, 'PutItem', 'Query', 'BatchWriteItem'),
      allowBodies(data, 'GetObject', 'DeleteObject'),
      allowBodyList(data),
      allowExecutions(machine, 'StopExecution'),
      allowEvents(bus),
    ],
    health: [allowTable(data.tasks, 'GetItem'), allowMachine(machine, 'DescribeStateMachine')],
    sweep: [
      allowTable(data.tasks, 'GetItem', 'UpdateItem', 'Query', 'BatchWriteItem', 'DeleteItem'),
      allowIndex(data.tasks, 'due'),
      allowBodies(data, 'DeleteObject'),
      allowBodyList(data),
      allowMachine(machine, 'StartExecution'),
      allowExecutions(machine, 'DescribeExecution'),
      allowEvents(bus),
    ],
  };
}

type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem' | 'Query';

function allowTable(table: Table, ...actions: TableAction[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
  });
}

function allowIndex(table: Table, indexName: string): PolicyStatement {
  return new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${table.tableArn}/index/${indexName}`] });
}

function allowBodies(data: DataStack, ...actions: ('GetObject' | 'PutObject' | 'DeleteObject')[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `s3:${action}`),
    resources: [data.bodies.arnForObjects('tenants/*')],
  });
}

/**
 * Without it S3 answers 403 for an object that is not there. GetObject knows no prefix, hence
 * "IfExists": a plain StringLike would turn the 404 back into a 403.
 */
function allowBodyList(data: DataStack): PolicyStatement {
  return new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [data.bodies.bucketArn],
    conditions: { StringLikeIfExists: { 's3:prefix': 'tenants/*' } },
  });
}

function allowEvents(bus: EventBus): PolicyStatement {
  return new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] });
}

function allowMachine(machine: StateMachine, action: 'StartExecution' | 'DescribeStateMachine'): PolicyStatement {
  return new PolicyStatement({ actions: [`states:${action}`], resources: [machine.stateMachineArn] });
}

function allowExecutions(machine: StateMachine, action: 'StopExecution' | 'DescribeExecution'): PolicyStatement {
  const executions = Stack.of(machine).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machine.stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new PolicyStatement({ actions: [`states:${action}`], resources: [executions] });
}
