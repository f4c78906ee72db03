import { describe, expect, onTestFinished, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import type { HttpToolServer } from '../../contract/tools.ts';
import { httpChannel } from '../../functions/adapters/mcp-http-channel.ts';
import { McpServer } from '../../functions/adapters/mcp-server.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeSecrets } from '../fakes/fake-secrets.ts';
import { answer, answerText, forecast, type McpScript, startMcpServer } from '../support/start-mcp-server.ts';

async function open(script: McpScript, details: Partial<HttpToolServer> = {}, secrets = {}) {
  const scripted = await startMcpServer(script);
  const clock = new FakeClock();
  const server: HttpToolServer = {
    transport: 'http',
    name: 'weather',
    url: scripted.url,
    internal: true,
    auth: { kind: 'none' },
    tools: [],
    ...details,
  };
  const mcp = new McpServer(httpChannel(server, new FakeSecrets(secrets)), clock);
  onTestFinished(() => mcp.close());
  const call = (signal = new AbortController().signal) => mcp.call('forecast', { city: 'Rome' }, { signal });
  const asked = (method: string) => scripted.asked.filter((request) => request.method === method);
  return { mcp, call, clock, asked, scripted };
}

const names = (tools: readonly { name: string }[]) => tools.map(({ name }) => name);
const tool = (name: string) => ({ ...forecast, name });

describe('discovery', () => {
  test('reads all pages', async () => {
    const { mcp } = await open({
      pages: {
        '': { tools: [tool('a')], nextCursor: '2' },
        '2': { tools: [tool('b')], nextCursor: '3' },
        '3': { tools: [tool('c')] },
      },
    });
    expect(names(await mcp.tools())).toEqual(['a', 'b', 'c']);
  });

  test('is remembered, also over sessions, until it is too old', async () => {
    const { mcp, clock, asked } = await open({});
    await Promise.all([mcp.tools(), mcp.tools()]);
    await mcp.close();
    clock.advanceSeconds(limits.toolDiscoverySeconds - 1);
    await mcp.tools();
    expect(asked('tools/list')).toHaveLength(1);
    clock.advanceSeconds(1);
    await mcp.tools();
    expect(asked('tools/list')).toHaveLength(2);
  });

  test('is done anew when the server says that its tools changed', async () => {
    const pages: Record<string, { tools: unknown[] }> = { '': { tools: [tool('a')] } };
    const { mcp, call, asked } = await open({
      pages,
      call: (request, response) => {
        response.setHeader('content-type', 'text/event-stream');
        const send = (message: object) => response.write(`data: ${JSON.stringify({ jsonrpc: '2.0', ...message })}\n\n`);
        send({ method: 'notifications/tools/list_changed' });
        send({ id: request.id, result: { content: [] } });
        response.end();
      },
    });
    expect(names(await mcp.tools())).toEqual(['a']);
    pages[''] = { tools: [tool('b')] };
    await call();
    expect(names(await mcp.tools())).toEqual(['b']);
    expect(asked('tools/list')).toHaveLength(2);
  });

  test('that failed is tried again', async () => {
    let isDown = true;
    const { mcp } = await open({
      before: (_request, response) => {
        if (isDown) response.writeHead(503).end();
        return isDown;
      },
    });
    await expect(mcp.tools()).rejects.toMatchObject({ name: 'ToolUnavailable' });
    isDown = false;
    expect(names(await mcp.tools())).toEqual(['forecast']);
  });

  test('of a list without end is refused', async () => {
    const { mcp } = await open({
      pages: { '': { tools: [tool('a')], nextCursor: 'on' }, on: { tools: [], nextCursor: 'on' } },
    });
    await expect(mcp.tools()).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });

  test('of too many tools is refused', async () => {
    const tools = Array.from({ length: limits.toolsPerServer + 1 }, (_, index) => tool(`t${index}`));
    const { mcp } = await open({ pages: { '': { tools } } });
    await expect(mcp.tools()).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });

  test('of a list that is none is refused', async () => {
    const { mcp } = await open({ pages: { '': { tools: [{ name: 1 }] } } });
    await expect(mcp.tools()).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });
});

describe('a call', () => {
  test('gives what the server answers', async () => {
    const { call, asked } = await open({ call: (request, response) => answerText(request, response, 'sunny') });
    expect(await call()).toMatchObject({ content: [{ type: 'text', text: 'sunny' }] });
    expect(asked('tools/call')[0]?.params).toEqual({ name: 'forecast', arguments: { city: 'Rome' } });
  });

  test('with side effects carries its key where the protocol has a place for it', async () => {
    const { mcp, asked } = await open({ call: (request, response) => answerText(request, response, 'done') });
    await mcp.call('forecast', {}, { signal: new AbortController().signal, idempotencyKey: 'task/step/call' });
    expect(asked('tools/call')[0]?.params).toMatchObject({ _meta: { 'dossier/idempotency-key': 'task/step/call' } });
  });

  test('offers the server nothing of ours: no model, no files, no people', async () => {
    const { call, asked } = await open({ call: (request, response) => answerText(request, response, '') });
    await call();
    expect(asked('initialize')[0]?.params).toMatchObject({ capabilities: {}, clientInfo: { name: 'dossier' } });
  });

  test('uses one session, which ends when it is closed', async () => {
    const { mcp, call, asked, scripted } = await open({
      call: (request, response) => answerText(request, response, ''),
    });
    await call();
    await call();
    await mcp.close();
    expect(asked('initialize')).toHaveLength(1);
    expect(scripted.requests.at(-1)).toMatchObject({ method: 'DELETE', headers: { 'mcp-session-id': 'session-1' } });
  });

  test('that the server answers with an error of the protocol is told to the model', async () => {
    const { call } = await open({
      call: (request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({ jsonrpc: '2.0', id: request.id, error: { code: -32602, message: 'no such city' } }),
        );
      },
    });
    expect(await call()).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('no such city') }] });
  });

  test('is sent again, once, when the server had forgotten the session', async () => {
    let forgotten = 0;
    const { call, asked } = await open({
      before: (request, response) => {
        const forgets = request.method === 'tools/call' && (forgotten += 1) === 1;
        if (forgets) response.writeHead(404).end();
        return forgets;
      },
      call: (request, response) => answerText(request, response, 'sunny'),
    });
    expect(await call()).toMatchObject({ content: [{ text: 'sunny' }] });
    expect([asked('initialize').length, asked('tools/call').length]).toEqual([2, 2]);
  });

  test('is sent once when it fails in any other way', async () => {
    const { call, asked } = await open({ call: (_request, response) => void response.writeHead(500).end() });
    await expect(call()).rejects.toMatchObject({ name: 'ToolUnavailable' });
    expect(asked('tools/call')).toHaveLength(1);
  });

  test('after a failure opens a new session', async () => {
    let calls = 0;
    const { call, asked } = await open({
      call: (request, response) => {
        calls += 1;
        if (calls === 1) response.destroy();
        else answerText(request, response, 'sunny');
      },
    });
    await expect(call()).rejects.toMatchObject({ name: 'ToolUnavailable' });
    expect(await call()).toMatchObject({ content: [{ text: 'sunny' }] });
    expect(asked('initialize')).toHaveLength(2);
  });
});

