import type { UncheckedTool } from '../tool-ports.ts';
import { fetchPage } from './fetch-page.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** Reads one page of the web. */
export function fetchTool(safeFetch: SafeFetch): UncheckedTool {
  return {
    server: 'dossier',
    toolName: 'fetch_url',
    name: 'fetch_url',
    description: 'Reads the text of one web page. Takes its full address, beginning with https://.',
    inputSchema: {
      type: 'object',
      properties: { url: { type: 'string', minLength: 1, maxLength: 2_000 } },
      required: ['url'],
      additionalProperties: false,
    },
    hasSideEffects: false,
    call: async (toolArguments, { signal }) => {
      const page = await fetchPage(safeFetch, String(toolArguments['url']), signal);
      return 'problem' in page
        ? { text: page.problem, documents: [], passages: [], isError: true }
        : { text: page.document.text, documents: [page.document], passages: [], isError: false };
    },
  };
}
