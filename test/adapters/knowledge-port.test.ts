import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { indexKey, libraryKeys } from '../../contract/library.ts';
import { copiesKept } from '../../functions/adapters/download-once.ts';
import { knowledgePort } from '../../functions/adapters/knowledge-port.ts';
import { indexPassages } from '../../functions/adapters/passage-index.ts';
import { openKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import { PowertoolsTelemetry } from '../../functions/adapters/telemetry.ts';
import { documentOf } from '../../functions/domain/source.ts';
import type { Knowledge } from '../../functions/ports.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();
const question = 'How long does tea steep?';
let folder: string;
/** What Lambda gives a function to write to. */
let scratch: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-documents-'));
  scratch = mkdtempSync(path.join(tmpdir(), 'dossier-scratch-'));
  writeFileSync(path.join(folder, 'tea.md'), 'Tea steeps for two minutes.');
  vi.stubEnv('TMPDIR', scratch);
});

afterEach(() => {
  vi.unstubAllEnvs();
  for (const each of [folder, scratch]) rmSync(each, { recursive: true });
});

function open(knowledgeLocation: string) {
  return knowledgePort(new PowertoolsTelemetry(), { knowledgeLocation, documentsBucket: aws.names.documentsBucket });
}

async function upload(): Promise<{ Bucket: string; Key: string; location: string }> {
  const file = path.join(folder, 'index');
  indexPassages([documentOf('tea.md', 'Tea steeps for two minutes.')], file).close();
  const at = { Bucket: aws.names.bodiesBucket, Key: `tenants/${randomUUID()}.dossier-knowledge` };
  await new S3Client({}).send(new PutObjectCommand({ ...at, Body: readFileSync(file) }));
  return { ...at, location: `s3://${at.Bucket}/${at.Key}` };
}

test('documents of a folder and their index in S3 are found alike', async () => {
  const { location } = await upload();
  const options = { limit: 5, extra: [] };
  const found = await open(location).search(question, options);
  expect(found.map(({ source }) => source.uri)).toEqual(['tea.md']);
  expect(found).toEqual(await open(folder).search(question, options));
  expect(await open(location).version()).toBe(await open(folder).version());
});

test('an index is copied once, also for a process that comes after', async () => {
  const { location, ...object } = await upload();
  const version = await open(location).version();
  await new S3Client({}).send(new DeleteObjectCommand(object));
  expect(await open(location).version()).toBe(version);
  expect(readdirSync(scratch)).toEqual([path.basename(object.Key)]);
});

test('an index that is not there is unavailable, leaves nothing behind, and is looked for again', async () => {
  const { location, ...object } = await upload();
  const missing = location.replace(/[^/]+$/, 'missing.dossier-knowledge');
  const knowledge = open(missing);
  await expect(knowledge.version()).rejects.toMatchObject({ name: 'KnowledgeUnavailable' });
  expect(await knowledge.healthy()).toBe(false);
  expect(readdirSync(scratch)).toEqual([]);
  indexPassages([documentOf('a.md', 'Late.')], path.join(folder, 'late')).close();
  const Key = object.Key.replace(/[^/]+$/, 'missing.dossier-knowledge');
  await new S3Client({}).send(new PutObjectCommand({ ...object, Key, Body: readFileSync(path.join(folder, 'late')) }));
  expect(await knowledge.healthy()).toBe(true);
});

describe('uploaded documents', () => {
  const client = new S3Client({});

  /** Puts an index of one document into the library; its version. */
  async function shelve(text: string): Promise<string> {
    const file = path.join(folder, randomUUID());
    const index = indexPassages([documentOf('tea.md', text)], file);
    const { version } = index;
    index.close();
    const Body = readFileSync(file);
    await client.send(new PutObjectCommand({ Bucket: aws.names.documentsBucket, Key: indexKey(version), Body }));
    return version;
  }

  async function pointTo(version: string | undefined): Promise<void> {
    const pointer = {
      builtFrom: '',
      builtAt: '',
      documents: 1,
      passages: 1,
      textBytes: 1,
      problemCount: 0,
      problems: [],
    };
    const Body = JSON.stringify({ ...pointer, version });
    const Key = libraryKeys.pointer;
    await client.send(new PutObjectCommand({ Bucket: aws.names.documentsBucket, Key, Body }));
  }

  afterEach(async () => {
    await client.send(new DeleteObjectCommand({ Bucket: aws.names.documentsBucket, Key: libraryKeys.pointer }));
  });

  const foundBy = async (knowledge: Knowledge | undefined) =>
    (await knowledge?.search(question, { limit: 5, extra: [] }))?.map(({ text }) => text);

  test('take the place of those in the folder; a pinned version is searched whatever is present', async () => {
    const one = await shelve('Tea steeps for three minutes.');
    const two = await shelve('Tea steeps for four minutes.');
    await pointTo(two);
    const knowledge = open(folder);
    expect(await knowledge.version()).toBe(two);
    expect(readdirSync(scratch)).toEqual([]);
    expect(await foundBy(knowledge)).toEqual(['Tea steeps for four minutes.']);
    expect(await foundBy(await knowledge.at(one))).toEqual(['Tea steeps for three minutes.']);
    const packed = await knowledge.at(await openKnowledge({ folder }).version());
    expect(await foundBy(packed)).toEqual(['Tea steeps for two minutes.']);
    expect(await knowledge.at('0'.repeat(64))).toBeUndefined();
  });

  test('that are there no more leave the word to those in the folder', async () => {
    await pointTo(undefined);
    expect(await foundBy(open(folder))).toEqual(['Tea steeps for two minutes.']);
  });

  test('of many versions take the room of a few', async () => {
    const knowledge = open(folder);
    for (let minutes = 1; minutes <= copiesKept + 2; minutes += 1) {
      const version = await shelve(`Tea steeps for ${minutes} minutes.`);
      expect(await foundBy(await knowledge.at(version))).toEqual([`Tea steeps for ${minutes} minutes.`]);
    }
    expect(readdirSync(scratch)).toHaveLength(copiesKept);
  });
});
