import { expect, test } from 'vitest';
import { PowertoolsTelemetry } from '../../functions/adapters/telemetry.ts';
import { toolsPort } from '../../functions/adapters/tools-port.ts';
import { callerWith } from '../fakes/fake-tools.ts';

const telemetry = new PowertoolsTelemetry();
const spec = { builtIn: { searchKnowledge: {} }, servers: [] };
const environment = { engine: 'openai-compatible:gpt-test', toolPrograms: 'refuse' };

test.each([
  ['a spec without tools', { builtIn: {}, servers: [] }, environment],
  ['an engine that calls none', spec, { ...environment, engine: 'extractive' }],
])('%s has none', async (_what, given, where) => {
  const tools = toolsPort(given, telemetry, where);
  expect(tools.isEmpty).toBe(true);
  const { close, ...offer } = await tools.offer(callerWith('admin'));
  expect(offer).toEqual({ tools: [], missing: [] });
  await close();
});

test('a spec with tools offers them, again after a close', async () => {
  const tools = toolsPort(spec, telemetry, environment);
  expect(tools.isEmpty).toBe(false);
  for (let times = 0; times < 2; times += 1) {
    const offer = await tools.offer(callerWith());
    expect(offer.tools.map(({ name }) => name)).toEqual(['search_knowledge']);
    await offer.close();
  }
});

test.each([
  ['refuse', 'ToolRefused'],
  ['', 'ToolRefused'],
  ['start', 'ToolUnavailable'],
])('where programs are told to %s, one that does not exist is %s', async (toolPrograms, fault) => {
  const rules = [{ name: 'read', sideEffects: false }];
  const server = {
    transport: 'stdio' as const,
    name: 'files',
    command: '/nowhere/tool',
    arguments: [],
    environment: {},
    tools: rules,
  };
  const tools = toolsPort({ builtIn: {}, servers: [server] }, telemetry, { ...environment, toolPrograms });
  const offer = await tools.offer(callerWith());
  expect(offer.missing).toMatchObject([{ server: 'files', fault: { name: fault } }]);
  await offer.close();
});
