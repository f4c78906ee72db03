import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { Agent, fetch } from 'undici';
import { Fault } from '../domain/fault.ts';
import { classOf } from './address-guard.ts';
import type { Reach } from './reach.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export interface SafeFetchSetup {
  readonly reach: Reach;
  /** Of one answer, after decompression. */
  readonly maxBytes: number;
  readonly resolve?: Resolve;
}

export interface SafeFetch {
  /**
   * One request, no redirect followed. Throws `ToolRefused` before anything is sent to a place out of reach,
   * `ToolUnavailable` when nobody answers, and the signal's reason when it is aborted; the body throws
   * `ToolAnswerInvalid` beyond its limit.
   */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/**
 * Requests that cannot be led astray: a name is resolved once for a connection, all its addresses are checked, and the
 * connection goes to these very addresses. Nothing of the environment, such as a proxy, takes part.
 */
export function createSafeFetch({ reach, maxBytes, resolve = resolveAll }: SafeFetchSetup): SafeFetch {
  const agent = new Agent({ connect: { lookup: checkedLookup(resolve, reach) }, maxHeaderSize: 64 * 1024 });
  return {
    fetch: async (input, init = {}) => {
      const url = checkedUrl(input, reach);
      const { method = 'GET', body, signal } = init;
      if (body !== undefined && body !== null && typeof body !== 'string' && !(body instanceof URLSearchParams)) {
        throw new TypeError('A safe request carries text only');
      }
      try {
        const answer = await fetch(url, {
          method,
          headers: [...new Headers(init.headers)],
          body: body?.toString() ?? null,
          signal: signal ?? null,
          redirect: 'manual',
          dispatcher: agent,
        });
        const isEmpty = answer.body === null || [204, 205, 304].includes(answer.status);
        return new Response(isEmpty ? null : ReadableStream.from(limited(answer.body, maxBytes)), {
          status: answer.status,
          statusText: answer.statusText,
          headers: [...answer.headers],
        });
      } catch (error) {
        throw toFetchError(error, signal);
      }
    },
    close: () => agent.destroy(),
  };
}

function checkedUrl(input: string | URL, reach: Reach): URL {
  const url = URL.parse(String(input));
  if (url === null) throw refused('the address is not a URL');
  if (url.username !== '' || url.password !== '') throw refused('the URL holds credentials');
  if (!reach.permits(url)) throw refused('its scheme, host or port is not on the list');
  // A connection to a bare address resolves nothing, so that its lookup would check nothing.
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  if (isIP(host) !== 0) checkAddress(host, reach.isInternal(url.hostname));
  return url;
}

function checkedLookup(resolve: Resolve, reach: Reach): LookupFunction {
  const addressesOf = callbackify(async (hostname: string) => checkedAddresses(hostname, resolve, reach));
  return (hostname, options, callback) =>
    addressesOf(hostname, (error, addresses) => {
      if (error !== null) callback(error, '');
      else if (options.all === true) callback(null, addresses);
      else callback(null, addresses[0].address, addresses[0].family);
    });
}

async function checkedAddresses(hostname: string, resolve: Resolve, reach: Reach): Promise<[Address, ...Address[]]> {
  const [first, ...others] = await resolve(hostname);
  if (first === undefined) throw new Fault('ToolUnavailable', { message: 'A host has no address' });
  // One bad address among good ones is what an attacker's name server would give.
  for (const { address } of [first, ...others]) checkAddress(address, reach.isInternal(hostname));
  return [first, ...others];
}

function checkAddress(address: string, isInternal: boolean): void {
  const addressClass = classOf(address);
  if (addressClass === 'public' || (addressClass === 'internal' && isInternal)) return;
  throw refused('it is at an address that is not public');
}

async function resolveAll(hostname: string): Promise<readonly Address[]> {
  return lookup(hostname, { all: true, order: 'verbatim' });
}

async function* limited(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new Fault('ToolAnswerInvalid', { message: `An answer is larger than ${maxBytes} bytes` });
    }
    yield chunk;
  }
}

function refused(why: string): Fault {
  return new Fault('ToolRefused', { message: `A request was not sent: ${why}` });
}

/** The library wraps what a lookup threw. */
function toFetchError(error: unknown, signal: AbortSignal | null | undefined): unknown {
  if (signal?.aborted === true) return signal.reason;
  return faultIn(error) ?? new Fault('ToolUnavailable', { cause: error });
}

/** The Fault among an error and its causes. */
export function faultIn(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error;
  if (error instanceof AggregateError) return error.errors.map(faultIn).find((fault) => fault !== undefined);
  return error instanceof Error ? faultIn(error.cause) : undefined;
}
