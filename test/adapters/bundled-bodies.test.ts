import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { S3Bodies } from '../../functions/adapters/s3-bodies.ts';
import { bundleCode } from '../../lib/bundle-code.ts';
import { useAws } from './start-aws.ts';

const aws = useAws();
const root = path.join(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-bundled-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('bundled, with the schemas of other commands left out, the client of S3 still stores, reads and deletes', async () => {
  const outfile = path.join(folder, 'bodies.cjs');
  const contents = `
    export { S3Client } from '@aws-sdk/client-s3';
    export { S3Bodies } from './functions/adapters/s3-bodies.ts';`;
  await bundleCode({ stdin: { contents, resolveDir: root }, outfile });
  const bundled = createRequire(outfile)(outfile) as { S3Client: typeof S3Client; S3Bodies: typeof S3Bodies };
  const bodies = new bundled.S3Bodies(new bundled.S3Client({}), aws.names.bodiesBucket);
  const key = { tenantId: 'acme', taskId: 'bundled' };
  expect(await bodies.get(key, 'a.json')).toBeUndefined();
  await bodies.put(key, 'a.json', '{"a":"é"}', 'application/json');
  await bodies.put(key, 'b.json', '2', 'application/json');
  expect(await bodies.get(key, 'a.json')).toBe('{"a":"é"}');
  await bodies.deleteAll(key);
  expect(await bodies.get(key, 'a.json')).toBeUndefined();
  expect(await bodies.get(key, 'b.json')).toBeUndefined();
});
