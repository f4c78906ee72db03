import { Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { readEmbeddings } from '../../contract/embeddings.ts';
import { type FunctionName, functionEnvironment } from '../../contract/environment.ts';
import { knowledgeBaseAt } from '../../contract/knowledge-base.ts';
import { placeholders } from '../../lib/artefacts.ts';
import { createApp } from '../../lib/dossier-app.ts';
import { KnowledgeIndex } from '../../lib/knowledge-index.ts';
import type { StageModels } from '../../lib/stages.ts';
import { mayRead, mayThink, synthesiseChecked } from './models-and-secrets.ts';
import { propertiesOf } from './synthesise.ts';

const names = Object.keys(functionEnvironment) as FunctionName[];
const noModels = { models: [], modelEndpoints: {} };
const synthesiseWith = (models: Partial<StageModels>) => synthesiseChecked({ models: { ...noModels, ...models } });

describe('without a model that embeds, or a knowledge base', () => {
  const { service } = synthesiseWith({});

  test('nobody may embed or retrieve, and search is told of none', () => {
    for (const name of names) expect(mayThink(service, name), name).toEqual([]);
    for (const name of ['research', 'ingest'] as const) {
      const { DOSSIER_EMBEDDINGS_SETUP: setup } = propertiesOf(service, name)['Environment'].Variables;
      expect(readEmbeddings(setup as string), name).toBeUndefined();
    }
  });
});

describe('with a model of Bedrock that embeds', () => {
  const embeddings = { model: 'bedrock:amazon.titan-embed-text-v2:0' } as const;
  const { service, findings } = synthesiseWith({ embeddings });

  test('those who embed questions and passages may invoke it, and nobody else', () => {
    const expected =
      'bedrock:InvokeModel arn:AWS::Partition:bedrock:AWS::Region::foundation-model/amazon.titan-embed-text-v2:0';
    for (const name of names) {
      expect(mayThink(service, name), name).toEqual(name === 'research' || name === 'ingest' ? [expected] : []);
    }
    expect(findings).toEqual([]);
  });

  test('they are told of it', () => {
    for (const name of ['research', 'ingest'] as const) {
      const { DOSSIER_EMBEDDINGS_SETUP: setup } = propertiesOf(service, name)['Environment'].Variables;
      expect(readEmbeddings(setup as string), name).toEqual(embeddings);
    }
  });
});

test('with a server of its own, they may read its key, and no other', () => {
  const { service, findings } = synthesiseWith({
    models: ['openai-compatible:x'],
    embeddings: { model: 'openai-compatible:e5', endpoint: { baseUrl: 'https://embed.example.com/v1' } },
  });
  expect(mayThink(service, 'ingest')).toEqual([mayRead('dev/embeddings-api-key')]);
  expect(mayThink(service, 'research').toSorted()).toEqual(
    [mayRead('dev/embeddings-api-key'), mayRead('dev/openai-compatible-api-key')].toSorted(),
  );
  expect(mayThink(service, 'write')).toEqual([mayRead('dev/openai-compatible-api-key')]);
  expect(findings).toEqual([]);
});

test('a deployment is warned when its documents have no vectors of the model', () => {
  const warnings = (packed: string | null | undefined, wanted?: string) => {
    const app = createApp({ checks: 'off' });
    const { knowledge } = placeholders(app.outdir);
    const stack = new Stack(app, 'Sample');
    new KnowledgeIndex(
      stack,
      'Knowledge',
      packed === undefined ? knowledge : { ...knowledge, embeddings: packed },
      wanted,
    );
    const { messages } = app.synth().getStackByName('Sample');
    return messages.map(({ entry }) => entry.data);
  };
  const wanted = 'openai-compatible:e5';
  expect([...warnings(null), ...warnings(wanted, wanted), ...warnings(undefined, wanted)]).toEqual([]);
  for (const packed of [null, 'bedrock:x']) {
    expect(warnings(packed, wanted)).toEqual([expect.stringContaining(`without vectors of ${wanted}`)]);
  }
});

describe('with a knowledge base', () => {
  const { service, findings } = synthesiseWith({ knowledgeBase: { id: 'KB12345678', labelAttribute: 'audience' } });

  test('those who search may retrieve from it, and nobody else', () => {
    const expected = 'bedrock:Retrieve arn:AWS::Partition:bedrock:AWS::Region:AWS::AccountId:knowledge-base/KB12345678';
    for (const name of names) {
      expect(mayThink(service, name), name).toEqual(name === 'research' || name === 'health' ? [expected] : []);
    }
    expect(findings).toEqual([]);
  });

  test('all who need the documents are told that they are there', () => {
    for (const name of ['plan', 'research', 'health'] as const) {
      const { DOSSIER_KNOWLEDGE_LOCATION: location } = propertiesOf(service, name)['Environment'].Variables;
      expect(knowledgeBaseAt(location as string)).toEqual({ id: 'KB12345678', labelAttribute: 'audience' });
    }
  });

  test('whose id is none, there is no template', () => {
    expect(() => synthesiseWith({ knowledgeBase: { id: 'arn:aws:x' } })).toThrow(/no id of a knowledge base/);
  });
});
