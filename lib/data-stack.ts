import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { limits } from '../contract/limits.ts';
import { acknowledge } from './acknowledge.ts';
import type { Stage } from './stages.ts';

/** What outlives code: facts in tables, bodies and documents in buckets, and the secret that signs cursors. */
export class DataStack extends Stack {
  readonly tasks: Table;
  readonly feedback: Table;
  readonly keys: Table;
  readonly idempotency: Table;
  readonly bodies: Bucket;
  /** Documents that a team uploads, and the indexes made of them. */
  readonly documents: Bucket;
  readonly cursorSecret: Secret;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `Dossier (${stage.name}): tables, bodies and secrets`,
      terminationProtection: stage.keepsData,
    });
    const removalPolicy = stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const shared = {
      billingMode: BillingMode.PAY_PER_REQUEST,
      maxReadRequestUnits: stage.tableUnitsPerSecond.read,
      maxWriteRequestUnits: stage.tableUnitsPerSecond.write,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: stage.pointInTimeRecoveryDays,
      },
      deletionProtection: stage.keepsData,
      removalPolicy,
    } satisfies Partial<TableProps>;

    this.tasks = new Table(this, 'Tasks', {
      ...shared,
      partitionKey: text('pk'),
      sortKey: text('item'),
      timeToLiveAttribute: 'ttlSeconds',
    });
    this.tasks.addGlobalSecondaryIndex({
      indexName: 'byOwner',
      partitionKey: text('owner'),
      sortKey: text('ownerSort'),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['taskId', 'tenantId', 'taskStatus', 'createdAt', 'title', 'outcome', 'expiresAtSeconds'],
    });
    this.tasks.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: text('dueShard'),
      sortKey: { name: 'dueAtSeconds', type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });

    this.feedback = new Table(this, 'Feedback', {
      ...shared,
      partitionKey: text('pk'),
      sortKey: text('item'),
      timeToLiveAttribute: 'ttlSeconds',
    });
    this.feedback.addGlobalSecondaryIndex({
      indexName: 'bySpec',
      partitionKey: text('specVersion'),
      sortKey: text('timestamp'),
      projectionType: ProjectionType.KEYS_ONLY,
    });

    this.keys = new Table(this, 'Keys', {
      ...shared,
      partitionKey: text('keyHash'),
      timeToLiveAttribute: 'ttlSeconds',
    });

    this.idempotency = new Table(this, 'Idempotency', {
      ...shared,
      partitionKey: text('id'),
      timeToLiveAttribute: 'expiration',
    });

    const sharedByBuckets = {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      // What is deleted is gone; an old version of it would not be.
      versioned: false,
      removalPolicy,
    } satisfies BucketProps;
    const noRemains = { abortIncompleteMultipartUploadAfter: Duration.days(1) };

    this.bodies = new Bucket(this, 'Bodies', {
      ...sharedByBuckets,
      lifecycleRules: [
        noRemains,
        // The sweep deletes bodies when their report expires. This is for what it never heard of.
        { expiration: Duration.days(stage.reportRetentionDays + limits.expiryGraceDays) },
      ],
    });
    acknowledge(this.bodies, {
      'AwsSolutions-S1':
        'Server access logs would keep tenant and task ids of deleted reports in a second bucket. Only the roles of our functions reach this bucket, and the access log of the API says who asked for what.',
    });

    this.documents = new Bucket(this, 'Documents', { ...sharedByBuckets, lifecycleRules: [noRemains] });
    // Without the function that CDK would deploy for it, which may change the notifications of any bucket.
    (this.documents.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    acknowledge(this.documents, {
      'AwsSolutions-S1':
        'Server access logs would be a second bucket to keep and to empty. Who may upload documents is a matter of the account, whose CloudTrail can record it; readers are the functions alone.',
    });

    this.cursorSecret = new Secret(this, 'CursorSecret', {
      description: 'Signs the cursors of lists',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    acknowledge(this.cursorSecret, {
      'AwsSolutions-SMG4':
        'The secret opens nothing: it only keeps a caller from forging the place where a page starts, and the page itself is read under the tenant of the key. A rotation function would be one more thing with write access to a secret, and each rotation would break lists that are being read.',
    });
  }
}

function text(name: string) {
  return { name, type: AttributeType.STRING };
}
