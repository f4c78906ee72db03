import { Events } from 'oauth2-mock-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { httpChannel } from '../../functions/adapters/mcp-http-channel.ts';
import { McpServer } from '../../functions/adapters/mcp-server.ts';
import type { Secrets } from '../../functions/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { startLogin } from '../support/start-login.ts';
import { answerText, startMcpServer } from '../support/start-mcp-server.ts';

/** An authorization server that knows one client, and a tool server that takes its tokens until they expire. */
async function open({ issuer: expectedIssuer }: { issuer?: string } = {}) {
  const { issuer, world, login, turnsAway } = await startLogin();
  const server = await startMcpServer({
    before: (_request, response, http) => turnsAway(http, response, server.port),
    metadata: () => ({ resource: server.url, authorization_servers: [issuer] }),
    call: (request, response) => answerText(request, response, 'sunny'),
  });

  const asked: boolean[] = [];
  let cached: string | undefined;
  const secrets: Secrets = {
    get: async (name, { fresh } = { fresh: false }) => {
      expect(name).toBe('dev/weather');
      asked.push(fresh);
      if (fresh || cached === undefined) cached = world.clientSecret;
      return cached;
    },
  };
  const auth = {
    kind: 'client-credentials',
    issuer: expectedIssuer ?? issuer,
    clientId: 'dossier',
    secret: 'dev/weather',
    scope: 'weather:read',
  } as const;
  const spec = { transport: 'http', name: 'weather', url: server.url, internal: true, auth, tools: [] } as const;
  const mcp = new McpServer(httpChannel({ ...spec, tools: [] }, secrets), new FakeClock());
  onTestFinished(() => mcp.close());
  const call = () => mcp.call('forecast', { city: 'Rome' }, { signal: new AbortController().signal });
  return { world, mcp, call, server, asked, login };
}

const sunny = { content: [{ text: 'sunny' }] };

describe('OAuth 2.1 client credentials', () => {
  test('get a token, of the scope of the spec, and use it for everything', async () => {
    const { world, call, mcp } = await open();
    expect(await call()).toMatchObject(sunny);
    expect(await call()).toMatchObject(sunny);
    await mcp.tools();
    expect(world).toMatchObject({ tokensGiven: 1, scopes: ['weather:read'] });
  });

  test('keep the token over sessions', async () => {
    const { world, call, mcp } = await open();
    await call();
    await mcp.close();
    expect(await call()).toMatchObject(sunny);
    expect(world.tokensGiven).toBe(1);
  });

  test('get a new token when the old one has expired, in the middle of a session', async () => {
    const { world, call } = await open();
    await call();
    world.nowSeconds += 61;
    expect(await call()).toMatchObject(sunny);
    expect(world.tokensGiven).toBe(2);
  });

  test('use the new secret after a rotation, although the old one is still remembered', async () => {
    const { world, call, asked } = await open();
    await call();
    world.nowSeconds += 61;
    world.clientSecret = 'second';
    expect(await call()).toMatchObject(sunny);
    expect(asked.filter((fresh) => fresh)).toHaveLength(1);
  });

  test('that are wrong are refused, and said so', async () => {
    const { call, login } = await open();
    login.service.on(Events.BeforeResponse, (answer) => {
      Object.assign(answer, { statusCode: 401, body: { error: 'invalid_client' } });
    });
    await expect(call()).rejects.toMatchObject({ name: 'ToolRefused' });
  });

  test('are never shown to another authorization server, whatever the tool server says', async () => {
    const { world, call, asked } = await open({ issuer: 'http://127.0.0.1:9' });
    await expect(call()).rejects.toMatchObject({ name: expect.stringMatching(/^Tool/) });
    expect(world.tokensGiven).toBe(0);
    expect(asked.length).toBeLessThanOrEqual(1);
  });
});
