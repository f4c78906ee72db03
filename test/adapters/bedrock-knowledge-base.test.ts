import { BedrockAgentRuntimeClient } from '@aws-sdk/client-bedrock-agent-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeBaseSetup } from '../../contract/knowledge-base.ts';
import { bedrockKnowledgeBase } from '../../functions/adapters/bedrock-knowledge-base.ts';
import { remoteKnowledge } from '../../functions/adapters/remote-knowledge.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { sha256 } from '../../functions/domain/hash.ts';
import type { DocumentFilter } from '../../functions/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { json } from './model-servers/dialect.ts';
import { type ScriptedServer, startScriptedServer } from './model-servers/scripted-server.ts';
import type { Reply } from './model-servers/thinking-server.ts';

const setup: KnowledgeBaseSetup = { id: 'KB12345678' };
const uriAttribute = 'x-amz-bedrock-kb-source-uri';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.close());

function open(of: KnowledgeBaseSetup = setup, requestTimeout = 5_000) {
  const client = new BedrockAgentRuntimeClient({
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ requestTimeout, throwOnRequestTimeout: true }),
  });
  return bedrockKnowledgeBase(client, of);
}

/** As the service writes them. */
interface Result {
  readonly text: string;
  readonly uri: string;
  readonly score?: number;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

function results(found: readonly Result[], nextToken?: string): Reply {
  return json(200, {
    retrievalResults: found.map(({ text, uri, score = 0.5, metadata = {} }) => ({
      content: { text, type: 'TEXT' },
      location: { type: 'S3', s3Location: { uri } },
      metadata: { [uriAttribute]: uri, ...metadata },
      score,
    })),
    ...(nextToken === undefined ? {} : { nextToken }),
  });
}

async function search(filter?: DocumentFilter, of = setup) {
  const found = await open(of).search('How long are invoices kept?', 2, filter);
  expect(server.unscripted()).toBe(0);
  return found;
}

const bodies = () => server.requests.map(({ body }) => body);
const filterOf = (body: Record<string, unknown> | undefined) =>
  (body?.['retrievalConfiguration'] as { vectorSearchConfiguration: { filter?: unknown } } | undefined)
    ?.vectorSearchConfiguration.filter;

describe('a search', () => {
  test('is one signed request to this knowledge base, with the question and how much is wanted', async () => {
    server.script(results([]));
    expect(await search()).toEqual([]);
    const [request] = server.requests;
    expect(request?.path).toBe('/knowledgebases/KB12345678/retrieve');
    expect(request?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/.*\/eu-west-1\/bedrock\//);
    expect(request?.body).toEqual({
      retrievalQuery: { text: 'How long are invoices kept?' },
      retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 2 } },
    });
  });

  test('gives each text as a source with its hash, best first, with place, title and page', async () => {
    const uri = 's3://docs/finance/Invoice%20rules.pdf';
    server.script(
      results([
        { text: 'Later they are shredded.', uri, score: 0.4, metadata: { title: 'Invoices' } },
        {
          text: '\u{FEFF}Invoices are kept.',
          uri,
          score: 0.8,
          metadata: { 'x-amz-bedrock-kb-document-page-number': 3 },
        },
      ]),
    );
    const [first, second] = await search();
    expect(first).toMatchObject({
      text: 'Invoices are kept.',
      start: 0,
      end: 18,
      page: 3,
      headings: [],
      score: 0.8,
      source: { uri, title: 'Invoice rules.pdf', sha256: sha256('Invoices are kept.') },
    });
    expect(second?.source.title).toBe('Invoices');
    expect(second).not.toHaveProperty('page');
    expect(first?.source.sourceId).not.toBe(second?.source.sourceId);
  });

  test.each([
    [{ type: 'WEB', webLocation: { url: 'https://docs.example/a?b=1#c' } }, 'https://docs.example/a?b=1#c', 'a'],
    [
      { type: 'CONFLUENCE', confluenceLocation: { url: 'https://wiki.example/x/' } },
      'https://wiki.example/x/',
      'https://wiki.example/x/',
    ],
    [{ type: 'CUSTOM', customDocumentLocation: { id: 'doc-7' } }, 'doc-7', 'doc-7'],
    [{ type: 'S3', s3Location: { uri: 's3://b/100%.txt' } }, 's3://b/100%.txt', '100%.txt'],
    [undefined, 'knowledge-base:unknown', 'knowledge-base:unknown'],
  ])('knows where a text is from: %j', async (location, uri, title) => {
    server.script(json(200, { retrievalResults: [{ content: { text: 'One.' }, location }] }));
    const [found] = await search();
    expect(found?.source).toMatchObject({ uri, title });
  });

  test('leaves out what has no text, and what comes twice', async () => {
    const image = {
      content: { type: 'IMAGE', byteContent: 'data:' },
      location: { s3Location: { uri: 's3://b/i.png' } },
    };
    const text = { content: { text: 'One.' }, location: { s3Location: { uri: 's3://b/a' } }, score: 0.1 };
    server.script(json(200, { retrievalResults: [image, { content: { text: ' \n' } }, text, text] }));
    expect((await search()).map(({ text: found }) => found)).toEqual(['One.']);
  });

  test('cuts a question that the service would refuse', async () => {
    server.script(results([]));
    await open().search('👩'.repeat(2_000), 2);
    const asked = server.requests.map(({ body }) => body['retrievalQuery'] as { text: string });
    expect(asked.map(({ text }) => [text.length, text.isWellFormed()])).toEqual([[1_000, true]]);
  });

  test('asks for more until there is enough, and ends where nothing is left', async () => {
    const one = { text: 'One.', uri: 's3://b/1' };
    server.script(results([one], 'more'), results([{ text: 'Two.', uri: 's3://b/2' }], 'still more'));
    expect(await search()).toHaveLength(2);
    expect(bodies().map((body) => body['nextToken'])).toEqual([undefined, 'more']);
    server.script(results([one], 'more'), results([]));
    expect(await search()).toHaveLength(1);
  });

  test('does not page without end', async () => {
    server.script(...Array.from({ length: 5 }, () => results([], 'more')));
    expect(await search()).toEqual([]);
    expect(server.requests).toHaveLength(5);
  });
});

