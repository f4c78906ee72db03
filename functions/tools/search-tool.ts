import type { Knowledge, Passage } from '../ports.ts';
import type { UncheckedTool } from '../tool-ports.ts';

/** Passages that one search shows. */
const passages = 8;

/** Searches the knowledge again, in the agent's own words. */
export function searchTool(knowledge: Knowledge): UncheckedTool {
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
      const found = await knowledge.search(String(toolArguments['query']), { limit: passages, extra: [] });
      return { text: found.map(shown).join('\n\n'), documents: [], passages: found, isError: false };
    },
  };
}

function shown({ source, headings, text, start, end }: Passage): string {
  return `${[source.title, ...headings].join(' > ')}\n${text.slice(start, end)}`;
}
