import { Problem } from '../problem.ts';
import type { Resource } from './resolve-template.ts';

/** Throws a Problem for a resource the local stack neither serves nor can do without. */
export function checkTypes(resources: readonly Resource[]): void {
  const unknown = resources.filter(
    ({ type }) => !served.has(type) && !needless.some((prefix) => type.startsWith(prefix)),
  );
  if (unknown.length === 0) return;
  const list = unknown.map(({ type, stack, logicalId }) => `\n  ${type} (${logicalId} in ${stack})`);
  throw new Problem(`The local stack does not know what to do with${list.join('')}`);
}

const served: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
]);

/** Permissions, logs, alarms, budgets and the like: nothing calls them. */
const needless: readonly string[] = [
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Deployment',
  'AWS::Budgets::',
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::',
  'AWS::IAM::',
  'AWS::KMS::',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::',
  'AWS::XRay::',
];
