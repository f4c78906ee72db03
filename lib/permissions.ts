import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CfnStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { FunctionName } from '../contract/environment.ts';
import { libraryKeys } from '../contract/library.ts';
import type { StepFunctionName } from '../contract/workflow.ts';
import type { DataStack } from './data-stack.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import type { Permission } from './permission.ts';
import type { SearchPermissions } from './search-permissions.ts';

/**
 * What each function may do: exactly the actions it calls on exactly the resources it calls them on.
 * Writing its own log and traces comes from `function.ts`.
 */
export function stepPermissions(
  data: DataStack,
  bus: EventBus,
  knowledge: KnowledgeIndex,
  /** Of an agent that thinks: to call its models. */
  mayThink: readonly Permission[],
  /** Of the one that calls tools: what their servers need. */
  mayCallTools: readonly Permission[],
  /** Of those that look at texts: to ask a guardrail. */
  mayAskGuard: readonly Permission[],
  searching: SearchPermissions,
): Record<StepFunctionName, Permission[]> {
  const agent = () => [
    allowTable(data.tasks, 'GetItem', 'PutItem', 'UpdateItem', 'Query'),
    allowBodies(data, 'GetObject', 'PutObject'),
    allowBodyList(data),
  ];
  return {
    plan: [...agent(), ...mayThink, ...mayAskGuard, ...allowKnowledge(data, knowledge), allowEvents(bus)],
    research: [
      ...agent(),
      ...mayThink,
      ...mayCallTools,
      ...mayAskGuard,
      ...searching.embed,
      ...searching.retrieve,
      ...allowKnowledge(data, knowledge),
    ],
    write: [...agent(), ...mayThink, allowEvents(bus)],
    evaluate: [...agent(), ...mayThink, allowEvents(bus)],
    publish: [...agent(), ...mayAskGuard],
    announce: [allowTable(data.tasks, 'GetItem'), allowEvents(bus)],
    'record-failure': [allowTable(data.tasks, 'GetItem', 'UpdateItem')],
  };
}

