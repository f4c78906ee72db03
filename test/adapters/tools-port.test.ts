import { expect, test } from 'vitest';
import { toolsPort } from '../../functions/adapters/tools-port.ts';
import { searchTool } from '../../functions/tools/search-tool.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { FakeSecrets } from '../fakes/fake-secrets.ts';

const setup = {
  secrets: new FakeSecrets({}),
  clock: new FakeClock(),
  searchTool: searchTool(new FakeKnowledge()),
  mayStartPrograms: false,
};

test('a spec without tools offers none', async () => {
  const tools = toolsPort({ builtIn: {}, servers: [] }, setup);
  const { close, ...offer } = await tools.offer(['admin']);
  expect(offer).toEqual({ tools: [], missing: [] });
  await close();
});

test('a spec with tools offers them, again after a close', async () => {
  const tools = toolsPort({ builtIn: { searchKnowledge: {} }, servers: [] }, setup);
  for (let times = 0; times < 2; times += 1) {
    const offer = await tools.offer([]);
    expect(offer.tools.map(({ name }) => name)).toEqual(['search_knowledge']);
    await offer.close();
  }
});
