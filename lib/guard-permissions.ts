import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Permission } from './permission.ts';
import type { Stage } from './stages.ts';

/** To ask the guardrail that the stage names: nothing unless it names one. */
export function guardPermissions(scope: Construct, { guardrail }: Stage): Permission[] {
  if (guardrail === undefined) return [];
  const resource = Stack.of(scope).formatArn({
    service: 'bedrock',
    resource: 'guardrail',
    resourceName: guardrail.id,
    ...(guardrail.region === undefined ? {} : { region: guardrail.region }),
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  return [{ statement: new PolicyStatement({ actions: ['bedrock:ApplyGuardrail'], resources: [resource] }) }];
}