export function apiPermissions(
  data: DataStack,
  bus: EventBus,
  knowledge: KnowledgeIndex,
  machine: StateMachine,
  searching: SearchPermissions,
): Record<Exclude<FunctionName, StepFunctionName>, Permission[]> {
  return {
    authorizer: [allowTable(data.keys, 'GetItem')],
    orders: [
      allowTable(data.tasks, 'GetItem', 'PutItem', 'Query'),
      allowTable(data.idempotency, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'),
      allowMachine(machine, 'StartExecution'),
      allowEvents(bus),
    ],
    reads: [
      allowTable(data.tasks, 'GetItem', 'Query'),
      allowIndex(data.tasks, 'byOwner'),
      allowBodies(data, 'GetObject'),
      allowBodyList(data),
      allow('secretsmanager', ['GetSecretValue'], data.cursorSecret.secretArn),
    ],
    export: [allowTable(data.tasks, 'GetItem'), allowBodies(data, 'GetObject'), allowBodyList(data)],
    changes: [
      allowTable(data.tasks, 'GetItem', 'UpdateItem', 'Query', 'BatchWriteItem'),
      allowTable(data.feedback, 'PutItem', 'Query', 'BatchWriteItem'),
      allowBodies(data, 'GetObject', 'DeleteObject'),
      allowBodyList(data),
      allowExecutions(machine, 'StopExecution'),
      allowEvents(bus),
    ],
    health: [
      allowTable(data.tasks, 'GetItem'),
      allowMachine(machine, 'DescribeStateMachine'),
      ...allowKnowledge(data, knowledge),
      ...searching.retrieve,
    ],
    ingest: [
      allowDocuments(data, 'documents', 'GetObject'),
      allowDocuments(data, 'knowledge', 'GetObject', 'PutObject', 'DeleteObject'),
      allowList(data.documents, libraryKeys.documents, libraryKeys.knowledge),
      ...searching.embed,
    ],
    sweep: [
      allowTable(data.tasks, 'GetItem', 'UpdateItem', 'Query', 'BatchWriteItem'),
      allowIndex(data.tasks, 'due'),
      allowTable(data.feedback, 'Query', 'BatchWriteItem'),
      allowBodies(data, 'DeleteObject'),
      allowBodyList(data),
      allowMachine(machine, 'StartExecution'),
      allowExecutions(machine, 'DescribeExecution'),
      allowEvents(bus),
    ],
  };
}

type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem' | 'Query';

function allowTable(table: Table, ...actions: TableAction[]): Permission {
  return allow('dynamodb', actions, table.tableArn);
}

function allowIndex(table: Table, indexName: string): Permission {
  return allow('dynamodb', ['Query'], `${table.tableArn}/index/${indexName}`);
}

function allowBodies(data: DataStack, ...actions: ('GetObject' | 'PutObject' | 'DeleteObject')[]): Permission {
  return {
    ...allow('s3', actions, data.bodies.arnForObjects('tenants/*')),
    explained: {
      // The name CDK gives to the bucket's export is part of the finding.
      [`AwsSolutions-IAM5[Resource::${data.stackName}:ExportsOutputFnGetAttBodies3FF2AA63ArnC3365D50/tenants/*]`]:
        'Keys of objects carry ids that are made at run time. A role per tenant, assumed for each request, was rejected: one more call before every read, and the key of every object is built from the tenant of the task in one place.',
    },
  };
}

function allowBodyList(data: DataStack): Permission {
  return allowList(data.bodies, 'tenants/');
}

/** To read the documents, those that were uploaded and those that came with the deployment. */
function allowKnowledge(data: DataStack, knowledge: KnowledgeIndex): Permission[] {
  return [
    knowledge.readPermission,
    allowDocuments(data, 'knowledge', 'GetObject'),
    allowList(data.documents, libraryKeys.knowledge),
  ];
}

function allowDocuments(
  data: DataStack,
  part: 'documents' | 'knowledge',
  ...actions: ('GetObject' | 'PutObject' | 'DeleteObject')[]
): Permission {
  const objects = `${libraryKeys[part]}*`;
  return {
    ...allow('s3', actions, data.documents.arnForObjects(objects)),
    explained: {
      [`AwsSolutions-IAM5[Resource::${data.stackName}:ExportsOutputFnGetAttDocuments7E5B2978Arn159F38C5/${objects}]`]:
        'Documents have the names that their owners gave them, indexes are named by their content. Uploaded files and indexes stand under prefixes of their own: who makes reports from an index cannot read the files, and who reads the files cannot change them.',
    },
  };
}

/**
 * Without it S3 answers 403 for an object that is not there. GetObject knows no prefix, hence
 * "IfExists": a plain StringLike would turn the 404 back into a 403.
 */
function allowList(bucket: Bucket, ...prefixes: string[]): Permission {
  const { statement } = allow('s3', ['ListBucket'], bucket.bucketArn);
  statement.addCondition('StringLikeIfExists', { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) });
  return { statement };
}

function allowEvents(bus: EventBus): Permission {
  return allow('events', ['PutEvents'], bus.eventBusArn);
}

function allowMachine(machine: StateMachine, action: 'StartExecution' | 'DescribeStateMachine'): Permission {
  return allow('states', [action], machine.stateMachineArn);
}

function allowExecutions(machine: StateMachine, action: 'StopExecution' | 'DescribeExecution'): Permission {
  const stack = Stack.of(machine);
  const executions = stack.formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machine.stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const machineId = stack.getLogicalId(machine.node.defaultChild as CfnStateMachine);
  return {
    ...allow('states', [action], executions),
    explained: {
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${machineId}.Name>:*]`]:
        'Executions are named after the task, at run time; the resource is held to those of this one state machine. The alternative, all executions of the account, is wider.',
    },
  };
}

function allow(service: string, actions: readonly string[], resource: string): Permission {
  return {
    statement: new PolicyStatement({ actions: actions.map((action) => `${service}:${action}`), resources: [resource] }),
  };
}
