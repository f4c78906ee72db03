import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { stages } from '../../lib/stages.ts';
import { synthesise } from './synthesise.ts';

const { data } = synthesise('production');
const tables = Object.entries(data.findResources('AWS::DynamoDB::Table'));

describe('the data stack', () => {
  test('holds four tables, two buckets and one secret, and nothing that runs', () => {
    const types = Object.values(data.toJSON()['Resources'] as Record<string, { Type: string }>).map(({ Type }) => Type);
    expect(types.sort()).toEqual([
      'AWS::DynamoDB::Table',
      'AWS::DynamoDB::Table',
      'AWS::DynamoDB::Table',
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
      'AWS::S3::BucketPolicy',
      'AWS::SecretsManager::Secret',
    ]);
  });

  test.each(tables)('%s is encrypted, restorable, protected, paid by use and forgets by itself', (_id, table) => {
    expect(table).toMatchObject({
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: {
          PointInTimeRecoveryEnabled: true,
          RecoveryPeriodInDays: stages.production.pointInTimeRecoveryDays,
        },
        DeletionProtectionEnabled: true,
        TimeToLiveSpecification: { Enabled: true },
        OnDemandThroughput: {
          MaxReadRequestUnits: stages.production.tableUnitsPerSecond.read,
          MaxWriteRequestUnits: stages.production.tableUnitsPerSecond.write,
        },
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('tasks are found by key, by owner and by due time; the owner index never holds all of an item', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [hash('pk'), range('item')],
      TimeToLiveSpecification: { AttributeName: 'ttlSeconds' },
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byOwner',
          KeySchema: [hash('owner'), range('ownerSort')],
          Projection: {
            ProjectionType: 'INCLUDE',
            NonKeyAttributes: ['taskId', 'tenantId', 'taskStatus', 'createdAt', 'title', 'outcome', 'expiresAtSeconds'],
          },
        },
        {
          IndexName: 'due',
          KeySchema: [hash('dueShard'), range('dueAtSeconds')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      AttributeDefinitions: Match.arrayWith([{ AttributeName: 'dueAtSeconds', AttributeType: 'N' }]),
    });
  });

  test('feedback is found by report and by spec version', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [hash('pk'), range('item')],
      TimeToLiveSpecification: { AttributeName: 'ttlSeconds' },
      GlobalSecondaryIndexes: [
        {
          IndexName: 'bySpec',
          KeySchema: [hash('specVersion'), range('timestamp')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });

  test('API keys are found by their hash', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [hash('keyHash')],
      TimeToLiveSpecification: { AttributeName: 'ttlSeconds' },
    });
  });

  test('idempotency records have the layout of Powertools', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [hash('id')],
      TimeToLiveSpecification: { AttributeName: 'expiration' },
    });
  });

  test.each(['Bodies', 'Documents'])(
    '%s is private, encrypted, reached over TLS only, and keeps no old versions',
    (name) => {
      const [id, bucket] = bucketOf(name);
      expect(bucket).toMatchObject({
        Properties: {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
          },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
        DeletionPolicy: 'Retain',
      });
      expect(bucket.Properties).not.toHaveProperty('VersioningConfiguration');
      data.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref: id },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Deny',
              Action: 's3:*',
              Principal: { AWS: '*' },
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]),
        },
      });
    },
  );

  test('documents stay until their owners delete them, and the bus hears when they come and go', () => {
    const { LifecycleConfiguration, NotificationConfiguration } = bucketOf('Documents')[1].Properties;
    expect(LifecycleConfiguration.Rules).toEqual([
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
    ]);
    expect(NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
    expect(bucketOf('Bodies')[1].Properties).not.toHaveProperty('NotificationConfiguration');
  });

  test('the bucket lets go of what no sweep has deleted, but not before the report has expired', () => {
    const rules = bucketOf('Bodies')[1].Properties.LifecycleConfiguration.Rules as Record<string, unknown>[];
    expect(rules).toContainEqual({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' });
    const [expiry] = rules.flatMap((rule) =>
      typeof rule['ExpirationInDays'] === 'number' ? [rule['ExpirationInDays']] : [],
    );
    expect(expiry).toBeGreaterThan(stages.production.reportRetentionDays);
    expect(expiry).toBeLessThanOrEqual(stages.production.reportRetentionDays + 14);
  });

  test('the secret that signs cursors is made by AWS and stands in no template', () => {
    data.hasResource('AWS::SecretsManager::Secret', {
      Properties: { GenerateSecretString: { PasswordLength: 64 }, SecretString: Match.absent() },
      DeletionPolicy: 'Retain',
    });
  });
});

/** Its logical id, and the resource. */
function bucketOf(name: string) {
  const found = Object.entries(data.findResources('AWS::S3::Bucket')).find(([id]) => id.startsWith(name));
  if (found === undefined) throw new Error(`There is no bucket ${name}`);
  return found as [id: string, resource: (typeof found)[1] & { readonly Properties: (typeof found)[1] }];
}

function hash(name: string) {
  return { AttributeName: name, KeyType: 'HASH' };
}

function range(name: string) {
  return { AttributeName: name, KeyType: 'RANGE' };
}
