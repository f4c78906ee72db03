import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { environmentNames } from '../contract/environment.ts';
import { indexExtension } from '../contract/library.ts';
import { roles } from '../contract/words.ts';
import { presentVersionIn } from '../functions/adapters/folder-library.ts';
import { isWellFormedKey, newKey } from '../functions/domain/api-key.ts';
import { specFileVariable } from '../spec/read-spec.ts';
import { indexWithVectors } from './embed-passages.ts';
import { KeyStore } from './key-store.ts';
import { loadSpec } from './load-spec.ts';
import { findEmbeddings, type LocalEmbeddings, secretsOf } from './local-embeddings.ts';
import { findModels } from './local-models.ts';
import { Problem } from './problem.ts';
import type { Settings } from './read-settings.ts';
import { announceService, findRunningService, type ServiceDescription } from './running-service.ts';
import { startStack } from './start-stack.ts';

export interface Service extends ServiceDescription {
  /** Whether this process started it. */
  readonly own: boolean;
  close(): Promise<void>;
}

/** The one that the local stack is an image of. */
const stage = 'dev';

/** Whose key the developer's is. */
export const developer = { tenantId: 'local', userId: 'developer', roles } as const;

/** The stack with a developer's key in it, announced to other processes of this user. */
export async function startService(settings: Settings): Promise<Service> {
  const { port, dataFolder, knowledgeFolder, specFile } = settings;
  // Said before anything starts; the functions read the file themselves when they are loaded.
  loadSpec(specFile);
  process.env[specFileVariable] = specFile;
  const { secrets, ...models } = await findModels(settings.models, stage, process.env);
  const embeddings = settings.embeddings && (await findEmbeddings(settings.embeddings, stage, process.env));
  Object.assign(process.env, secrets, embeddings && secretsOf(embeddings));
  const stack = await startStack({
    port,
    dataFolder,
    knowledgeFolder: embeddings ? await vectorsOf(settings, embeddings) : knowledgeFolder,
    stage,
    models: { ...models, ...(embeddings ? { embeddings: embeddings.setup } : {}) },
  });
  const { apiUrl, awsEndpoint, environment } = stack;
  try {
    const apiKey = settings.apiKey ?? developersKey(stack.dataFolder);
    await keyStoreOf(environment).add(apiKey, developer, new Date());
    const description = { pid: process.pid, apiUrl, awsEndpoint, apiKey, environment };
    const withdraw = announceService(stack.dataFolder, description);
    const close = async () => {
      withdraw();
      await stack.close();
    };
    return { ...description, own: true, close };
  } catch (error) {
    await stack.close();
    throw error;
  }
}

/** An index of the documents with vectors, kept in the data folder; the first time takes as long as the model does. */
async function vectorsOf({ dataFolder, knowledgeFolder }: Settings, embeddings: LocalEmbeddings): Promise<string> {
  // What was taken up got its vectors then.
  if ((await presentVersionIn(knowledgeFolder)) !== undefined) return knowledgeFolder;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, `knowledge${indexExtension}`);
  await indexWithVectors(knowledgeFolder, file, embeddings);
  return file;
}

/** The service that runs on this data folder, else one for the caller's own duration on any free port. */
export async function useService(settings: Settings): Promise<Service> {
  const running = await findRunningService(settings.dataFolder);
  if (running === undefined) return startService({ ...settings, port: 0 });
  return { ...running, own: false, close: async () => {} };
}

/** The keys table of a local service. AWS clients of this process go to that service from now on. */
export function keyStoreOf(environment: Readonly<Record<string, string>>): KeyStore {
  Object.assign(process.env, environment);
  return new KeyStore(new DynamoDBClient({}), environment[environmentNames.keysTable] ?? '');
}

/** Made once and kept where only its owner can read it. */
function developersKey(dataFolder: string): string {
  const file = join(dataFolder, 'api-key');
  const kept = readIfThere(file);
  if (kept === undefined) {
    const key = newKey();
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
    return key;
  }
  if (isWellFormedKey(kept)) return kept;
  throw new Problem(`${file} holds no API key. Remove it, and a new one is made.`);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}
