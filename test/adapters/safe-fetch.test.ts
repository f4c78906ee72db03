import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { originReach, type Reach, webReach } from '../../functions/adapters/reach.ts';
import { type Address, createSafeFetch } from '../../functions/adapters/safe-fetch.ts';
import { startHttp } from '../support/start-http.ts';

const everywhere: Reach = { permits: () => true, isInternal: () => false };
const thisMachine: Reach = { permits: () => true, isInternal: () => true };

/** Answers with these addresses, one list a question, the last one for ever; refuses names it was not told. */
function names(script: Readonly<Record<string, string[][]>>) {
  const asked: string[] = [];
  const resolve = async (hostname: string): Promise<Address[]> => {
    const answers = script[hostname];
    if (answers === undefined) throw new Error(`The test has no address of ${hostname}`);
    const before = asked.filter((name) => name === hostname).length;
    asked.push(hostname);
    const addresses = answers[Math.min(before, answers.length - 1)] ?? [];
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { asked, resolve };
}

function open(reach: Reach, script: Readonly<Record<string, string[][]>> = {}, maxBytes = 1_000) {
  const { asked, resolve } = names(script);
  const safe = createSafeFetch({ reach, maxBytes, resolve });
  onTestFinished(() => safe.close());
  return { ...safe, asked };
}

const refused = { name: 'ToolRefused' };

describe('a request is refused before anything is sent', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
  ])('to %s', async (url) => {
    const { fetch, asked } = open(everywhere);
    await expect(fetch(url)).rejects.toMatchObject(refused);
    expect(asked).toEqual([]);
  });

  test.each([
    ['with credentials in the URL', 'https://user:secret@example.com/'],
    ['with a user in the URL', 'https://user@example.com/'],
    ['by another scheme', 'file:///etc/passwd'],
    ['by another scheme', 'ftp://example.com/'],
    ['by another scheme', 'data:text/plain,hello'],
    ['by another scheme', 'gopher://example.com/'],
    ['to another port', 'https://example.com:22/'],
    ['to a host that is not listed', 'https://example.org/'],
    ['to a host that ends like a listed one', 'https://evilexample.com/'],
    ['to no URL', 'example.com'],
  ])('%s', async (_what, url) => {
    await expect(open(webReach(['example.com', '*.example.com'])).fetch(url)).rejects.toMatchObject(refused);
  });

  test.each([
    ['a private address', ['10.1.2.3']],
    ['this machine', ['127.0.0.1']],
    ['this machine by IPv6', ['::1']],
    ['the metadata of AWS', ['169.254.169.254']],
    ['a mapped address', ['::ffff:10.0.0.1']],
    ['a good address and a bad one', ['93.184.216.34', '10.0.0.1']],
  ])('to a name with %s', async (_what, addresses) => {
    const { fetch, asked } = open(everywhere, { 'site.test': [addresses] });
    await expect(fetch('http://site.test/')).rejects.toMatchObject(refused);
    expect(asked).toEqual(['site.test']);
  });

  test('to an internal server that resolves to the metadata of AWS', async () => {
    const reach = originReach(['http://tools.internal'], ['tools.internal']);
    for (const address of ['169.254.169.254', 'fd00:ec2::254']) {
      const { fetch } = open(reach, { 'tools.internal': [[address]] });
      await expect(fetch('http://tools.internal/')).rejects.toMatchObject(refused);
    }
  });
});

describe('a listed host', () => {
  test.each([
    ['*', 'https://anything.example/', true],
    ['example.com', 'https://example.com/page', true],
    ['example.com', 'https://EXAMPLE.com./page', true],
    ['example.com', 'https://www.example.com/', false],
    ['*.example.com', 'https://a.b.example.com/', true],
    ['*.example.com', 'https://example.com/', false],
    ['*', 'http://anything.example/', true],
    ['*', 'http://anything.example:443/', false],
    ['*', 'http://anything.example:8080/', false],
    ['*', 'ws://anything.example/', false],
  ])('%s permits %s: %s', (host, url, permits) => {
    expect(webReach([host]).permits(new URL(url))).toBe(permits);
  });

  test('of a tool server permits its own origin and no other', () => {
    const reach = originReach(['https://tools.example/mcp'], []);
    const permits = (url: string) => reach.permits(new URL(url));
    expect(permits('https://tools.example/elsewhere')).toBe(true);
    expect(['http://tools.example/mcp', 'https://tools.example:8443/mcp', 'https://login.example/'].some(permits)).toBe(
      false,
    );
  });
});

