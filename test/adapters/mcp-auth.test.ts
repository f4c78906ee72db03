import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Events, OAuth2Server } from 'oauth2-mock-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { httpChannel } from '../../functions/adapters/mcp-http-channel.ts';
import { McpServer } from '../../functions/adapters/mcp-server.ts';
import type { Secrets } from '../../functions/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { answerText, startMcpServer } from '../support/start-mcp-server.ts';

/** An authorization server that knows one client, and a tool server that takes its tokens until they expire. */
async function open({ issuer: expectedIssuer }: { issuer?: string } = {}) {
  const login = new OAuth2Server();
  await login.issuer.keys.generate('RS256');
  await login.start(0, '127.0.0.1');
  onTestFinished(() => login.stop());
  const issuer = login.issuer.url ?? '';
  const world = {
    clientSecret: 'first',
    nowSeconds: Math.floor(Date.now() / 1000),
    tokensGiven: 0,
    scopes: [] as unknown[],
  };

  login.service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }) => {
    Object.assign(body, { token_endpoint_auth_methods_supported: ['client_secret_basic'] });
  });
  login.service.on(Events.BeforeTokenSigning, (token) => {
    Object.assign(token.payload, { exp: world.nowSeconds + 60 });
  });
  login.service.on(Events.BeforeResponse, (answer, request) => {
    const { authorization } = request.headers;
    if (authorization === `Basic ${btoa(`dossier:${world.clientSecret}`)}`) {
      world.tokensGiven += 1;
      world.scopes.push(request.body['scope']);
    } else Object.assign(answer, { statusCode: 401, body: { error: 'invalid_client' } });
  });

  const isAllowed = async (http: IncomingMessage): Promise<boolean> => {
    const [, token = ''] = (http.headers.authorization ?? '').split('Bearer ');
    const [head = '', body = '', signature = ''] = token.split('.');
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: JsonWebKey[] };
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    const isSigned = verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
    return isSigned && JSON.parse(Buffer.from(body, 'base64url').toString()).exp > world.nowSeconds;
  };
  const server = await startMcpServer({
    before: async (_request, response, http) => {
      if (await isAllowed(http)) return false;
      const metadata = `http://127.0.0.1:${server.port}/.well-known/oauth-protected-resource`;
      response.writeHead(401, { 'www-authenticate': `Bearer resource_metadata="${metadata}"` }).end();
      return true;
    },
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