describe('a filter', () => {
  const asked = async (filter: DocumentFilter, of = setup) => {
    server.script(results([]));
    await search(filter, of);
    return filterOf(bodies()[0]);
  };
  const labelled = { ...setup, labelAttribute: 'audience' };

  test('is sent with the search, so that nothing else is ranked', async () => {
    expect(await asked({ labels: [] })).toBeUndefined();
    expect(await asked({ labels: ['hr'] }, labelled)).toEqual({ in: { key: 'audience', value: ['everyone', 'hr'] } });
    expect(await asked({ labels: [], allow: ['s3://b/a', 's3://b/b'] })).toEqual({
      in: { key: uriAttribute, value: ['s3://b/a', 's3://b/b'] },
    });
    expect(await asked({ labels: [], allow: ['s3://b/*'] })).toEqual({
      startsWith: { key: uriAttribute, value: 's3://b/' },
    });
    expect(
      await asked(
        { labels: [], allow: ['s3://a', 's3://b/*', 's3://c/*'], deny: ['s3://b/x', 's3://b/y/*'] },
        labelled,
      ),
    ).toEqual({
      andAll: [
        { in: { key: 'audience', value: ['everyone'] } },
        {
          orAll: [
            { in: { key: uriAttribute, value: ['s3://a'] } },
            { startsWith: { key: uriAttribute, value: 's3://b/' } },
            { startsWith: { key: uriAttribute, value: 's3://c/' } },
          ],
        },
        { notIn: { key: uriAttribute, value: ['s3://b/x'] } },
      ],
    });
  });

  test('that allows nothing asks nobody', async () => {
    server.script();
    expect(await search({ labels: [], allow: [] })).toEqual([]);
  });

  test('holds for what the service gives all the same, and others take its place', async () => {
    const secret = { text: 'Secret.', uri: 's3://b/secret/1' };
    server.script(
      results([secret, { text: 'One.', uri: 's3://b/1' }], 'more'),
      results([secret, { text: 'Two.', uri: 's3://b/2' }]),
    );
    const found = await search({ labels: [], deny: ['s3://b/secret/*'] });
    expect(found.map(({ text }) => text)).toEqual(['One.', 'Two.']);
  });
});

