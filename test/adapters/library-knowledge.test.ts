import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { libraryKnowledge } from '../../functions/adapters/library-knowledge.ts';
import type { StoredKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { passageOf } from '../fakes/samples.ts';

const options = { limit: 5, extra: [] };
let nowMs: number;
let present: string | undefined;
let kept: Set<string>;
let asked: number;
let opened: string[];
let closed: string[];

beforeEach(() => {
  [nowMs, asked] = [0, 0];
  present = undefined;
  kept = new Set();
  [opened, closed] = [[], []];
});

/** Finds one passage, which says what version it is from. */
function knowledgeAt(version: string): StoredKnowledge {
  const knowledge: StoredKnowledge = {
    version: async () => version,
    at: async (wanted) => (wanted === version ? knowledge : undefined),
    search: async () => [passageOf({ uri: version, title: version, text: version })],
    contents: async () => ({ documents: 1, passages: 1, problems: [] }),
    healthy: async () => true,
    close: async () => void closed.push(version),
  };
  return knowledge;
}

function open() {
  const shelf = {
    presentVersion: async () => {
      asked += 1;
      return present;
    },
    open: async (version: string) => {
      if (!kept.has(version)) return undefined;
      opened.push(version);
      return knowledgeAt(version);
    },
  };
  const knowledge = libraryKnowledge(shelf, knowledgeAt('packed'), () => nowMs);
  return {
    knowledge,
    shelf,
    found: async (version?: string) => {
      const searched = version === undefined ? knowledge : await knowledge.at(version);
      return (await searched?.search('?', options))?.[0]?.source.uri;
    },
  };
}

function publish(version: string): void {
  kept.add(version);
  present = version;
}

describe('the documents', () => {
  test('are those of the deployment while nothing is uploaded', async () => {
    const { knowledge, found } = open();
    expect(await knowledge.version()).toBe('packed');
    expect(await found()).toBe('packed');
    expect(await found('packed')).toBe('packed');
  });

  test('are the uploaded ones as soon as there are some, and change within a minute', async () => {
    const { knowledge, found } = open();
    await knowledge.version();
    publish('one');
    expect(await knowledge.version()).toBe('packed');
    nowMs += limits.pointerSeconds * 1_000;
    expect(await knowledge.version()).toBe('one');
    expect(await found()).toBe('one');
    expect(asked).toBe(2);
  });

  test('need not be opened by who asks for their version only', async () => {
    publish('one');
    const { knowledge } = open();
    expect(await knowledge.version()).toBe('one');
    expect(opened).toEqual([]);
  });

  test('of a pinned version are searched although others are present by now', async () => {
    publish('one');
    publish('two');
    const { found } = open();
    expect(await found('one')).toBe('one');
    expect(await found()).toBe('two');
    expect(await found('packed')).toBe('packed');
  });

  test('of a version that is kept no longer are not replaced by others in silence', async () => {
    publish('two');
    expect(await open().knowledge.at('one')).toBeUndefined();
  });

  test('that are the present ones, but gone, are those of the deployment', async () => {
    present = 'lost';
    expect(await open().found()).toBe('packed');
  });

  test('are looked for again when they could not be looked for', async () => {
    const { knowledge, shelf } = open();
    const works = shelf.presentVersion;
    shelf.presentVersion = () => Promise.reject(new Fault('StorageUnavailable'));
    await expect(knowledge.version()).rejects.toMatchObject({ name: 'StorageUnavailable' });
    shelf.presentVersion = works;
    expect(await knowledge.version()).toBe('packed');
  });
});

test('two indexes are open at most: the one that was used longest ago is closed', async () => {
  for (const version of ['one', 'two', 'three']) publish(version);
  const { found } = open();
  await found('one');
  await found('two');
  await found('one');
  await found('three');
  expect(closed).toEqual(['two']);
  await found('one');
  expect(opened).toEqual(['one', 'two', 'three']);
});

test('a version that two ask for at once is opened for both', async () => {
  publish('one');
  const { knowledge } = open();
  const [first, second] = await Promise.all([knowledge.at('one'), knowledge.at('one')]);
  expect(first).toBe(second);
});
