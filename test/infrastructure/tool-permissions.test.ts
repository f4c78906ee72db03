import { describe, expect, test } from 'vitest';
import { type FunctionName, functionEnvironment } from '../../contract/environment.ts';
import { noTools, type ToolServer, type ToolServerAuth, type ToolsSpec } from '../../contract/tools.ts';
import { stageNames } from '../../lib/stages.ts';
import { mayRead, mayThink, synthesiseChecked } from './models-and-secrets.ts';
import { propertiesOf, synthesise } from './synthesise.ts';

const names = Object.keys(functionEnvironment) as FunctionName[];

function remote(name: string, auth: ToolServerAuth): ToolServer {
  const url = `https://${name}.example.com/mcp`;
  return { transport: 'http', name, url, internal: false, auth, tools: [] };
}

const program: ToolServer = {
  transport: 'stdio',
  name: 'files',
  command: 'node',
  arguments: [],
  environment: {},
  tools: [],
};

describe('with tool servers that have secrets', () => {
  const clientCredentials = {
    kind: 'client-credentials' as const,
    issuer: 'https://id.example.com',
    clientId: 'dossier',
  };
  const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shared/wiki-AbCdEf';
  const tools: ToolsSpec = {
    builtIn: { searchKnowledge: {} },
    servers: [
      remote('open', { kind: 'none' }),
      remote('weather', { kind: 'bearer', secret: 'tools/weather' }),
      remote('forecast', { kind: 'bearer', secret: 'tools/weather' }),
      remote('tickets', { ...clientCredentials, secret: 'tools/tickets' }),
      remote('wiki', { kind: 'bearer', secret: arn }),
      program,
    ],
  };
  const { service, findings } = synthesiseChecked({ tools });

  test('research may read these, each once, and no other function any', () => {
    const expected = [`secretsmanager:GetSecretValue ${arn}`, mayRead('tools/tickets'), mayRead('tools/weather')];
    for (const name of names) {
      expect(mayThink(service, name), name).toEqual(name === 'research' ? expected : []);
    }
  });

  test('the checks find nothing', () => {
    expect(findings).toEqual([]);
  });
});

test.each([
  ['no tools', noTools],
  [
    'tools that need no secret',
    { builtIn: { fetchUrl: { hosts: ['*'] } }, servers: [remote('open', { kind: 'none' }), program] },
  ],
])('with %s research may read no secret', (_what, tools) => {
  expect(mayThink(synthesiseChecked({ tools }).service, 'research')).toEqual([]);
});

test.each(stageNames)('no function of %s may start a program', (stage) => {
  const { service } = synthesise(stage);
  for (const name of names) {
    const { DOSSIER_TOOL_PROGRAMS } = propertiesOf(service, name)['Environment'].Variables as Record<string, string>;
    expect(DOSSIER_TOOL_PROGRAMS, name).toBe(name === 'research' ? 'refuse' : undefined);
  }
});
