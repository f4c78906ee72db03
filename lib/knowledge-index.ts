import { Annotations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { knowledgeExtension, type PackedKnowledge } from './pack-knowledge.ts';
import type { Permission } from './permission.ts';

/** The documents that reports are made from: one file, packed at synthesis, uploaded with the code. */
export class KnowledgeIndex extends Construct {
  /** As `s3://bucket/key`; another content is another key. */
  readonly location: string;
  readonly readPermission: Permission;

  /** `embeddings`: the model by which it is to be searched too. */
  constructor(scope: Construct, id: string, packed: PackedKnowledge, embeddings?: string) {
    super(scope, id);
    const { bucket, s3ObjectUrl } = new Asset(this, 'File', { path: packed.file });
    this.location = s3ObjectUrl;
    const files = bucket.arnForObjects(`*${knowledgeExtension}`);
    this.readPermission = {
      statement: new PolicyStatement({ actions: ['s3:GetObject'], resources: [files] }),
      explained: {
        [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*${knowledgeExtension}]`]:
          'A deployment changes roles before functions, and a function reads its file when it is first used: with the key of the new file alone, a function of the former release would lose its documents in between. Nothing but knowledge has this extension.',
      },
    };
    if (embeddings !== undefined && packed.embeddings !== undefined && packed.embeddings !== embeddings) {
      Annotations.of(this).addWarningV2(
        'dossier:documents-without-vectors',
        `The documents are deployed without vectors of ${embeddings} and are searched by words alone: set DOSSIER_EMBEDDINGS to it`,
      );
    }
    for (const { path, reason } of packed.problems) {
      Annotations.of(this).addWarningV2(`dossier:document-skipped:${path}`, `${path} is not deployed: ${reason}`);
    }
  }
}
