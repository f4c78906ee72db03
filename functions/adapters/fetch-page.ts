import { limits } from '../../contract/limits.ts';
import { Fault } from '../domain/fault.ts';
import type { Document } from '../domain/model.ts';
import { documentOf } from '../domain/source.ts';
import { readHtml } from './read-html.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** A page, or in plain words why there is none. */
export type FetchedPage = { readonly document: Document } | { readonly problem: string };

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Fetches a text, each redirect under the same rules as the first request. Faults are those of the safe fetch. */
export async function fetchPage(safeFetch: SafeFetch, address: string, signal: AbortSignal): Promise<FetchedPage> {
  let url = address;
  for (let redirects = 0; redirects <= limits.fetchRedirects; redirects += 1) {
    const response = await safeFetch.fetch(url, { signal, headers: { accept: 'text/html, text/*, application/json' } });
    if (!redirectStatuses.has(response.status)) return readPage(response, url, signal);
    await response.body?.cancel();
    const target = URL.parse(response.headers.get('location') ?? '', url);
    if (target === null) return { problem: 'The page redirects to nowhere.' };
    url = target.href;
  }
  return { problem: `The page redirects more than ${limits.fetchRedirects} times.` };
}

async function readPage(response: Response, url: string, signal: AbortSignal): Promise<FetchedPage> {
  const [mediaType = '', ...parameters] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
  const kind = kindOf(mediaType.trim());
  const decoder = decoderFor(parameters);
  if (!response.ok || kind === undefined || decoder === undefined) {
    await response.body?.cancel();
    if (!response.ok) return { problem: `The page answers with status ${response.status}.` };
    return { problem: kind === undefined ? 'The page is not text.' : 'The page is in an unknown character set.' };
  }
  const uri = url.replace(/#.*$/s, '');
  const text = decoder.decode(await readBytes(response, signal));
  if (kind === 'text') return { document: documentOf(uri, text) };
  const page = readHtml(text);
  if (page === undefined) return { problem: 'The page is nested too deeply.' };
  const document = documentOf(uri, page.markdown);
  return { document: page.title === '' ? document : { ...document, title: page.title } };
}

function kindOf(mediaType: string): 'html' | 'text' | undefined {
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return 'html';
  return /^(text\/.+|application\/(.+\+)?json)$/.test(mediaType) ? 'text' : undefined;
}

function decoderFor(parameters: readonly string[]): InstanceType<typeof TextDecoder> | undefined {
  const label = parameters.map((each) => /^\s*charset="?([^"]*)"?\s*$/.exec(each)?.[1]).find(Boolean) ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function readBytes(response: Response, signal: AbortSignal): Promise<ArrayBuffer> {
  try {
    return await response.arrayBuffer();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof Fault ? error : new Fault('ToolUnavailable', { cause: error });
  }
}
