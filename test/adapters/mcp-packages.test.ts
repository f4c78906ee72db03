import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { StdioToolServer, ToolRule, ToolServer } from '../../contract/tools.ts';
import { specTools } from '../../functions/adapters/spec-tools.ts';
import { openKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import { sha256 } from '../../functions/domain/hash.ts';
import type { ProposedCall } from '../../functions/domain/tool-call.ts';
import { noUsage } from '../../functions/domain/usage.ts';
import { runTools, type ToolRun } from '../../functions/tools/run-tools.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeSecrets } from '../fakes/fake-secrets.ts';
import { callerWith, FakeLastAnswers, FakeToolAudit, toolUser } from '../fakes/fake-tools.ts';
import { startEverything } from '../support/start-everything.ts';

/** The servers that the people of the protocol publish, unchanged. */

function program(name: string, tools: ToolRule[], details: Partial<StdioToolServer> = {}): StdioToolServer {
  const script = path.resolve(`node_modules/@modelcontextprotocol/server-${name}/dist/index.js`);
  const { arguments: extra = [], ...others } = details;
  return {
    transport: 'stdio',
    name,
    command: process.execPath,
    arguments: [script, ...extra],
    environment: {},
    tools,
    ...others,
  };
}

const rule = (name: string, sideEffects = false): ToolRule => ({ name, sideEffects });

function toolsOf(server: ToolServer, mayStartPrograms = true) {
  const setup = {
    secrets: new FakeSecrets({}),
    clock: new FakeClock(),
    mayStartPrograms,
  };
  return { setup, tools: specTools({ builtIn: {}, servers: [server] }, setup) };
}

/** Makes these calls, a round each. */
async function run(server: ToolServer, ...calls: ProposedCall[]): Promise<ToolRun & { audit: FakeToolAudit }> {
  const { setup, tools } = toolsOf(server);
  const audit = new FakeToolAudit();
  const remaining = [...calls];
  const propose = async () => ({ value: remaining.splice(0, 1), thought: '', usage: noUsage });
  return {
    ...(await runTools({ ...setup, tools, audit, lastAnswers: new FakeLastAnswers() }, toolUser, propose)),
    audit,
  };
}

async function folder(): Promise<string> {
  const made = await realpath(await mkdtemp(path.join(tmpdir(), 'dossier-test-')));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

const texts = ({ exchanges }: ToolRun) => exchanges.map(({ text }) => text);

describe('the filesystem server', () => {
  const rules = [rule('read_text_file'), rule('write_file', true)];

  test('gives a file as a source that can be cited, word for word', async () => {
    const root = await folder();
    const text = '# Tides\n\nThe spring tide of Fundy reaches 16.3 metres at Burntcoat Head.\n';
    await writeFile(path.join(root, 'tides.md'), text);
    const { documents, end } = await run(program('filesystem', rules, { arguments: [root] }), {
      name: 'filesystem_read_text_file',
      toolArguments: { path: path.join(root, 'tides.md') },
    });
    expect(end).toBe('done');
    expect(documents).toMatchObject([
      { uri: expect.stringMatching(/^mcp:\/\/filesystem\/read_text_file#[0-9a-f]{16}$/), text },
    ]);
    const [passage] = await openKnowledge({ folder: 'knowledge' }).search('How high is the spring tide of Fundy?', {
      limit: 5,
      extra: documents,
    });
    expect(passage).toMatchObject({ text, source: { sha256: sha256(text) } });
  });

  test('is offered with the tools of the spec only, writing marked', async () => {
    const { tools } = toolsOf(program('filesystem', rules, { arguments: [await folder()] }));
    const offer = await tools.offer(toolUser);
    onTestFinished(offer.close);
    expect(offer.missing).toEqual([]);
    expect(offer.tools.map(({ name, hasSideEffects }) => [name, hasSideEffects])).toEqual([
      ['filesystem_read_text_file', false],
      ['filesystem_write_file', true],
    ]);
  });

  test('does not get to hear of a tool that the spec leaves out, nor of arguments that do not fit', async () => {
    const root = await folder();
    const run1 = await run(
      program('filesystem', [rule('read_text_file')], { arguments: [root] }),
      { name: 'filesystem_write_file', toolArguments: { path: path.join(root, 'a'), content: 'b' } },
      { name: 'filesystem_read_text_file', toolArguments: { file: 'a' } },
    );
    expect(run1.audit.entries.map(({ outcome }) => outcome)).toEqual(['not-offered', 'invalid-arguments']);
    expect(await readdir(root)).toEqual([]);
  });

  test("says no to a file outside its folder, which is the tool's error and no source", async () => {
    const { exchanges, documents } = await run(program('filesystem', rules, { arguments: [await folder()] }), {
      name: 'filesystem_read_text_file',
      toolArguments: { path: '/etc/hostname' },
    });
    expect(exchanges).toMatchObject([{ outcome: 'tool-error' }]);
    expect(documents).toEqual([]);
  });
});

describe('the memory server', () => {
  test('keeps what one call writes for the next one to find', async () => {
    const file = path.join(await folder(), 'memory.jsonl');
    const rules = [rule('create_entities'), rule('search_nodes')];
    const server = program('memory', rules, { environment: { MEMORY_FILE_PATH: file } });
    const entities = [{ name: 'Fundy', entityType: 'bay', observations: ['has the highest tides'] }];
    const result = await run(
      server,
      { name: 'memory_create_entities', toolArguments: { entities } },
      { name: 'memory_search_nodes', toolArguments: { query: 'Fundy' } },
    );
    expect(result.exchanges.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
    expect(texts(result)[1]).toContain('has the highest tides');
    expect(await readFile(file, 'utf8')).toContain('Fundy');
  });

  test('says itself that a tool changes something, and is believed against the spec', async () => {
    const { tools } = toolsOf(program('memory', [rule('create_entities', false)]));
    const offer = await tools.offer(callerWith());
    onTestFinished(offer.close);
    expect(offer.tools).toMatchObject([{ hasSideEffects: true }]);
  });
});

describe('a program', () => {
  test('sees nothing of our environment but what the spec gives it', async () => {
    process.env['DOSSIER_TEST_SECRET'] = 'canary';
    onTestFinished(() => void delete process.env['DOSSIER_TEST_SECRET']);
    const server = program('everything', [rule('get-env')], { environment: { TOOL_MODE: 'test' } });
    const [text = '{}'] = texts(await run(server, { name: 'everything_get-env', toolArguments: {} }));
    const environment = JSON.parse(text) as Record<string, string>;
    const bare = ['HOME', 'LOGNAME', 'PATH', 'SHELL', 'TERM', 'USER'];
    expect(Object.keys(environment).toSorted()).toEqual([...bare, 'TOOL_MODE'].toSorted());
    expect(environment['HOME']).not.toBe(process.env['HOME']);
    expect(text).not.toContain('canary');
  });

  test('leaves nothing behind: neither itself nor its folder', async () => {
    const server = program('everything', [rule('get-env')]);
    const [text = '{}'] = texts(await run(server, { name: 'everything_get-env', toolArguments: {} }));
    const { HOME: home = '' } = JSON.parse(text) as Record<string, string>;
    expect(path.basename(home)).toMatch(/^dossier-tool-/);
    await expect(readdir(home)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('is not started where programs may not be, nor when it does not exist', async () => {
    const { tools } = toolsOf(program('everything', [rule('echo')]), false);
    expect(await tools.offer(callerWith())).toMatchObject({
      tools: [],
      missing: [{ server: 'everything', fault: { name: 'ToolRefused' } }],
    });
    const absent = toolsOf({ ...program('everything', [rule('echo')]), command: '/nowhere/tool' }).tools;
    expect(await absent.offer(callerWith())).toMatchObject({ missing: [{ fault: { name: 'ToolUnavailable' } }] });
  });

  test('that dies in the middle of a call is unavailable, and the step goes on', async () => {
    const script = `
      let input = '';
      process.stdin.on('data', (chunk) => {
        input += chunk;
        for (let end = input.indexOf('\\n'); end >= 0; end = input.indexOf('\\n')) {
          const { id, method, params } = JSON.parse(input.slice(0, end));
          input = input.slice(end + 1);
          const answer = (result) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, result }) + '\\n');
          if (method === 'initialize') answer({ protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'x', version: '1' } });
          if (method === 'tools/list') answer({ tools: [{ name: 'die', inputSchema: { type: 'object' } }] });
          if (method === 'tools/call') process.exit(1);
        }
      });`;
    const mortal = { ...program('everything', [rule('die')]), name: 'mortal', arguments: ['-e', script] };
    const { end, exchanges } = await run(mortal, { name: 'mortal_die', toolArguments: {} });
    expect({ end, outcomes: exchanges.map(({ outcome }) => outcome) }).toEqual({
      end: 'done',
      outcomes: ['unavailable'],
    });
  });
});

describe('the server of everything, over Streamable HTTP', () => {
  const everything = async (...tools: ToolRule[]): Promise<ToolServer> => {
    const { url } = await startEverything();
    return { transport: 'http', name: 'everything', url, internal: true, auth: { kind: 'none' }, tools };
  };

  test('is called', async () => {
    const server = await everything(rule('echo'));
    const result = await run(server, { name: 'everything_echo', toolArguments: { message: 'hello' } });
    expect(result.documents).toMatchObject([{ title: 'Answer of everything: echo', text: 'Echo: hello' }]);
    expect(result.audit.entries).toMatchObject([{ server: 'everything', tool: 'echo', outcome: 'answered' }]);
  });

  test('gives structured content that fits its schema', async () => {
    const server = await everything(rule('get-structured-content'));
    const call = { name: 'everything_get-structured-content', toolArguments: { location: 'Chicago' } };
    expect(texts(await run(server, call))).toEqual([expect.stringContaining('"humidity":82')]);
  });

  test('has its schemas kept: a city that is not on the list does not leave the house', async () => {
    const server = await everything(rule('get-structured-content'));
    const call = (location: string) => ({ name: 'everything_get-structured-content', toolArguments: { location } });
    const { exchanges } = await run(server, call('Atlantis'), call('New York'));
    expect(exchanges.map(({ outcome }) => outcome)).toEqual(['invalid-arguments', 'answered']);
  });

  test('gives a resource as a source of its own, named after the server', async () => {
    const server = await everything(rule('get-resource-reference'));
    const toolArguments = { resourceType: 'Text', resourceId: 1 };
    const { documents } = await run(server, { name: 'everything_get-resource-reference', toolArguments });
    expect(documents.map(({ uri }) => uri)).toContainEqual(
      expect.stringMatching(/^mcp:\/\/everything\/get-resource-reference\?resource=demo%3A/),
    );
  });

  test('gives pictures, which are no text', async () => {
    const server = await everything(rule('get-tiny-image'));
    const [text] = texts(await run(server, { name: 'everything_get-tiny-image', toolArguments: {} }));
    expect(text).toContain('[image of type image/png]');
  });
});
