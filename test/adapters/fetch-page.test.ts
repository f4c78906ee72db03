import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { fetchTool } from '../../functions/adapters/fetch-tool.ts';
import { jsonSchemaValidator } from '../../functions/adapters/json-schema-validator.ts';
import { createSafeFetch } from '../../functions/adapters/safe-fetch.ts';
import { sourceOf } from '../../functions/domain/source.ts';
import { startHttp } from '../support/start-http.ts';

/** Only `site.test` may be internal, so that everything else behaves as on the web. */
async function open(listener: RequestListener) {
  const { port, requests } = await startHttp(listener);
  const resolve = async (hostname: string) => {
    const address = { 'site.test': '127.0.0.1', 'rebound.test': '127.0.0.1' }[hostname];
    if (address === undefined) throw new Error(`The test has no address of ${hostname}`);
    return [{ address, family: 4 }];
  };
  const reach = { permits: () => true, isInternal: (hostname: string) => hostname === 'site.test' };
  const safeFetch = createSafeFetch({ reach, maxBytes: limits.fetchBytes, resolve });
  onTestFinished(() => safeFetch.close());
  const tool = fetchTool(safeFetch);
  const origin = `http://site.test:${port}`;
  const read = (path: string, signal = new AbortController().signal) =>
    tool.call({ url: path.startsWith('/') ? `${origin}${path}` : path }, { signal, idempotencyKey: '' });
  return { read, requests, origin, port, tool };
}

const send = (response: ServerResponse, type: string, body: string | Buffer) =>
  response.setHeader('content-type', type).end(body);

describe('a page', () => {
  test('becomes a document that can be cited: its text, its title, its place', async () => {
    const { read, origin } = await open((_request, response) =>
      send(response, 'text/html; charset=utf-8', '<title>Tides</title><h1>High water</h1><p>At noon.</p>'),
    );
    const { documents, text, isError } = await read('/tides?day=1#top');
    expect(isError).toBe(false);
    expect(documents).toEqual([{ uri: `${origin}/tides?day=1`, title: 'Tides', text: '# High water\n\nAt noon.' }]);
    expect(text).toBe(documents[0]?.text);
    expect(documents.map(sourceOf)[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['plain text', 'text/plain', '# Notes\n\nHello.\n', 'Notes'],
    ['JSON', 'application/json', '{"a": 1}', 'page'],
    ['JSON of a kind', 'application/ld+json; charset="utf-8"', '{"a": 1}', 'page'],
  ])('of %s is kept as it is', async (_what, type, body, title) => {
    const { read } = await open((_request, response) => send(response, type, body));
    expect((await read('/page')).documents).toMatchObject([{ title, text: body }]);
  });

  test('is read in its own character set', async () => {
    const { read } = await open((_request, response) =>
      send(response, 'text/plain; charset=iso-8859-1', Buffer.from('café', 'latin1')),
    );
    expect((await read('/page')).text).toBe('café');
  });

  test.each([
    ['is not text', 'image/png', 200, 'not text'],
    ['does not say what it is', '', 200, 'not text'],
    ['is in no known character set', 'text/plain; charset=klingon', 200, 'character set'],
    ['is not there', 'text/html', 404, 'status 404'],
    ['fails', 'text/html', 500, 'status 500'],
  ])('that %s is an error that the model can read', async (_what, type, status, words) => {
    const { read } = await open((_request, response) => {
      response.statusCode = status;
      send(response, type, 'x');
    });
    expect(await read('/page')).toMatchObject({ isError: true, documents: [], text: expect.stringContaining(words) });
  });

  test('that is nested beyond reason is an error', async () => {
    const { read } = await open((_request, response) => send(response, 'text/html', '<div>'.repeat(50_000)));
    expect(await read('/page')).toMatchObject({ isError: true, text: 'The page is nested too deeply.' });
  });

  test('that is too large is refused', async () => {
    const { read } = await open((_request, response) =>
      send(response, 'text/plain', 'x'.repeat(limits.fetchBytes + 1)),
    );
    await expect(read('/page')).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });

  test('that breaks off is a fault that passes', async () => {
    const { read } = await open((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' })
        .write('half', () => response.destroy());
    });
    await expect(read('/page')).rejects.toMatchObject({ name: 'ToolUnavailable' });
  });

  test('that trickles is given up with the call', async () => {
    const waiting = new AbortController();
    const { read } = await open((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).write('a', () => waiting.abort(new Error('enough')));
    });
    await expect(read('/page', waiting.signal)).rejects.toThrow('enough');
  });
});

describe('a redirect', () => {
  const redirect = (response: ServerResponse, location: string) => response.writeHead(302, { location }).end();

  test('is followed, and the document is found where it ended', async () => {
    const { read, origin } = await open((request, response) =>
      request.url === '/a' ? redirect(response, '/b') : send(response, 'text/plain', 'end'),
    );
    expect((await read('/a')).documents).toMatchObject([{ uri: `${origin}/b`, text: 'end' }]);
  });

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://rebound.test/',
    'http://user:password@site.test/',
  ])('to %s is refused', async (location) => {
    const { read, requests } = await open((_request, response) => redirect(response, location));
    await expect(read('/a')).rejects.toMatchObject({ name: 'ToolRefused' });
    expect(requests).toHaveLength(1);
  });

  test('without end is an error', async () => {
    const { read, requests } = await open((_request, response) => redirect(response, '/a'));
    expect(await read('/a')).toMatchObject({ isError: true, text: expect.stringContaining('more than 5 times') });
    expect(requests).toHaveLength(limits.fetchRedirects + 1);
  });

  test('to nowhere is an error', async () => {
    const { read } = await open((_request, response) => redirect(response, 'http://'));
    expect(await read('/a')).toMatchObject({ isError: true, text: 'The page redirects to nowhere.' });
  });

  test('takes no cookie and no credentials along', async () => {
    const { read, requests } = await open((request, response) => {
      response.setHeader('set-cookie', 'a=1');
      if (request.url === '/a') redirect(response, '/b');
      else send(response, 'text/plain', 'end');
    });
    await read('/a');
    expect(requests[1]?.headers).not.toHaveProperty('cookie');
    expect(requests[1]?.headers).not.toHaveProperty('authorization');
  });
});

test('the tool takes a URL and nothing else', async () => {
  const { tool } = await open((_request, response) => response.end());
  const violation = jsonSchemaValidator();
  expect(violation(tool.inputSchema, { url: 'https://example.com/' })).toBeUndefined();
  expect(violation(tool.inputSchema, {})).toContain('url');
  expect(violation(tool.inputSchema, { url: 'https://example.com/', method: 'POST' })).toContain('additional');
});
