import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addVectors } from '../../functions/adapters/add-vectors.ts';
import { writeIndex } from '../../functions/adapters/index-writer.ts';
import { openPassages } from '../../functions/adapters/passage-index.ts';
import { openVectors } from '../../functions/adapters/vector-index.ts';
import { Fault } from '../../functions/domain/fault.ts';
import { documentOf } from '../../functions/domain/source.ts';
import { FakeEmbeddings } from '../fakes/fake-embeddings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-vectors-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = (name: string) => path.join(folder, name);

/** An index of texts, each a document of one passage. */
function write(name: string, texts: readonly string[]): string {
  const file = place(name);
  const writer = writeIndex({ file });
  for (const [index, text] of texts.entries()) writer.add(documentOf(`${String(index).padStart(5, '0')}.txt`, text));
  writer.finish().close();
  return file;
}

const many = Array.from({ length: 150 }, (_, index) => `Passage number ${index} speaks of subject${index}.`);
const embedded = ({ asked }: FakeEmbeddings) => asked.flatMap(({ texts }) => texts);

describe('vectors of an index', () => {
  test('are made once for each passage, with what stands above it', async () => {
    const embeddings = new FakeEmbeddings();
    const file = place('index');
    const writer = writeIndex({ file });
    writer.add(documentOf('guide.md', '# Guide\n\n## Refunds\n\nMoney comes back.\n\n## Rooms\n\nChairs are blue.'));
    writer.finish().close();
    const added = await addVectors(file, embeddings);
    expect(added).toMatchObject({ embedded: 2, reused: 0 });
    expect(embedded(embeddings)).toEqual(['Guide › Refunds\nMoney comes back.', 'Guide › Rooms\nChairs are blue.']);
    expect(embeddings.asked.every(({ kind }) => kind === 'passage')).toBe(true);
  });

  test('are asked for in small requests, whose cost is told', async () => {
    const embeddings = new FakeEmbeddings();
    const { calls } = await addVectors(write('index', many), embeddings);
    expect(embedded(embeddings)).toHaveLength(150);
    expect(Math.max(...embeddings.asked.map(({ texts }) => texts.length))).toBeLessThanOrEqual(16);
    expect(calls.reduce((sum, call) => sum + call.inputTokens, 0)).toBe(150);
  });

  test('of an unchanged passage are never asked for again, wherever it stands now', async () => {
    const former = write('former', many);
    await addVectors(former, new FakeEmbeddings());
    const embeddings = new FakeEmbeddings();
    const file = place('index');
    const writer = writeIndex({ file });
    // Another order of the same documents, one of them changed.
    for (const [index, text] of many.entries()) {
      const changed = index === 7 ? 'Something new.' : text;
      writer.add({ ...documentOf(`${String(index).padStart(5, '0')}.txt`, changed), uri: `moved/${999 - index}.txt` });
    }
    writer.finish().close();
    const added = await addVectors(file, embeddings, { former: [place('missing'), former] });
    expect(added).toMatchObject({ embedded: 1, reused: 149 });
    expect(embedded(embeddings).map((text) => text.split('\n')[1])).toEqual(['Something new.']);
    const [vectors, index] = [openVectors(file), openPassages(file)];
    const { vectors: [question] = [] } = await embeddings.embed(['subject42'], 'query', 1);
    const [best] = vectors?.nearest(question ?? new Float32Array(), 1) ?? [];
    expect(index.passageAt(best ?? -1).text).toContain('subject42');
    vectors?.close();
    index.close();
  });

  test('of another model count as none', async () => {
    const former = write('former', ['One.']);
    await addVectors(former, new FakeEmbeddings({ name: 'openai-compatible:other' }));
    expect(await addVectors(write('index', ['One.']), new FakeEmbeddings(), { former: [former] })).toMatchObject({
      embedded: 1,
      reused: 0,
    });
  });

  test('of a text that stands twice are made once', async () => {
    const embeddings = new FakeEmbeddings();
    const file = place('index');
    const writer = writeIndex({ file });
    writer.add({ uri: 'a.txt', title: 'Same', text: 'Alike.' });
    writer.add({ uri: 'b.txt', title: 'Same', text: 'Alike.' });
    writer.finish().close();
    await addVectors(file, embeddings);
    expect(embedded(embeddings)).toEqual(['Same\nAlike.']);
  });

  test('make another version of the index, and the same one for the same model', async () => {
    const before = openPassages(write('plain', ['One.']));
    const { version } = await addVectors(write('first', ['One.']), new FakeEmbeddings());
    const again = await addVectors(write('second', ['One.']), new FakeEmbeddings());
    const other = await addVectors(write('third', ['One.']), new FakeEmbeddings({ name: 'openai-compatible:other' }));
    expect(new Set([before.version, version, other.version]).size).toBe(3);
    expect(again.version).toBe(version);
    const after = openPassages(place('first'));
    expect(after.version).toBe(version);
    expect(readFileSync(place('first')).equals(readFileSync(place('second')))).toBe(true);
    before.close();
    after.close();
  });

  test('survive faults that pass', async () => {
    const embeddings = new FakeEmbeddings();
    embeddings.faults = [new Fault('ModelThrottled'), new Fault('ModelTimedOut')];
    const { calls } = await addVectors(write('index', ['One.']), embeddings, { waitScale: 0 });
    expect(calls.map(({ fault }) => fault)).toEqual(['ModelThrottled', 'ModelTimedOut', undefined]);
  });

  test('are given up with the fault that does not pass, and what was made is kept for the next try', async () => {
    const embeddings = new FakeEmbeddings();
    embeddings.faults = [undefined, undefined, undefined, undefined, new Fault('ModelKeyInvalid')];
    const unfinished = write('unfinished', many);
    await expect(addVectors(unfinished, embeddings)).rejects.toMatchObject({ name: 'ModelKeyInvalid' });
    const added = await addVectors(write('index', many), new FakeEmbeddings(), { former: [unfinished] });
    expect(added).toMatchObject({ embedded: 150 - 64, reused: 64 });
  });

  test('are given up when a fault that passes does not pass in time', async () => {
    const embeddings = new FakeEmbeddings();
    embeddings.faults = Array.from({ length: 20 }, () => new Fault('ModelUnavailable'));
    await expect(addVectors(write('one', ['One.']), embeddings, { waitScale: 0 })).rejects.toThrow(Fault);
    expect(embeddings.asked).toHaveLength(6);
    const late = { deadlineAtMs: Date.now() + 500, waitScale: 0 };
    await expect(addVectors(write('two', ['One.']), embeddings, late)).rejects.toThrow(Fault);
    expect(embeddings.asked).toHaveLength(7);
  });

  test('are not there in an index without documents, or one that nobody embedded', async () => {
    const file = write('index', []);
    expect(await addVectors(file, new FakeEmbeddings())).toMatchObject({ embedded: 0 });
    expect(openVectors(file)).toBeUndefined();
    expect(openVectors(write('plain', ['One.']))).toBeUndefined();
  });
});