describe('a server that misbehaves', () => {
  test.each([
    [401, 'ToolRefused'],
    [403, 'ToolRefused'],
    [429, 'ToolUnavailable'],
    [500, 'ToolUnavailable'],
    [503, 'ToolUnavailable'],
  ])('with status %i is %s', async (status, name) => {
    const { call } = await open({ call: (_request, response) => void response.writeHead(status).end('canary') });
    await expect(call()).rejects.toMatchObject({ name, message: expect.not.stringContaining('canary') });
  });

  test('by not answering is left when the call is given up, and told so', async () => {
    const waiting = new AbortController();
    const { call, asked } = await open({ call: () => waiting.abort() });
    await expect(call(waiting.signal)).rejects.toMatchObject({ name: 'ToolTimedOut' });
    await expect.poll(() => asked('notifications/cancelled')).toHaveLength(1);
  });

  test('by dying in the middle of its answer is unavailable', async () => {
    const { call } = await open({
      call: (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"jsonrpc"', () => response.destroy());
      },
    });
    await expect(call()).rejects.toMatchObject({ name: 'ToolUnavailable' });
  });

  test('by dying in the middle of a stream is unavailable at once', async () => {
    const { call } = await open({
      call: (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: message\n', () => response.destroy());
      },
    });
    await expect(call()).rejects.toMatchObject({ name: 'ToolUnavailable' });
  });

  test.each(['application/json', 'text/event-stream'])('by an endless answer of %s is cut short', async (type) => {
    const { call } = await open({
      call: (request, response) => {
        const text = 'x'.repeat(limits.toolAnswerBytes);
        const message = JSON.stringify({
          jsonrpc: '2.0',
          id: request.id,
          result: { content: [{ type: 'text', text }] },
        });
        response.setHeader('content-type', type).end(type === 'application/json' ? message : `data: ${message}\n\n`);
      },
    });
    await expect(call()).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });

  test.each([
    ['what is not JSON', 'application/json', 'oops'],
    ['what is not the protocol', 'application/json', '{"hello": 1}'],
    ['another media type', 'text/html', '<p>Sign in</p>'],
  ])('by answering %s is refused', async (_what, type, body) => {
    const { call } = await open({
      call: (_request, response) => void response.setHeader('content-type', type).end(body),
    });
    await expect(call()).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });

  test('by a result of the wrong shape is refused', async () => {
    const { call } = await open({ call: (request, response) => answer(request, response, { content: 'sunny' }) });
    await expect(call()).rejects.toMatchObject({ name: 'ToolAnswerInvalid' });
  });

  test('by sending us elsewhere leads nowhere', async () => {
    const elsewhere = await startMcpServer({});
    const { call } = await open({
      call: (_request, response) => void response.writeHead(307, { location: elsewhere.url }).end(),
    });
    await expect(call()).rejects.toMatchObject({ class: expect.any(String) });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a server that is not internal', () => {
  test('is not reached at an internal address', async () => {
    const { mcp, scripted } = await open({}, { internal: false });
    await expect(mcp.tools()).rejects.toMatchObject({ name: 'ToolRefused' });
    expect(scripted.requests).toEqual([]);
  });
});

describe('a static bearer', () => {
  test('is sent with every request, as the secret is at that time', async () => {
    const secrets: Record<string, string> = { 'dev/weather': 'old' };
    const bearer = { auth: { kind: 'bearer', secret: 'dev/weather' } } as const;
    const { call, scripted } = await open(
      { call: (request, response) => answerText(request, response, '') },
      bearer,
      secrets,
    );
    await call();
    expect(new Set(scripted.requests.map(({ headers }) => headers['authorization']))).toEqual(new Set(['Bearer old']));
    secrets['dev/weather'] = 'new';
    await call();
    expect(scripted.requests.at(-1)?.headers).toMatchObject({ authorization: 'Bearer new' });
  });
});
