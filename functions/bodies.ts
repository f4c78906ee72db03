import { type BodyKind, bodyOf, bodyPath, snapshotPath } from './domain/body.ts';
import { Fault } from './domain/fault.ts';
import { sha256 } from './domain/hash.ts';
import type { Source, TaskKey } from './domain/model.ts';
import type { Bodies } from './ports.ts';

/**
 * Reads what an earlier step stored. Bodies are written by our own steps under the hash of their
 * text, so the hash is the proof that `Value` is what lies there.
 */
export async function loadBody<Value>(bodies: Bodies, key: TaskKey, kind: BodyKind, hash: string): Promise<Value> {
  const text = await bodies.get(key, bodyPath(kind, hash));
  if (text === undefined) throw new Fault('StorageUnavailable', { message: `The stored ${kind} is missing` });
  if (sha256(text) !== hash) {
    throw new Fault('SourceChanged', { message: `The stored ${kind} is not what its step wrote` });
  }
  return JSON.parse(text) as Value;
}

/** The same of another report, which may be deleted at any time: undefined when it is not there, or not whole. */
export async function findBody<Value>(
  bodies: Bodies,
  key: TaskKey,
  kind: BodyKind,
  hash: string,
): Promise<Value | undefined> {
  const text = await bodies.get(key, bodyPath(kind, hash));
  return text === undefined || sha256(text) !== hash ? undefined : (JSON.parse(text) as Value);
}

/** The text of a source that a report cites; undefined when it is gone, or is not what its hash says. */
export async function findSnapshot(bodies: Bodies, key: TaskKey, source: Source): Promise<string | undefined> {
  const text = await bodies.get(key, snapshotPath(source.sha256));
  return text !== undefined && sha256(text) === source.sha256 ? text : undefined;
}

/** Stores a step's result and returns the hash that names it. */
export async function saveBody(bodies: Bodies, key: TaskKey, kind: BodyKind, value: unknown): Promise<string> {
  const body = bodyOf(kind, value);
  await bodies.put(key, body.path, body.text, 'application/json');
  return body.hash;
}