describe('the nearest vectors', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, row) => row);

  async function openMany(components?: number) {
    const file = write('index', many);
    const embeddings = new FakeEmbeddings();
    await addVectors(file, embeddings);
    const vectors = openVectors(file, components);
    if (vectors === undefined) throw new Error('The index has no vectors');
    const { vectors: [question = new Float32Array()] = [] } = await embeddings.embed(['subject42 number'], 'query', 1);
    return { vectors, question };
  }

  test('are those that comparing each of them would find, filter and limit kept', async () => {
    const { vectors, question } = await openMany();
    const all = vectors.sort(rows(150), question);
    expect(vectors.nearest(question, 150)).toEqual(all);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.func(fc.boolean()), (limit, allows) => {
        const expected = all.filter((row) => allows(row)).slice(0, limit);
        expect(vectors.nearest(question, limit, allows)).toEqual(expected);
      }),
    );
    vectors.close();
  });

  test('are not looked for among too many, but passages that words have found are still sorted', async () => {
    const { vectors, question } = await openMany(256 * 100);
    expect(vectors.isSearchable).toBe(false);
    expect(vectors.nearest(question, 5)).toEqual([]);
    const [best] = vectors.sort([1, 42, 149], question);
    expect(best).toBe(42);
    vectors.close();
  });

  test('of a file that was damaged are an error, not a guess', async () => {
    const file = write('index', many);
    await addVectors(file, new FakeEmbeddings());
    const database = new DatabaseSync(file);
    database.exec('DELETE FROM vectors WHERE first = 64');
    database.close();
    const vectors = openVectors(file);
    expect(() => vectors?.sort([100], new Float32Array(256))).toThrow(RangeError);
    expect(() => vectors?.nearest(new Float32Array(256), 5)).toThrow(RangeError);
    vectors?.close();
  });
});
