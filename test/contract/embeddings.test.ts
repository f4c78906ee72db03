import { describe, expect, test } from 'vitest';
import { type EmbeddingsSetup, readEmbeddings, writeEmbeddings } from '../../contract/embeddings.ts';
import { knowledgeBaseAt, knowledgeBaseLocation } from '../../contract/knowledge-base.ts';

describe('a model that embeds', () => {
  const titan: EmbeddingsSetup = { model: 'bedrock:amazon.titan-embed-text-v2:0' };
  const own: EmbeddingsSetup = { model: 'openai-compatible:e5', endpoint: { baseUrl: 'https://e.example/v1' } };

  test.each([[undefined], [titan], [own]])('is read as it was written: %j', (setup) => {
    expect(readEmbeddings(writeEmbeddings(setup))).toEqual(setup);
  });

  test('is refused when nothing could embed by it', () => {
    expect(() => writeEmbeddings({ model: 'openai-compatible:e5' })).toThrow(/address of its server/);
    expect(() => writeEmbeddings({ model: 'anthropic:x' })).toThrow('Anthropic has no model that embeds');
  });
});

describe('the location of a knowledge base', () => {
  test.each([[{ id: 'KB12345678' }], [{ id: 'KB12345678', labelAttribute: 'who/may see' }]])(
    'is read as it was written: %j',
    (setup) => {
      expect(knowledgeBaseAt(knowledgeBaseLocation(setup))).toEqual(setup);
    },
  );

  test.each([['knowledge'], ['s3://bucket/key'], ['bedrock-kb:'], ['bedrock-kb:../x']])('is not %s', (text) => {
    expect(knowledgeBaseAt(text)).toBeUndefined();
  });
});
