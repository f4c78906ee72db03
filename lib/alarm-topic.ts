import { ArnFormat, CfnCondition, CfnMapping, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Stage } from './stages.ts';

/** Where the alarms and the budget of a stage speak; who listens by email, if anybody, is a value of the stage. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const key = createKey(this, stage);
    this.topic = new Topic(this, 'Topic', {
      topicName: `Dossier-${stage.name}-alarms`,
      masterKey: key,
      enforceSSL: true,
    });
    for (const { service, conditions } of speakers(Stack.of(this), stage)) {
      const principals = [new ServicePrincipal(service)];
      this.topic.addToResourcePolicy(
        new PolicyStatement({ principals, actions: ['sns:Publish'], resources: [this.topic.topicArn], conditions }),
      );
      // No condition here: who may publish is decided above, and the key opens nothing but this topic.
      key.addToResourcePolicy(
        new PolicyStatement({ principals, actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'] }),
      );
    }

    subscribeByEmail(this, stage, this.topic);
  }
}

/**
 * Decided by CloudFormation, not here: a stage with an address has the same template as one without. The
 * address stands in a mapping, because a condition may not compare two literals.
 */
function subscribeByEmail(scope: Construct, stage: Stage, topic: Topic): void {
  const address = new CfnMapping(scope, 'Addresses', {
    mapping: { [stage.name]: { email: stage.alarmEmail } },
    // Else CDK would put the literal into the condition after all.
    lazy: false,
  }).findInMap(stage.name, 'email');
  const subscription = new CfnSubscription(scope, 'Email', {
    topicArn: topic.topicArn,
    protocol: 'email',
    endpoint: address,
  });
  subscription.cfnOptions.condition = new CfnCondition(scope, 'HasAddress', {
    expression: Fn.conditionNot(Fn.conditionEquals(address, '')),
  });
  acknowledge(subscription, {
    'Serverless-SNSRedrivePolicy':
      'SNS tries an email again for hours, and the alarm keeps its state and its history in CloudWatch. A queue for messages that could not be delivered would itself need an alarm, which would go to the same address.',
  });
}

/** CloudWatch cannot use the key that AWS manages for SNS: nobody may change the policy of that one. */
function createKey(scope: Construct, stage: Stage): Key {
  return new Key(scope, 'Key', {
    description: `Dossier (${stage.name}): encrypts what the alarms say`,
    enableKeyRotation: true,
    // Messages pass in seconds; nothing is kept under this key.
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** Who may publish, and on whose behalf: our own alarms and budgets, not those of another account. */
function speakers(stack: Stack, stage: Stage) {
  const alarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: `Dossier-${stage.name}-*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return [
    { service: 'cloudwatch.amazonaws.com', conditions: { ArnLike: { 'aws:SourceArn': alarms } } },
    { service: 'budgets.amazonaws.com', conditions: { StringEquals: { 'aws:SourceAccount': stack.account } } },
  ];
}
