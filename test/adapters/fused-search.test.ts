import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addVectors } from '../../functions/adapters/add-vectors.ts';
import { openFusedSearch } from '../../functions/adapters/fused-search.ts';
import { writeIndex } from '../../functions/adapters/index-writer.ts';
import { openPassages } from '../../functions/adapters/passage-index.ts';
import { openIndexedKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { Document } from '../../functions/domain/model.ts';
import type { ModelCall } from '../../functions/domain/model-call.ts';
import type { DocumentFilter } from '../../functions/ports.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeEmbeddings } from '../fakes/fake-embeddings.ts';
import { FakeTelemetry } from '../fakes/fake-telemetry.ts';

const meanings = { zorb: 'car', repaid: 'refund', reimbursed: 'refund' };
const documents: Document[] = [
  { uri: 'cars.txt', title: 'Fleet', text: 'Every car has winter tyres.' },
  { uri: 'money.txt', title: 'Money', text: 'A refund follows within a week.' },
  { uri: 'secret.txt', title: 'Board', text: 'The car of the board is armoured.', labels: ['board'] },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-fused-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function write(embeddings?: FakeEmbeddings): Promise<string> {
  const file = path.join(folder, 'index');
  const writer = writeIndex({ file });
  for (const document of documents) writer.add(document);
  writer.finish().close();
  if (embeddings !== undefined) await addVectors(file, embeddings);
  return file;
}

function open(file: string, embeddings: FakeEmbeddings) {
  const telemetry = new FakeTelemetry();
  const needs = { embeddings, clock: new FakeClock(), telemetry };
  const knowledge = openIndexedKnowledge(
    async () => file,
    async (found, index) => openFusedSearch(found, index, needs),
  );
  const calls: ModelCall[] = [];
  const search = async (question: string, filter?: DocumentFilter, extra: readonly Document[] = []) => {
    const options = { limit: 5, extra, onCall: (call: ModelCall) => calls.push(call) };
    const found = await knowledge.search(question, filter === undefined ? options : { ...options, filter });
    return found.map(({ source }) => source.uri);
  };
  return { knowledge, telemetry, calls, search };
}

describe('a search by words and meaning', () => {
  test('finds what shares no word with the question, and what shares words first', async () => {
    const embeddings = new FakeEmbeddings({ meanings });
    const { search, knowledge } = open(await write(embeddings), embeddings);
    const question = 'Is the zorb fitted?';
    const byWords = openPassages(path.join(folder, 'index'));
    expect(byWords.search(question, 5)).toEqual([]);
    expect((await search(question)).slice(0, 2).sort()).toEqual(['cars.txt', 'secret.txt']);
    expect((await search('Which winter tyres does a zorb have?'))[0]).toBe('cars.txt');
    byWords.close();
    await knowledge.close();
  });

  test('embeds a question once, and tells what that took', async () => {
    const embeddings = new FakeEmbeddings({ meanings });
    const { search, calls } = open(await write(embeddings), embeddings);
    embeddings.asked.length = 0;
    await search('Who is reimbursed?');
    expect(embeddings.asked).toEqual([{ texts: ['Who is reimbursed?'], kind: 'query' }]);
    expect(calls.map(({ model, inputTokens }) => ({ model, inputTokens }))).toEqual([
      { model: embeddings.name, inputTokens: 1 },
    ]);
  });

  test('compares nothing that the filter leaves out', async () => {
    const embeddings = new FakeEmbeddings({ meanings });
    const { search } = open(await write(embeddings), embeddings);
    expect(await search('A zorb?', { labels: [] })).not.toContain('secret.txt');
    expect(await search('A zorb?', { labels: ['board'] })).toContain('secret.txt');
    expect(await search('A zorb?', { labels: ['board'], allow: ['money*'] })).toEqual(['money.txt']);
    expect(await search('A zorb?', { labels: ['board'], allow: [] })).toEqual([]);
    expect(await search('A zorb?', { labels: [], deny: ['cars.txt'] })).toEqual(['money.txt']);
  });

  test('takes documents of one call too, by their words', async () => {
    const embeddings = new FakeEmbeddings({ meanings });
    const { search } = open(await write(embeddings), embeddings);
    const extra = [{ uri: 'order:context', title: 'Context', text: 'The automobile is blue.' }];
    expect(await search('Which automobile is blue?', undefined, extra)).toContain('order:context');
  });
});

describe('words alone do', () => {
  const question = 'Which car has tyres?';

  test.each([['ModelUnavailable'], ['ModelKeyInvalid'], ['ModelTimedOut']] as const)(
    'when the question cannot be embedded: %s',
    async (name) => {
      const embeddings = new FakeEmbeddings({ meanings });
      const { search, telemetry, calls } = open(await write(embeddings), embeddings);
      embeddings.faults = [new Fault(name)];
      expect(await search(question)).toEqual(wordsAlone(question));
      expect(calls.map(({ fault }) => fault)).toEqual([name]);
      expect(telemetry.lines.map(({ level }) => level)).toEqual(['warn']);
    },
  );

  test('when the index has no vectors, or those of another model: nobody is asked', async () => {
    const embeddings = new FakeEmbeddings({ meanings });
    const plain = open(await write(), embeddings);
    expect(await plain.search(question)).toEqual(wordsAlone(question));
    rmSync(path.join(folder, 'index'));
    const other = open(await write(new FakeEmbeddings({ name: 'openai-compatible:other' })), embeddings);
    expect(await other.search(question)).toEqual(wordsAlone(question));
    expect(embeddings.asked).toEqual([]);
    expect(other.telemetry.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  test('when the model of this name gives vectors of another length than before', async () => {
    const { search, telemetry } = open(
      await write(new FakeEmbeddings({ meanings, dimensions: 64 })),
      new FakeEmbeddings({ meanings }),
    );
    expect(await search(question)).toEqual(wordsAlone(question));
    expect(telemetry.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  function wordsAlone(asked: string): string[] {
    const index = openPassages(path.join(folder, 'index'));
    const found = index.search(asked, 5).map(({ source }) => source.uri);
    index.close();
    expect(found.length).toBeGreaterThan(0);
    return found;
  }
});