describe('a connection', () => {
  test('goes to the address that was checked, whatever the name means a moment later', async () => {
    const checked = await startHttp((_request, response) => response.end('checked'));
    const other = await startHttp((_request, response) => response.end('other'), '127.0.0.2', checked.port);
    const { fetch, asked } = open(thisMachine, { 'site.test': [['127.0.0.1'], ['127.0.0.2']] });
    const response = await fetch(`http://site.test:${checked.port}/`);
    expect(await response.text()).toBe('checked');
    expect(asked).toEqual(['site.test']);
    expect(other.requests).toEqual([]);
  });

  test('that is opened anew is checked anew', async () => {
    const { port } = await startHttp((_request, response) => response.setHeader('connection', 'close').end('first'));
    const { fetch } = open(thisMachine, { 'site.test': [['127.0.0.1'], ['169.254.169.254']] });
    expect(await (await fetch(`http://site.test:${port}/`)).text()).toBe('first');
    await expect(fetch(`http://site.test:${port}/`)).rejects.toMatchObject(refused);
  });

  test('carries the name of the host, so that certificates and virtual hosts work', async () => {
    const { port, requests } = await startHttp((_request, response) => response.end());
    await (await open(thisMachine, { 'site.test': [['127.0.0.1']] }).fetch(`http://site.test:${port}/`)).text();
    expect(requests[0]?.headers).toMatchObject({ host: `site.test:${port}` });
  });

  test('that nobody answers is a fault that passes', async () => {
    const { port, server } = await startHttp((_request, response) => response.end());
    server.close();
    await expect(open(thisMachine).fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      name: 'ToolUnavailable',
    });
  });

  test('to a name that cannot be resolved, or has no address, is a fault that passes', async () => {
    const { fetch } = open(everywhere, { 'empty.test': [[]] });
    await expect(fetch('http://unknown.test/')).rejects.toMatchObject({ name: 'ToolUnavailable' });
    await expect(fetch('http://empty.test/')).rejects.toMatchObject({ name: 'ToolUnavailable' });
  });
});

describe('an answer', () => {
  test('that redirects is not followed', async () => {
    const { port } = await startHttp((_request, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    const response = await open(thisMachine).fetch(`http://127.0.0.1:${port}/`);
    expect([response.status, response.headers.get('location')]).toEqual([302, 'http://169.254.169.254/']);
  });

  test('that is too large breaks off', async () => {
    const { port } = await startHttp((_request, response) => response.end('x'.repeat(1_001)));
    const response = await open(thisMachine).fetch(`http://127.0.0.1:${port}/`);
    await expect(response.text()).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });

  test('that grows when it is unpacked breaks off too', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const { port } = await startHttp((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(bomb);
    });
    const { fetch } = open(thisMachine, {}, 1024 * 1024);
    const response = await fetch(`http://127.0.0.1:${port}/`);
    await expect(response.text()).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });

  test('that does not come is given up with the reason of the signal', async () => {
    const waiting = new AbortController();
    const { port } = await startHttp(() => waiting.abort(new Error('enough')));
    await expect(open(thisMachine).fetch(`http://127.0.0.1:${port}/`, { signal: waiting.signal })).rejects.toThrow(
      'enough',
    );
  });

  test('without a body has none', async () => {
    const { port } = await startHttp((_request, response) => response.writeHead(204).end());
    const response = await open(thisMachine).fetch(`http://127.0.0.1:${port}/`);
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test('to a request with headers and a body comes for just these', async () => {
    const { port, requests } = await startHttp((request, response) => void request.pipe(response));
    const response = await open(thisMachine).fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'x-test': 'yes' },
      body: new URLSearchParams({ grant: 'x y' }),
    });
    expect(await response.text()).toBe('grant=x+y');
    expect(requests[0]).toMatchObject({ method: 'POST', headers: { 'x-test': 'yes' } });
  });
});
