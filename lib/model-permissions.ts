import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { keySecretName, partsOf } from '../contract/models.ts';
import { allowSecret } from './allow-secret.ts';
import type { Permission } from './permission.ts';
import type { Stage } from './stages.ts';

/** What an agent needs to call the models of its stage: nothing without models, no key for Bedrock, no Bedrock for the others. */
export function modelPermissions(scope: Construct, { name: stageName, models }: Stage): Permission[] {
  const stack = Stack.of(scope);
  const named = models.map(partsOf);
  const secrets = new Set(named.flatMap(({ provider }) => keySecretName(stageName, provider) ?? []));
  return [
    ...named
      .filter(({ provider }) => provider === 'bedrock')
      .flatMap(({ model }) => allowBedrock(stack, model, [wholeAnswer, streamedAnswer])),
    ...[...secrets].map((name) => allowSecret(scope, name)),
  ];
}

/** `eu.` and the like name a profile that answers from one of several regions. */
const profilePrefix = /^(?:us|us-gov|eu|apac|jp|au|global)\./;

const wholeAnswer = 'bedrock:InvokeModel';
const streamedAnswer = 'bedrock:InvokeModelWithResponseStream';

/** To invoke one model, through its profile where that is what is named. */
export function allowBedrock(stack: Stack, model: string, actions: string[] = [wholeAnswer]): Permission[] {
  const invoke = (resource: string) => new PolicyStatement({ actions, resources: [resource] });
  const bedrock = { service: 'bedrock', arnFormat: ArnFormat.SLASH_RESOURCE_NAME };
  const foundation = {
    ...bedrock,
    account: '',
    resource: 'foundation-model',
    resourceName: model.replace(profilePrefix, ''),
  };
  if (!profilePrefix.test(model)) return [{ statement: invoke(stack.formatArn(foundation)) }];
  const profile = stack.formatArn({ ...bedrock, resource: 'inference-profile', resourceName: model });
  const anywhere = invoke(stack.formatArn({ ...foundation, region: '*' }));
  anywhere.addCondition('StringEquals', { 'bedrock:InferenceProfileArn': profile });
  return [
    { statement: invoke(profile) },
    {
      statement: anywhere,
      explained: {
        [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:bedrock:*::foundation-model/${foundation.resourceName}]`]:
          'An inference profile answers from a region of its own choice, and needs leave for the model there. It is this one model, and only through this one profile. The alternative, a list of regions, would be wrong as soon as AWS adds one to the profile.',
      },
    },
  ];
}
