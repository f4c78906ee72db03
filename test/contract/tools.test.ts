import { describe, expect, test } from 'vitest';
import { noTools, originsOf, toolsSpecSchema } from '../../contract/tools.ts';

const http = {
  transport: 'http',
  name: 'weather',
  url: 'https://weather.example/mcp',
  internal: false,
  auth: { kind: 'none' },
  tools: [{ name: 'forecast', sideEffects: false }],
};
const stdio = {
  transport: 'stdio',
  name: 'files',
  command: 'node',
  arguments: ['server.js'],
  environment: {},
  tools: [],
};
const oauth = {
  kind: 'client-credentials',
  issuer: 'https://login.example',
  clientId: 'dossier',
  secret: 'dev/weather',
};

const specOf = (...servers: unknown[]) => ({ builtIn: {}, servers });
const isValid = (spec: unknown) => toolsSpecSchema.safeParse(spec).success;

describe('the tools of a spec', () => {
  test.each([
    ['no tools at all', noTools],
    ['the built-in ones', { builtIn: { searchKnowledge: {}, fetchUrl: { hosts: ['*.example.com'] } }, servers: [] }],
    ['a server of each kind', specOf(http, stdio)],
    ['a server with OAuth', specOf({ ...http, auth: oauth })],
    ['an internal server by plain HTTP', specOf({ ...http, internal: true, url: 'http://tools.internal:8080/mcp' })],
  ])('can be %s', (_what, spec) => {
    expect(isValid(spec)).toBe(true);
  });

  test.each([
    ['a server twice', specOf(http, http)],
    ['a tool twice', specOf({ ...http, tools: [...http.tools, ...http.tools] })],
    ['a public server by plain HTTP', specOf({ ...http, url: 'http://weather.example/mcp' })],
    [
      'a public server whose secret goes over plain HTTP',
      specOf({ ...http, auth: { ...oauth, issuer: 'http://login.example' } }),
    ],
    ['another scheme', specOf({ ...http, url: 'file:///etc/passwd' })],
    ['a token in place of the name of a secret', specOf({ ...http, auth: { kind: 'bearer', token: 'abc' } })],
    ['no word on side effects', specOf({ ...http, tools: [{ name: 'forecast' }] })],
    ['an unknown role', specOf({ ...http, tools: [{ name: 'forecast', sideEffects: false, roles: ['king'] }] })],
    ['a name with an underscore', specOf({ ...http, name: 'a_b' })],
    ['pages of no host', { builtIn: { fetchUrl: { hosts: [] } }, servers: [] }],
    ['a host with a scheme', { builtIn: { fetchUrl: { hosts: ['https://example.com'] } }, servers: [] }],
    ['a field nobody knows', { ...noTools, more: true }],
  ])('cannot be %s', (_what, spec) => {
    expect(isValid(spec)).toBe(false);
  });
});

test('the secret of a server may go to its issuer and to the origin of its tokens', () => {
  const auth = { kind: 'client-credentials', issuer: 'https://a.example', clientId: 'c', secret: 's' } as const;
  expect(originsOf(auth)).toEqual(['https://a.example']);
  expect(originsOf({ ...auth, tokenOrigin: 'https://b.example' })).toEqual(['https://a.example', 'https://b.example']);
  expect(originsOf({ kind: 'bearer', secret: 's' })).toEqual([]);
});
