import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { libraryKeys } from '../contract/library.ts';
import { limits } from '../contract/limits.ts';
import { acknowledge } from './acknowledge.ts';

/** When uploaded documents are looked at: when one comes or goes, after a deployment, and once in a while. */
export class IngestTriggers extends Construct {
  constructor(scope: Construct, id: string, ingest: IFunction, documents: Bucket) {
    super(scope, id);
    const targets = [new LambdaFunction(ingest)];
    new Rule(this, 'DocumentsChanged', {
      description: 'A document was uploaded or deleted',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created', 'Object Deleted'],
        detail: { bucket: { name: [documents.bucketName] }, object: { key: [{ prefix: libraryKeys.documents }] } },
      },
      targets,
    });
    new Rule(this, 'Deployed', {
      description: 'A release may read documents in another way than the one before',
      eventPattern: {
        source: ['aws.cloudformation'],
        detailType: ['CloudFormation Stack Status Change'],
        detail: {
          'stack-id': [Stack.of(this).stackId],
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
      targets,
    });
    new Rule(this, 'OnceInAWhile', {
      description: 'Takes up what no event told of, and deletes indexes that are no longer used',
      schedule: Schedule.rate(Duration.hours(limits.ingestHours)),
      targets,
    });
    acknowledge(this, {
      'Serverless-EventBusDLQ':
        'An event says only that something has changed; ingest looks at all documents whenever it runs. A dead-letter queue would keep events that nobody has to read.',
    });
  }
}