describe('what goes wrong', () => {
  const error = (status: number, type: string) =>
    json(status, { message: 'canary' }, { 'x-amzn-errortype': `${type}:http://internal.amazon.com/` });

  test.each([
    [error(429, 'ThrottlingException'), 'StorageThrottled'],
    [error(500, 'InternalServerException'), 'KnowledgeUnavailable'],
    [error(502, 'BadGatewayException'), 'KnowledgeUnavailable'],
    [error(424, 'DependencyFailedException'), 'KnowledgeUnavailable'],
    [error(400, 'ServiceQuotaExceededException'), 'KnowledgeUnavailable'],
    [error(404, 'ResourceNotFoundException'), 'KnowledgeRefused'],
    [error(400, 'ValidationException'), 'KnowledgeRefused'],
    [error(403, 'AccessDeniedException'), 'KnowledgeRefused'],
    ['reset', 'KnowledgeUnavailable'],
  ] as const)('%j is %s', async (reply, name) => {
    server.script(reply);
    const failed = await open()
      .search('?', 1)
      .catch((thrown: unknown) => thrown);
    expect(failed).toBeInstanceOf(Fault);
    expect(failed).toMatchObject({ name });
    expect((failed as Fault).message).not.toContain('canary');
  });

  test('a service that never answers is unavailable', async () => {
    server.script('silence');
    await expect(open(setup, 300).search('?', 1)).rejects.toMatchObject({ name: 'KnowledgeUnavailable' });
  });

  test('health is whether it answers', async () => {
    server.script(results([]));
    expect(await open().healthy()).toBe(true);
    server.script(error(404, 'ResourceNotFoundException'));
    expect(await open().healthy()).toBe(false);
  });
});

describe('as knowledge', () => {
  test('it is opened at the first search, and searches documents of one call too', async () => {
    let opened = 0;
    const knowledge = remoteKnowledge(setup, new FakeClock(), async () => {
      opened += 1;
      return open();
    });
    await knowledge.version();
    expect(opened).toBe(0);
    server.script(results([{ text: 'Invoices are kept for ten years.', uri: 's3://b/a' }]), results([]));
    const extra = [{ uri: 'order:context', title: 'Context', text: 'Invoices of 2020 are kept for twelve years.' }];
    const found = await knowledge.search('How long are invoices kept?', { limit: 5, extra });
    expect(found.map(({ source }) => source.uri).sort()).toEqual(['order:context', 's3://b/a']);
    await knowledge.search('?', { limit: 5, extra: [] });
    expect(opened).toBe(1);
  });

  test('it is tried again when it could not be opened', async () => {
    let failures = 1;
    const knowledge = remoteKnowledge(setup, new FakeClock(), async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('No code');
      return open();
    });
    await expect(knowledge.search('?', { limit: 1, extra: [] })).rejects.toThrow('No code');
    server.script(results([]));
    expect(await knowledge.search('?', { limit: 1, extra: [] })).toEqual([]);
  });

  test('it is pinned by its id and the day', async () => {
    const clock = new FakeClock('2026-11-21T12:00:00.000Z');
    const never = async () => Promise.reject(new Error('Nobody searches'));
    const version = await remoteKnowledge(setup, clock, never).version();
    expect(await remoteKnowledge({ id: 'KB00000000' }, clock, never).version()).not.toBe(version);
    clock.advanceSeconds(60 * 60);
    expect(await remoteKnowledge(setup, clock, never).version()).toBe(version);
    clock.advanceSeconds(12 * 60 * 60);
    const knowledge = remoteKnowledge(setup, clock, never);
    expect(await knowledge.version()).not.toBe(version);
    expect(await knowledge.at(version)).toBe(knowledge);
  });
});
