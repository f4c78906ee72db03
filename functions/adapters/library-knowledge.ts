import { limits } from '../../contract/limits.ts';
import type { Knowledge } from '../ports.ts';
import type { StoredKnowledge } from './sqlite-knowledge.ts';

/** The indexes of uploaded documents, as a reader finds them. */
export interface IndexShelf {
  /** Which one is the present one; undefined when nothing is uploaded. */
  presentVersion(): Promise<string | undefined>;
  /** Undefined when it is kept no longer. */
  open(version: string): Promise<StoredKnowledge | undefined>;
}

/** Indexes that are open at the same time: while the documents change, runs of the one before come to their end. */
const mostOpen = 2;

/** The uploaded documents, each version whole; `packed`, which came with the deployment, where nothing is uploaded. */
export function libraryKnowledge(
  shelf: IndexShelf,
  packed: StoredKnowledge,
  now: () => number = Date.now,
): StoredKnowledge {
  const open = new Map<string, StoredKnowledge>();
  const presentVersion = remembered(() => shelf.presentVersion(), limits.pointerSeconds * 1_000, now);
  let packedVersion: string | undefined;

  async function find(version: string): Promise<StoredKnowledge | undefined> {
    const looked = open.get(version) ?? (await shelf.open(version));
    // Somebody else may have opened it meanwhile.
    const found = open.get(version) ?? looked;
    if (found === undefined) return undefined;
    // The last one used stands last.
    open.delete(version);
    open.set(version, found);
    for (const [oldest, knowledge] of [...open].slice(0, -mostOpen)) {
      open.delete(oldest);
      await knowledge.close();
    }
    return found;
  }

  async function present(): Promise<StoredKnowledge> {
    const version = await presentVersion();
    return (version === undefined ? undefined : await find(version)) ?? packed;
  }

  return {
    version: async () => (await presentVersion()) ?? packed.version(),
    at: async (version): Promise<Knowledge | undefined> => {
      if (version === packedVersion) return packed.at(version);
      const found = await find(version);
      if (found !== undefined) return found;
      const inPacked = await packed.at(version);
      if (inPacked !== undefined) packedVersion = version;
      return inPacked;
    },
    search: async (question, options) => (await present()).search(question, options),
    contents: async () => (await present()).contents(),
    healthy: async () => (await present()).healthy(),
    close: async () => {
      for (const knowledge of [packed, ...open.values()]) await knowledge.close();
      open.clear();
    },
  };
}

/** What `ask` last gave, for so long. */
function remembered<Value>(ask: () => Promise<Value>, ms: number, now: () => number): () => Promise<Value> {
  let last: { readonly value: Promise<Value>; readonly askedAtMs: number } | undefined;
  return async () => {
    if (last === undefined || now() - last.askedAtMs >= ms) last = { value: ask(), askedAtMs: now() };
    const { value } = last;
    return value.catch((error: unknown) => {
      if (last?.value === value) last = undefined;
      throw error;
    });
  };
}
