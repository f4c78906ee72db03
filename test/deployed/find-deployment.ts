import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type EnvironmentKey, environmentNames, type FunctionName } from '../../contract/environment.ts';
import type { StepFunctionName } from '../../contract/workflow.ts';
import { probeStackName } from './probe/probe-stack-name.ts';
import { type Scripts, scriptsIn } from './probe/scripts.ts';

/** The service as CloudFormation and Lambda know it. */
export interface Deployment {
  readonly functions: Readonly<Record<FunctionName, DeployedFunction>>;
  /** What the functions are given by their environment. */
  readonly names: Readonly<Record<EnvironmentKey, string>>;
}

export interface DeployedFunction {
  readonly name: string;
  readonly arn: string;
  readonly roleName: string;
}

/** What `probe/` has deployed beside the service. */
export interface Probe {
  readonly functions: Readonly<Record<StepFunctionName, DeployedFunction>>;
  readonly names: Deployment['names'];
  readonly scripts: Scripts;
  /** The queue that every event of the service's bus is sent to. */
  readonly heardQueue: string;
}

export async function findDeployment(stage: string): Promise<Deployment> {
  const found = await findFunctions(`Dossier-${stage}-Service`, 'POWERTOOLS_SERVICE_NAME');
  const variables = Object.assign({}, ...found.map(({ environment }) => environment)) as Record<string, string>;
  return {
    functions: byFolder(found) as Deployment['functions'],
    names: namesIn((key) => variables[environmentNames[key]]),
  };
}

export async function findProbe(): Promise<Probe> {
  const outputs = await findOutputs(probeStackName);
  return {
    functions: byFolder(await findFunctions(probeStackName, 'STEP')) as Probe['functions'],
    names: namesIn((key) => outputs[key]),
    scripts: scriptsIn(new DynamoDBClient({}), outputs['scriptsTable'] ?? ''),
    heardQueue: outputs['heardQueue'] ?? '',
  };
}

/** The outputs of a stack, by name. */
export async function findOutputs(StackName: string): Promise<Record<string, string>> {
  const { Stacks = [] } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName }));
  const outputs = Stacks[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

type Found = DeployedFunction & { readonly folder: string; readonly environment: Record<string, string> };

/** The functions of a stack; `folderVariable` of their environment says which folder each stands for. */
async function findFunctions(StackName: string, folderVariable: string): Promise<Found[]> {
  const lambda = new LambdaClient({});
  const found: Found[] = [];
  for await (const page of paginateListStackResources({ client: new CloudFormationClient({}) }, { StackName })) {
    for (const { ResourceType, PhysicalResourceId: name = '' } of page.StackResourceSummaries ?? []) {
      if (ResourceType !== 'AWS::Lambda::Function') continue;
      const { FunctionArn: arn = '', ...one } = await lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: name }),
      );
      const environment = one.Environment?.Variables ?? {};
      const roleName = one.Role?.split('/').at(-1) ?? '';
      found.push({ name, arn, roleName, folder: environment[folderVariable] ?? '', environment });
    }
  }
  return found;
}

function byFolder(found: readonly Found[]): Record<string, DeployedFunction> {
  return Object.fromEntries(found.map(({ folder, name, arn, roleName }) => [folder, { name, arn, roleName }]));
}

function namesIn(valueOf: (key: EnvironmentKey) => string | undefined): Deployment['names'] {
  const keys = Object.keys(environmentNames) as EnvironmentKey[];
  return Object.fromEntries(keys.map((key) => [key, valueOf(key) ?? ''])) as Deployment['names'];
}
