import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Document } from '../domain/model.ts';
import { visibleText } from '../domain/tool-text.ts';
import type { ToolResult } from '../tool-ports.ts';

type Content = CallToolResult['content'][number];

/** Where a result comes from, in words that the server has no part in. */
interface Origin {
  readonly server: string;
  readonly tool: string;
  readonly argumentHash: string;
}

/**
 * A server's answer as text and citable documents. A document is named after the server that gave it: what the
 * server calls its resource may stand beside that, never in its place.
 */
export function toolResultOf(result: CallToolResult, origin: Origin): ToolResult {
  const shown = result.content.map(shownText);
  const structured =
    result.structuredContent === undefined ? '' : JSON.stringify(result.structuredContent, undefined, 2);
  const own = result.content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const ownText = own.join('\n\n').trim() === '' ? structured : own.join('\n\n');
  const text = own.join('').trim() === '' ? [...shown, structured].filter(Boolean).join('\n\n') : shown.join('\n\n');
  return {
    text,
    documents: [
      ...documentsOf({ ...origin, text: ownText }),
      ...result.content.flatMap((part) => resourceDocuments(part, origin)),
    ],
    passages: [],
    isError: result.isError === true,
  };
}

function documentsOf({ server, tool, argumentHash, text }: Origin & { text: string }): Document[] {
  if (text.trim() === '') return [];
  const uri = `mcp://${server}/${encodeURIComponent(tool)}#${argumentHash.slice(0, 16)}`;
  return [{ uri, title: `Answer of ${server}: ${visibleText(tool, 100)}`, text: text.toWellFormed() }];
}

function resourceDocuments(part: Content, { server, tool }: Origin): Document[] {
  if (part.type !== 'resource' || !('text' in part.resource) || part.resource.text.trim() === '') return [];
  const { uri, text } = part.resource;
  const place = `mcp://${server}/${encodeURIComponent(tool)}?resource=${encodeURIComponent(uri.toWellFormed())}`;
  return [{ uri: place, title: `From ${server}: ${visibleText(uri, 200)}`, text: text.toWellFormed() }];
}

function shownText(part: Content): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'resource':
      return 'text' in part.resource ? part.resource.text : `[a file of type ${part.resource.mimeType ?? 'unknown'}]`;
    case 'resource_link':
      return `[a link to ${part.uri}]`;
    default:
      return `[${part.type} of type ${part.mimeType}]`;
  }
}
