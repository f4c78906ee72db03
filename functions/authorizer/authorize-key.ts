import { hashKey, isWellFormedKey } from '../domain/api-key.ts';
import type { Caller } from '../domain/model.ts';
import type { Clock, Keys } from '../ports.ts';

/** The caller behind an `Authorization` header; undefined for anything but a known, living key. */
export async function authorizeKey(
  ports: { keys: Keys; clock: Clock },
  authorization: string | undefined,
): Promise<Caller | undefined> {
  const key = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization ?? '')?.[1];
  if (key === undefined || !isWellFormedKey(key)) return undefined;
  return ports.keys.find(hashKey(key), Math.floor(ports.clock.now().getTime() / 1000));
}
