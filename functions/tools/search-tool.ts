import type { ModelCall } from '../domain/model-call.ts';
import type { Passage } from '../ports.ts';
import type { UncheckedTool } from '../tool-ports.ts';

/** Passages that one search shows. */
const passages = 8;

/** Searches again, in the agent's own words; `search` gives at most so many passages. */
export function searchTool(
  search: (query: string, limit: number, onCall: (call: ModelCall) => void) => Promise<readonly Passage[]>,
): UncheckedTool {
  return {
    server: 'dossier',
    toolName: 'search_knowledge',
    name: 'search_knowledge',
    description: 'Searches the documents of this service. Takes a question or key words; returns the nearest passages.',
    inputSchema: {
      type: 'object',
      properties: { query: { type: 'string', minLength: 1, maxLength: 1_000 } },
      required: ['query'],
      additionalProperties: false,
    },
    hasSideEffects: false,
    call: async (toolArguments) => {
      const calls: ModelCall[] = [];
      const found = await search(String(toolArguments['query']), passages, (call) => calls.push(call));
      return { text: found.map(shown).join('\n\n'), documents: [], passages: found, isError: false, calls };
    },
  };
}

function shown({ source, headings, text, start, end }: Passage): string {
  return `${[source.title, ...headings].join(' > ')}\n${text.slice(start, end)}`;
}
