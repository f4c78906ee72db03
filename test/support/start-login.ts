import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Events, OAuth2Server } from 'oauth2-mock-server';
import { onTestFinished } from 'vitest';
import type { Until } from './start-http.ts';

/** An authorization server that knows one client, `dossier`, and gives tokens for a minute. */
export async function startLogin(until: Until = onTestFinished) {
  const login = new OAuth2Server();
  await login.issuer.keys.generate('RS256');
  await login.start(0, '127.0.0.1');
  until(() => login.stop());
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
  /** For a tool server: true when it has turned the request away, with a word where tokens are to be had. */
  const turnsAway = async (http: IncomingMessage, response: ServerResponse, port: number): Promise<boolean> => {
    if (await isAllowed(http)) return false;
    const metadata = `http://127.0.0.1:${port}/.well-known/oauth-protected-resource`;
    response.writeHead(401, { 'www-authenticate': `Bearer resource_metadata="${metadata}"` }).end();
    return true;
  };
  return { issuer, world, login, turnsAway };
}
