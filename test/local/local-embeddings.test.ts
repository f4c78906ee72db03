import { describe, expect, test } from 'vitest';
import { findEmbeddings, secretsOf } from '../../local/local-embeddings.ts';
import { readSettings } from '../../local/read-settings.ts';

const model = 'openai-compatible:e5';

test('DOSSIER_EMBEDDINGS names the model that embeds; unset, there is none', () => {
  expect(readSettings({}).embeddings).toBeUndefined();
  expect(readSettings({ DOSSIER_EMBEDDINGS: model }).embeddings).toBe(model);
});

describe('the model that embeds', () => {
  test('is at the address of the models, with their key', async () => {
    const variables = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_API_KEY: 'k' };
    const found = await findEmbeddings(model, 'dev', variables);
    expect(found.setup).toEqual({ model, endpoint: { baseUrl: 'http://127.0.0.1:1/v1' } });
    expect(secretsOf(found)).toEqual({ DOSSIER_SECRET_DEV_EMBEDDINGS_API_KEY: 'k' });
    expect((await findEmbeddings(model, 'dev', { OPENAI_API_KEY: 'k' })).setup.endpoint?.baseUrl).toBe(
      'https://api.openai.com/v1',
    );
  });

  test('may have a server of its own, which is never told the key of the other', async () => {
    const variables = {
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
      OPENAI_API_KEY: 'k',
      EMBEDDINGS_BASE_URL: 'http://127.0.0.1:2/v1',
      EMBEDDINGS_INPUT: 'input_type',
    };
    const found = await findEmbeddings(model, 'dev', variables);
    expect(found.setup.endpoint).toEqual({ baseUrl: 'http://127.0.0.1:2/v1', input: 'input_type' });
    expect(found.value).toBe('none');
    expect((await findEmbeddings(model, 'dev', { ...variables, EMBEDDINGS_API_KEY: 'own' })).value).toBe('own');
  });

  test.each([
    [model, {}, 'DOSSIER_EMBEDDINGS needs OPENAI_API_KEY, or EMBEDDINGS_BASE_URL.'],
    ['e5', {}, 'DOSSIER_EMBEDDINGS names no model that embeds. There is no model "e5"'],
    ['anthropic:x', {}, 'DOSSIER_EMBEDDINGS names no model that embeds. Anthropic has no model that embeds.'],
    ['bedrock:amazon.titan-embed-text-v2:0', {}, 'DOSSIER_EMBEDDINGS needs AWS_DEFAULT_REGION.'],
    [model, { EMBEDDINGS_BASE_URL: 'http://x', EMBEDDINGS_INPUT: 'both' }, 'EMBEDDINGS_INPUT is "both"'],
  ])('%s with %j is refused in words', async (name, variables, message) => {
    await expect(findEmbeddings(name, 'dev', variables)).rejects.toThrow(message);
  });

  test('of Bedrock is called with the credentials of whoever started the service', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDTEST', AWS_SECRET_ACCESS_KEY: 's' });
    const found = await findEmbeddings('bedrock:cohere.embed-english-v3', 'dev', { AWS_REGION: 'eu-central-1' });
    expect(found.setup.endpoint).toMatchObject({
      region: 'eu-central-1',
      credentialsSecret: 'dev/bedrock-credentials',
    });
    expect(JSON.parse(found.value)).toMatchObject({ accessKeyId: 'AKIDTEST' });
  });
});
