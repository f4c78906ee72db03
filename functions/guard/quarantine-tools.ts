import { withhold } from '../domain/injection/quarantine.ts';
import type { ToldCall, ToolDescription } from '../domain/tool-call.ts';
import type { Inspection } from './inspection.ts';

interface Tools {
  readonly offered: readonly ToolDescription[];
  readonly exchanges: readonly ToldCall[];
}

/** Takes out what tools say of themselves, or gave back, where it gives instructions. */
export async function quarantineTools(inspected: Inspection, { offered, exchanges }: Tools): Promise<Tools> {
  const clean = async (name: string, text: string) => {
    const found = await inspected.of(text);
    inspected.tell(name, found);
    return withhold(text, found);
  };
  return {
    offered: await Promise.all(
      offered.map(async (tool) => ({
        ...tool,
        description: await clean(tool.name, tool.description),
        inputSchema: (await cleanTexts(tool.inputSchema, (text) =>
          clean(tool.name, text),
        )) as ToolDescription['inputSchema'],
      })),
    ),
    exchanges: await Promise.all(
      exchanges.map(async (exchange, index) => ({
        ...exchange,
        text: await clean(`result ${index + 1}`, exchange.text),
      })),
    ),
  };
}

/** All texts in a JSON value, names of fields left as they are. */
async function cleanTexts(value: unknown, clean: (text: string) => Promise<string>): Promise<unknown> {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return Promise.all(value.map((each) => cleanTexts(each, clean)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, each]) => [key, await cleanTexts(each, clean)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
