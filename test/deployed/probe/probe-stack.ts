import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Architecture, Code, Function, type IFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { EnvironmentKey } from '../../../contract/environment.ts';
import { limits } from '../../../contract/limits.ts';
import { type StepFunctionName, stepFunctionNames } from '../../../contract/workflow.ts';
import type { DataStack } from '../../../lib/data-stack.ts';
import { createLogGroup } from '../../../lib/log-group.ts';
import { ReportWorkflow } from '../../../lib/report-workflow.ts';
import type { Stage } from '../../../lib/stages.ts';
import { probeStackName } from './probe-stack-name.ts';

export class ProbeStack extends Stack {
  constructor(scope: Construct, id: string, props: { stage: Stage; data: DataStack; codeFolder: string }) {
    super(scope, id, { description: 'What the tests of a deployed Dossier need beside it' });
    const { stage, data, codeFolder } = props;

    const scripts = new Table(this, 'Scripts', {
      partitionKey: { name: 'taskId', type: AttributeType.STRING },
      sortKey: { name: 'item', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const steps: Partial<Record<StepFunctionName, IFunction>> = {};
    for (const name of stepFunctionNames) {
      const step = new Function(this, name, {
        code: Code.fromAsset(codeFolder),
        handler: 'index.handler',
        runtime: Runtime.NODEJS_24_X,
        architecture: Architecture.ARM_64,
        memorySize: 512,
        timeout: Duration.seconds(limits.stepSeconds),
        logGroup: createLogGroup(this, `${name}-Logs`, stage),
        environment: { STEP: name, SCRIPTS_TABLE: scripts.tableName },
      });
      scripts.grantReadWriteData(step);
      steps[name] = step;
    }
    const workflow = new ReportWorkflow(this, 'ReportWorkflow', stage, steps as Record<StepFunctionName, IFunction>);
    // The service of this stage has a log group of that name already.
    const logs = workflow.node.findChild('Logs').node.defaultChild as CfnLogGroup;
    logs.logGroupName = `/aws/vendedlogs/states/${probeStackName}`;

    const heard = new Queue(this, 'Heard');
    const eventBus = EventBus.fromEventBusName(this, 'Events', `Dossier-${stage.name}`);
    new Rule(this, 'Everything', {
      eventBus,
      eventPattern: { source: ['dossier'] },
      targets: [new SqsQueue(heard)],
    });

    const names: Partial<Record<EnvironmentKey, string>> = {
      tasksTable: data.tasks.tableName,
      feedbackTable: data.feedback.tableName,
      keysTable: data.keys.tableName,
      idempotencyTable: data.idempotency.tableName,
      bodiesBucket: data.bodies.bucketName,
      documentsBucket: data.documents.bucketName,
      cursorSecret: data.cursorSecret.secretArn,
      stateMachineArn: workflow.machine.stateMachineArn,
      eventBus: eventBus.eventBusName,
    };
    const others = { scriptsTable: scripts.tableName, heardQueue: heard.queueUrl };
    for (const [name, value] of Object.entries({ ...names, ...others })) new CfnOutput(this, name, { value });
  }
}
