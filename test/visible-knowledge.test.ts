import { expect, test } from 'vitest';
import type { DocumentFilter } from '../functions/ports.ts';
import { documentFilter, documentsChanged, visibleKnowledge } from '../functions/visible-knowledge.ts';
import { FakeKnowledge } from './fakes/fake-knowledge.ts';
import { passageOf, sampleOrder } from './fakes/samples.ts';

const options = { limit: 5, extra: [] };

function finds(text: string, filters: (DocumentFilter | undefined)[] = []): FakeKnowledge {
  return new FakeKnowledge({
    search: (_question, { filter }) => {
      filters.push(filter);
      return [passageOf({ uri: 'a.md', title: 'A', text })];
    },
  });
}

test('every search is held to the labels of the caller and the sources of the order', async () => {
  const filters: (DocumentFilter | undefined)[] = [];
  const order = { prompt: 'What?', options: { sources: { allow: ['a*'], deny: ['ab'] } } };
  const stored = sampleOrder({ labels: ['hr'], order });
  const { search, notices } = await visibleKnowledge(finds('now', filters), stored, 'v1');
  await search('What?', options);
  expect(filters).toEqual([{ labels: ['hr'], allow: ['a*'], deny: ['ab'] }]);
  expect(notices).toEqual([]);
});

test('an order from before there were labels sees what is for everyone', () => {
  expect(documentFilter(sampleOrder())).toEqual({ labels: [] });
});

test('the pinned documents are searched, not the present ones', async () => {
  const knowledge = new FakeKnowledge({ former: { v1: finds('then') } });
  const { search, notices } = await visibleKnowledge(knowledge, sampleOrder(), 'v1');
  expect((await search('What?', options)).map(({ text }) => text)).toEqual(['then']);
  expect(notices).toEqual([]);
});

test('where they are gone the present ones are searched, and the reader is told', async () => {
  const present = finds('now');
  present.at = async () => undefined;
  const { search, notices } = await visibleKnowledge(present, sampleOrder(), 'v1');
  expect((await search('What?', options)).map(({ text }) => text)).toEqual(['now']);
  expect(notices).toEqual([documentsChanged]);
});
