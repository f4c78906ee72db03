import { describe, expect, test } from 'vitest';
import { findModels } from '../../local/local-models.ts';
import { readSettings } from '../../local/read-settings.ts';

describe('DOSSIER_MODEL', () => {
  test('names models; unset, there are none', () => {
    expect(readSettings({}).models).toEqual([]);
    expect(readSettings({ DOSSIER_MODEL: 'anthropic:claude-sonnet-4-5, openai-compatible:x' }).models).toEqual([
      'anthropic:claude-sonnet-4-5',
      'openai-compatible:x',
    ]);
  });

  test('says what it may be when it is something else', () => {
    expect(() => readSettings({ DOSSIER_MODEL: 'gpt-5' })).toThrow(/DOSSIER_MODEL is no list of models.*bedrock:MODEL/);
  });
});

describe('the model of', () => {
  test.each([
    ['http://127.0.0.1:1', 'http://127.0.0.1:1/v1'],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:1/v1'],
    ['http://127.0.0.1:1/v1', 'http://127.0.0.1:1/v1'],
    ['http://127.0.0.1:1/v1/', 'http://127.0.0.1:1/v1'],
  ])('Anthropic is at %s, with or without its version', async (address, baseUrl) => {
    const variables = { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: address };
    const { modelEndpoints, secrets } = await findModels(['anthropic:claude-haiku-4-5'], 'dev', variables);
    expect(modelEndpoints).toEqual({ anthropic: { baseUrl } });
    expect(secrets).toEqual({ DOSSIER_SECRET_DEV_ANTHROPIC_API_KEY: 'k' });
  });

  test('a server of ones own needs no key, OpenAI does', async () => {
    const own = await findModels(['openai-compatible:x'], 'dev', { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' });
    expect(own.modelEndpoints).toEqual({ 'openai-compatible': { baseUrl: 'http://127.0.0.1:1/v1' } });
    expect(own.secrets).toEqual({ DOSSIER_SECRET_DEV_OPENAI_COMPATIBLE_API_KEY: 'none' });
    await expect(findModels(['openai-compatible:x'], 'dev', {})).rejects.toThrow('DOSSIER_MODEL needs OPENAI_API_KEY.');
  });

  test('Anthropic needs a key', async () => {
    await expect(findModels(['anthropic:x'], 'dev', {})).rejects.toThrow('DOSSIER_MODEL needs ANTHROPIC_API_KEY.');
  });

  test('Bedrock needs a region', async () => {
    await expect(findModels(['bedrock:x'], 'dev', {})).rejects.toThrow('DOSSIER_MODEL needs AWS_DEFAULT_REGION.');
  });

  test('Bedrock is called with the credentials of whoever started the service', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDTEST', AWS_SECRET_ACCESS_KEY: 's' });
    const found = await findModels(['bedrock:x'], 'dev', { AWS_REGION: 'eu-central-1' });
    expect(found.modelEndpoints.bedrock).toEqual({
      region: 'eu-central-1',
      baseUrl: 'https://bedrock-runtime.eu-central-1.amazonaws.com',
      credentialsSecret: 'dev/bedrock-credentials',
    });
    expect(JSON.parse(found.secrets['DOSSIER_SECRET_DEV_BEDROCK_CREDENTIALS'] ?? '')).toMatchObject({
      accessKeyId: 'AKIDTEST',
    });
  });
});
