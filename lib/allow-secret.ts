import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Permission } from './permission.ts';

/**
 * To read a secret that is the team's own, by its name or its ARN: it is made before the stack, and outlives it. Its ARN
 * ends in six random characters.
 */
export function allowSecret(scope: Construct, name: string): Permission {
  const arn = Stack.of(scope).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${name}-??????`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const resource = name.startsWith('arn:') ? name : arn;
  return { statement: new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [resource] }) };
}
