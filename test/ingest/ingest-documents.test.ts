import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { type IngestPorts, ingestDocuments } from '../../functions/ingest/ingest-documents.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { fakeIndexBuilder } from '../fakes/fake-index-builder.ts';
import { FakeLibrary } from '../fakes/fake-library.ts';
import { FakeTelemetry } from '../fakes/fake-telemetry.ts';

let clock: FakeClock;
let library: FakeLibrary;
let builder: ReturnType<typeof fakeIndexBuilder>;
let telemetry: FakeTelemetry;
let waits: number[];

beforeEach(() => {
  clock = new FakeClock();
  library = new FakeLibrary(clock);
  builder = fakeIndexBuilder();
  telemetry = new FakeTelemetry();
  waits = [];
});

function ports(): IngestPorts {
  const wait = async (ms: number) => {
    waits.push(ms);
    clock.advanceMs(ms);
  };
  return { library, builder, clock, telemetry, wait };
}

async function ingest(id = 'call-1'): Promise<void> {
  await ingestDocuments(ports(), id);
}

async function pointer() {
  return (await library.pointer.read())?.value;
}

/** What readers would find. */
async function published(): Promise<{ uri: string; labels: string[]; text: string }[]> {
  return JSON.parse((await library.fetchIndex((await pointer())?.version ?? '')) ?? '[]');
}

