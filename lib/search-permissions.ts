import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { embeddingsSecretName } from '../contract/embeddings.ts';
import { partsOf } from '../contract/models.ts';
import { allowSecret } from './allow-secret.ts';
import { allowBedrock } from './model-permissions.ts';
import type { Permission } from './permission.ts';
import type { Stage } from './stages.ts';

/** What searching takes beside reading the stage's documents: nothing unless the stage names a model or a knowledge base for it. */
export interface SearchPermissions {
  /** To make vectors of texts. */
  readonly embed: readonly Permission[];
  /** To search the knowledge base. */
  readonly retrieve: readonly Permission[];
}

export function searchPermissions(scope: Construct, stage: Stage): SearchPermissions {
  return { embed: allowEmbedding(scope, stage), retrieve: allowRetrieving(scope, stage) };
}

function allowEmbedding(scope: Construct, { name: stageName, embeddings }: Stage): Permission[] {
  if (embeddings === undefined) return [];
  const { provider, model } = partsOf(embeddings.model);
  const secret = embeddingsSecretName(stageName, embeddings.model);
  return [
    ...(provider === 'bedrock' ? allowBedrock(Stack.of(scope), model) : []),
    ...(secret === undefined ? [] : [allowSecret(scope, secret)]),
  ];
}

function allowRetrieving(scope: Construct, { knowledgeBase }: Stage): Permission[] {
  if (knowledgeBase === undefined) return [];
  const resource = Stack.of(scope).formatArn({
    service: 'bedrock',
    resource: 'knowledge-base',
    resourceName: knowledgeBase.id,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  return [{ statement: new PolicyStatement({ actions: ['bedrock:Retrieve'], resources: [resource] }) }];
}
