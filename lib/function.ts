import { Duration, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Function, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  type EnvironmentKey,
  environmentNames,
  type FunctionName,
  functionEnvironment,
} from '../contract/environment.ts';
import { limits } from '../contract/limits.ts';
import { metricNamespace } from '../contract/metrics.ts';
import { stepFunctionNames } from '../contract/workflow.ts';
import { acknowledge } from './acknowledge.ts';
import type { FunctionCode } from './artefacts.ts';
import { createLogGroup } from './log-group.ts';
import type { Permission } from './permission.ts';
import type { Stage } from './stages.ts';

/** What all functions of a service share. */
export interface FunctionDefaults {
  readonly stage: Stage;
  readonly code: FunctionCode;
  /** Values of the environment as far as they are known; each function is given what the contract lists for it. */
  readonly environment: Readonly<Partial<Record<EnvironmentKey, string>>>;
}

/** The one Lambda function of this service: its folder in `functions/`, its role and its log group. */
export class ServiceFunction extends Construct {
  readonly function: Function;

  constructor(
    scope: Construct,
    name: FunctionName,
    defaults: FunctionDefaults,
    /** All it may do, beside writing its own log and traces. */
    permissions: readonly Permission[],
  ) {
    super(scope, name);
    const { stage } = defaults;
    const logGroup = createLogGroup(this, 'Logs', stage);
    const role = new Role(this, 'Role', {
      description: `What ${name} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    for (const { statement, explained = {} } of permissions) {
      role.addToPolicy(statement);
      acknowledge(role, explained);
    }

    this.function = new Function(this, 'Function', {
      ...sizeOf(name, stage),
      description: `Dossier: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: defaults.code(name),
      role,
      logGroup,
      // Lambda's own lines (start, time-out, crash) become JSON too; ours are from the start.
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: {
        ...environmentOf(name, defaults.environment),
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace(stage.name),
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
    });
    // Says where the source is: the local stack runs it from there.
    (this.function.node.defaultChild as CfnFunction).addMetadata('dossier:handler', `functions/${name}/handler.ts`);
    acknowledge(this, {
      'AwsSolutions-IAM5[Resource::*]':
        'X-Ray takes segments for the whole account: PutTraceSegments knows no resource. The alternative is no traces.',
      'Serverless-LambdaDLQ':
        'API Gateway and Step Functions call and wait, so nothing is ever queued; they retry or answer by themselves. EventBridge calls only sweep and ingest, which look at things as they are: what one call misses, the next one does. A queue of old events would say less than the due index and the bucket of documents.',
    });
  }
}

/**
 * Steps think, and get a core and minutes for it; ingest reads many documents; export sets pages; the rest answers a
 * request.
 */
function sizeOf(name: FunctionName, stage: Stage) {
  const isStep = stepFunctionNames.some((step) => step === name);
  if (name === 'ingest') {
    return {
      memorySize: stage.memoryMb.ingest,
      timeout: Duration.seconds(limits.ingestSeconds),
      ephemeralStorageSize: Size.mebibytes(limits.ingestStorageMebibytes),
    };
  }
  if (name === 'export') {
    return { memorySize: stage.memoryMb.agent, timeout: Duration.seconds(limits.exportSeconds) };
  }
  const isReserved = name === 'research' && stage.researchConcurrency !== 'unreserved';
  return {
    ...(isReserved ? { reservedConcurrentExecutions: stage.researchConcurrency } : {}),
    memorySize: isStep ? stage.memoryMb.agent : stage.memoryMb.api,
    timeout: Duration.seconds(isStep ? limits.stepSeconds : name === 'sweep' ? limits.sweepSeconds : limits.apiSeconds),
  };
}

function environmentOf(name: FunctionName, values: FunctionDefaults['environment']): Record<string, string> {
  return Object.fromEntries(
    functionEnvironment[name].map((key) => {
      const value = values[key];
      if (value === undefined) throw new Error(`${name} needs ${environmentNames[key]}, which has no value yet`);
      return [environmentNames[key], value];
    }),
  );
}