describe('uploaded documents', () => {
  test('become an index, to which the pointer then leads', async () => {
    library.upload('b.md', 'bread');
    library.upload('a/tea.md', 'tea');
    await ingest();
    expect(await published()).toEqual([
      { uri: 'a/tea.md', labels: [], text: 'tea' },
      { uri: 'b.md', labels: [], text: 'bread' },
    ]);
    expect(await pointer()).toMatchObject({ documents: 2, textBytes: 8, problemCount: 0, problems: [] });
    expect(telemetry.valuesOf('Documents')).toEqual([2]);
    expect(builder.discarded).toHaveLength(1);
  });

  test('that have not changed are not built again', async () => {
    library.upload('a.md', 'tea');
    await ingest();
    await ingest('call-2');
    expect(builder.builds).toHaveLength(1);
  });

  test('are built again by a release that reads them in another way', async () => {
    library.upload('a.md', 'tea');
    await ingest();
    builder = { ...builder, edition: 'second' };
    await ingest('call-2');
    expect(builder.builds).toHaveLength(2);
  });

  test('are added to the index before, and gone from the next one when they are deleted', async () => {
    library.upload('a.md', 'tea');
    library.upload('b.md', 'bread');
    await ingest();
    const before = await pointer();
    library.remove('a.md');
    await ingest('call-2');
    expect((await published()).map(({ uri }) => uri)).toEqual(['b.md']);
    expect(builder.builds[1]?.previous).toBe(await library.fetchIndex(before?.version ?? ''));
  });

  test('that are all deleted leave no index: those of the deployment count again', async () => {
    library.upload('a.md', 'tea');
    await ingest();
    library.remove('a.md');
    await ingest('call-2');
    expect(await pointer()).not.toHaveProperty('version');
    expect(await pointer()).toMatchObject({ documents: 0 });
    await ingest('call-3');
    expect(builder.builds).toHaveLength(1);
  });

  test('are nothing to do where none ever was', async () => {
    await ingest();
    expect(await pointer()).toBeUndefined();
    expect(await library.turn.read()).toBeUndefined();
  });

  test('that cannot be used are named, with the reason, and do not keep others out', async () => {
    library.upload('a.md', 'tea');
    library.upload('bad.pdf', 'bad');
    await ingest();
    expect(await pointer()).toMatchObject({
      documents: 1,
      problemCount: 1,
      problems: [{ path: 'bad.pdf', reason: 'it is bad' }],
    });
    expect(telemetry.valuesOf('DocumentProblems')).toEqual([1]);
    expect(telemetry.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  test('that are hidden are no documents', async () => {
    library.upload('a.md', 'tea');
    library.upload('.git/config', 'bad');
    await ingest();
    expect(builder.builds[0]?.files).toEqual(['a.md']);
    library.upload('.git/config', 'other');
    await ingest('call-2');
    expect(builder.builds).toHaveLength(1);
  });

  test('are waited for until none has come for a while, but not for ever', async () => {
    library.upload('a.md', 'tea');
    clock.advanceSeconds(2);
    await ingest();
    expect(waits).toEqual([(limits.uploadQuietSeconds - 2) * 1_000]);

    waits.length = 0;
    const wait = async (ms: number) => {
      waits.push(ms);
      clock.advanceMs(ms);
      library.upload('a.md', `tea ${waits.length}`);
    };
    library.upload('a.md', 'more tea');
    await ingestDocuments({ ...ports(), wait }, 'call-2');
    expect(waits).toHaveLength(limits.uploadWaitSeconds / limits.uploadQuietSeconds);
    expect(await published()).toMatchObject([{ text: `tea ${waits.length}` }]);
  });

  test('from a storage whose clock goes ahead are not waited for longer', async () => {
    const ahead = new FakeClock('2026-11-21T12:10:00.000Z');
    library = new FakeLibrary(ahead);
    library.upload('a.md', 'tea');
    await ingest();
    expect(Math.max(...waits)).toBe(limits.uploadQuietSeconds * 1_000);
    expect(await pointer()).toMatchObject({ documents: 1 });
  });
});

describe('labels', () => {
  test('are those of the longest entry that fits', async () => {
    library.upload('.labels.json', '{"hr/*":["hr"],"hr/board/*":["board"],"hr/all.md":["hr","staff"]}');
    for (const uri of ['hr/a.md', 'hr/board/b.md', 'hr/all.md', 'open.md']) library.upload(uri, uri);
    await ingest();
    expect(Object.fromEntries((await published()).map(({ uri, labels }) => [uri, labels]))).toEqual({
      'hr/a.md': ['hr'],
      'hr/board/b.md': ['board'],
      'hr/all.md': ['hr', 'staff'],
      'open.md': [],
    });
  });

  test('that reach no document are told', async () => {
    library.upload('.labels.json', '{"HR/*":["hr"]}');
    library.upload('hr/a.md', 'pay');
    await ingest();
    expect(await pointer()).toMatchObject({
      problemCount: 1,
      problems: [{ path: '.labels.json "HR/*"', reason: 'it fits no document' }],
    });
  });

  test('that change make another index', async () => {
    library.upload('a.md', 'tea');
    await ingest();
    library.upload('.labels.json', '{"*":["staff"]}');
    await ingest('call-2');
    expect(await published()).toEqual([{ uri: 'a.md', labels: ['staff'], text: 'tea' }]);
  });

  test.each(['', '{', '[]', '{"a.md":"hr"}', '{"a.md":[]}', '{"a.md":["H R"]}', '{"":["hr"]}'])(
    'that cannot be read (%s) stop the build: documents must not become everybody’s by a slip',
    async (text) => {
      library.upload('a.md', 'tea');
      await ingest();
      const before = await pointer();
      library.upload('secret.md', 'secret');
      library.upload('.labels.json', text);
      await expect(ingest('call-2')).rejects.toMatchObject({ name: 'DocumentsRefused' });
      expect(await pointer()).toEqual(before);
    },
  );
});

describe('when no index can be made, the one before stays', () => {
  beforeEach(async () => {
    library.upload('a.md', 'tea');
    await ingest();
  });

  const copies = (content: string) => {
    for (let copy = 0; copy < 6; copy += 1) library.upload(`${copy}.md`, content);
  };

  test.each([
    ['too much text', () => copies('x'.repeat(limits.documentBytes)), /bytes of text/],
    ['nothing that can be used', () => library.upload('a.md', 'bad'), /None of 1 files/],
  ])('%s', async (_what, change, message) => {
    const before = await pointer();
    change();
    const refusal = { name: 'DocumentsRefused', message: expect.stringMatching(message) as string };
    await expect(ingest('call-2')).rejects.toMatchObject(refusal);
    expect(await pointer()).toEqual(before);
    // And the next change is taken up.
    for (const { uri } of await library.listFiles()) library.remove(uri);
    library.upload('c.md', 'coffee');
    await ingest('call-3');
    expect(await published()).toMatchObject([{ uri: 'c.md' }]);
  });

  test('the builder fails', async () => {
    const before = await pointer();
    library.upload('b.md', 'bread');
    builder.hooks.during = () => Promise.reject(new Error('out of room'));
    await expect(ingest('call-2')).rejects.toThrow('out of room');
    delete builder.hooks.during;
    expect(await pointer()).toEqual(before);
    await ingest('call-3');
    expect(await published()).toHaveLength(2);
  });

  test('another has moved the pointer meanwhile', async () => {
    library.upload('b.md', 'bread');
    builder.hooks.during = async () => {
      const found = await library.pointer.read();
      if (found !== undefined) await library.pointer.swap({ ...found.value, builtFrom: 'elsewhere' }, found.tag);
    };
    await expect(ingest('call-2')).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect(await pointer()).toMatchObject({ builtFrom: 'elsewhere', documents: 1 });
  });
});

test('of many events one builds, and once more for what came meanwhile', async () => {
  library.upload('a.md', 'tea');
  let rounds = 0;
  builder.hooks.during = async () => {
    rounds += 1;
    if (rounds > 1) return;
    library.upload('b.md', 'bread');
    for (let event = 0; event < 20; event += 1) await ingest(`event-${event}`);
  };
  await ingest();
  expect(builder.builds).toHaveLength(2);
  expect(await published()).toHaveLength(2);
});

test('an index is kept for some days after another has taken its place, the present one always', async () => {
  library.upload('a.md', 'one');
  await ingest('call-1');
  clock.advanceSeconds(30 * 24 * 60 * 60);
  library.upload('a.md', 'two');
  await ingest('call-2');
  expect(library.versions()).toHaveLength(2);
  clock.advanceSeconds(limits.indexDays * 24 * 60 * 60 - 60);
  await ingest('call-3');
  expect(library.versions()).toHaveLength(2);
  clock.advanceSeconds(120);
  await ingest('call-4');
  expect(library.versions()).toEqual([(await pointer())?.version]);
});
