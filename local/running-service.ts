import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { FolderInUse, lockFolder } from './lock-folder.ts';

/** What another process needs to use a running service. */
const descriptionSchema = z.object({
  pid: z.number(),
  apiUrl: z.string(),
  awsEndpoint: z.string(),
  /** The developer's. */
  apiKey: z.string(),
  /** For AWS clients, and the names of the tables. */
  environment: z.record(z.string(), z.string()),
});
export type ServiceDescription = z.infer<typeof descriptionSchema>;

/** Tells other processes of this user how to reach the service; gives what takes the notice away again. */
export function announceService(dataFolder: string, description: ServiceDescription): () => void {
  const file = fileIn(dataFolder);
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** How long a service may take from its lock to its notice. */
const startingMs = 15_000;

/** The service that uses this data folder; undefined when none does. Waits for one that is just starting. */
export async function findRunningService(dataFolder: string): Promise<ServiceDescription | undefined> {
  for (let waitedMs = 0; isInUse(dataFolder); waitedMs += 100) {
    const description = read(dataFolder);
    if (description !== undefined) return description;
    if (waitedMs > startingMs) throw new FolderInUse(dataFolder);
    await setTimeout(100);
  }
  return undefined;
}

function isInUse(dataFolder: string): boolean {
  if (!existsSync(join(dataFolder, 'lock'))) return false;
  try {
    lockFolder(dataFolder).release();
    return false;
  } catch (error) {
    if (error instanceof FolderInUse) return true;
    throw error;
  }
}

function read(dataFolder: string): ServiceDescription | undefined {
  try {
    return descriptionSchema.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
  } catch {
    // Not written yet, or not to its end.
    return undefined;
  }
}

function fileIn(dataFolder: string): string {
  return join(resolve(dataFolder), 'service.json');
}
