import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { knowledgeBaseAt } from '../../contract/knowledge-base.ts';
import { indexExtension, indexKey, libraryKeys, pointerSchema } from '../../contract/library.ts';
import { Fault } from '../domain/fault.ts';
import { guarded } from './aws-fault.ts';
import { systemClock } from './clock.ts';
import { downloadOnce } from './download-once.ts';
import { folderPointer, indexFileIn, presentVersionIn } from './folder-library.ts';
import type { OpenSearch } from './index-search.ts';
import { libraryClient } from './library-client.ts';
import { type IndexShelf, libraryKnowledge } from './library-knowledge.ts';
import { openSearchOf } from './open-search.ts';
import { type CheckedKnowledge, remoteKnowledge } from './remote-knowledge.ts';
import { SharedObject } from './shared-object.ts';
import { openIndexedKnowledge, openKnowledge, type StoredKnowledge } from './sqlite-knowledge.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/**
 * The documents, for functions that are told where they are: in a knowledge base of Bedrock, or those that were uploaded,
 * else those in a folder, or in S3 as an index file.
 */
export function knowledgePort(telemetry: PowertoolsTelemetry, environment: KnowledgeEnvironment): CheckedKnowledge {
  const knowledgeBase = knowledgeBaseAt(environment.knowledgeLocation);
  if (knowledgeBase !== undefined) {
    return remoteKnowledge(knowledgeBase, systemClock, async () => {
      const { openKnowledgeBase } = await import('./bedrock-knowledge-base.ts');
      return openKnowledgeBase(telemetry, knowledgeBase);
    });
  }
  const client = libraryClient(telemetry.tracer);
  const openSearch = openSearchOf(telemetry, environment);
  return libraryKnowledge(
    indexShelf(client, environment.documentsBucket, openSearch),
    packedKnowledge(client, environment, openSearch),
  );
}

export interface KnowledgeEnvironment {
  readonly knowledgeLocation: string;
  readonly documentsBucket: string;
  /** Of those who search: who needs only the version has neither. */
  readonly stage?: string;
  readonly embeddings?: string;
}

function packedKnowledge(
  client: S3Client,
  { knowledgeLocation }: KnowledgeEnvironment,
  openSearch: OpenSearch,
): StoredKnowledge {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(knowledgeLocation) ?? [];
  if (bucket !== undefined && key !== undefined) {
    return openIndexedKnowledge(() => download(client, bucket, key), openSearch);
  }
  if (knowledgeLocation.endsWith(indexExtension))
    return openIndexedKnowledge(async () => knowledgeLocation, openSearch);
  const folder = openKnowledge({ folder: knowledgeLocation });
  return existsSync(join(knowledgeLocation, folderPointer))
    ? libraryKnowledge(folderShelf(knowledgeLocation, openSearch), folder)
    : folder;
}

function folderShelf(folder: string, openSearch: OpenSearch): IndexShelf {
  return {
    presentVersion: () => presentVersionIn(folder),
    open: async (version) => {
      const file = indexFileIn(folder, version);
      return existsSync(file) ? openIndexedKnowledge(async () => file, openSearch) : undefined;
    },
  };
}

function indexShelf(client: S3Client, bucket: string, openSearch: OpenSearch): IndexShelf {
  const pointer = new SharedObject(client, { Bucket: bucket, Key: libraryKeys.pointer }, pointerSchema);
  return {
    presentVersion: async () => (await pointer.read())?.value.version,
    open: async (version) => {
      const key = indexKey(version);
      const file = await guarded('KnowledgeUnavailable', () => downloadOnce(client, bucket, key));
      // It is looked for again when it is used: the copy may have had to make room.
      return file === undefined ? undefined : openIndexedKnowledge(() => download(client, bucket, key), openSearch);
    },
  };
}

async function download(client: S3Client, bucket: string, key: string): Promise<string> {
  const file = await downloadOnce(client, bucket, key);
  if (file === undefined) throw new Fault('KnowledgeUnavailable', { message: 'The index of the documents is gone' });
  return file;
}
