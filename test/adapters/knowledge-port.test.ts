import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { knowledgePort } from '../../functions/adapters/knowledge-port.ts';
import { indexPassages } from '../../functions/adapters/passage-index.ts';
import { PowertoolsTelemetry } from '../../functions/adapters/telemetry.ts';
import { documentOf } from '../../functions/domain/source.ts';
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
  return knowledgePort(new PowertoolsTelemetry(), { knowledgeLocation });
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
