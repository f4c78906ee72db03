import type {
  Tool,
  ToolArguments,
  ToolAudit,
  ToolAuditEntry,
  ToolCallContext,
  ToolCaller,
  ToolOffer,
  ToolResult,
  Tools,
} from '../../functions/tool-ports.ts';
import type { LastAnswer, LastAnswers, MadeCall } from '../../functions/tools/last-answers.ts';
import { searchTool } from '../../functions/tools/search-tool.ts';

/** A caller with these roles, in a test whose spec does not offer the search. */
export function callerWith(...roles: string[]): ToolCaller {
  return { roles, searchTool: searchTool(() => Promise.reject(new Error('The test has no script for a search'))) };
}

/** On whose behalf, and in which step, tools are called. */
export const toolUser = {
  ...callerWith('caller'),
  tenantId: 'acme',
  taskId: '00000000-0000-4000-8000-000000000001',
  userId: 'ada',
  agentId: 'researcher',
  step: 'research-0',
};

type Answer = (toolArguments: ToolArguments, context: ToolCallContext) => ToolResult | Promise<ToolResult>;

/** An answer that says this and can be cited. */
export function answerOf(text: string, details: Partial<ToolResult> = {}): ToolResult {
  const documents = [{ uri: `mcp://test/tool#${text.slice(0, 8)}`, title: 'Answer of test', text }];
  return { text, documents, passages: [], isError: false, ...details };
}

/** A tool that answers as scripted and keeps what it was called with. */
export class FakeTool implements Tool {
  readonly calls: { toolArguments: ToolArguments; idempotencyKey: string }[] = [];
  readonly server = 'test';
  readonly toolName: string;
  readonly description = 'Takes a query.';
  readonly inputSchema = { type: 'object', required: ['query'] };
  readonly hasSideEffects: boolean;
  readonly name: string;
  readonly #answer: Answer | undefined;

  constructor(name: string, script: { answer?: Answer; hasSideEffects?: boolean } = {}) {
    this.name = name;
    this.toolName = name;
    this.hasSideEffects = script.hasSideEffects ?? false;
    this.#answer = script.answer;
  }

  /** Knows one rule: there has to be a query. */
  readonly violation = (toolArguments: ToolArguments): string | undefined =>
    'query' in toolArguments ? undefined : 'data must have query';

  async call(toolArguments: ToolArguments, context: ToolCallContext): Promise<ToolResult> {
    this.calls.push({ toolArguments, idempotencyKey: context.idempotencyKey });
    if (this.#answer === undefined) throw new Error(`The test has no answer of ${this.name}`);
    return this.#answer(toolArguments, context);
  }
}

/** Offers these tools to whoever asks, and keeps the roles it was asked with. */
export class FakeTools implements Tools {
  readonly isEmpty: boolean;
  readonly roles: (readonly string[])[] = [];
  closed = 0;
  readonly #offer: ToolOffer;

  constructor(tools: readonly Tool[], missing: ToolOffer['missing'] = []) {
    this.isEmpty = tools.length + missing.length === 0;
    this.#offer = {
      tools,
      missing,
      close: async () => {
        this.closed += 1;
      },
    };
  }

  async offer({ roles }: ToolCaller): Promise<ToolOffer> {
    this.roles.push(roles);
    return this.#offer;
  }
}

export class FakeToolAudit implements ToolAudit {
  readonly entries: ToolAuditEntry[] = [];

  async record(entry: ToolAuditEntry): Promise<void> {
    this.entries.push(entry);
  }
}

/** Remembers for as long as the test lasts. */
export class FakeLastAnswers implements LastAnswers {
  readonly #kept = new Map<string, Parameters<LastAnswers['keep']>[1]>();

  async find(call: MadeCall): Promise<LastAnswer | undefined> {
    const kept = this.#kept.get(JSON.stringify(call));
    return kept === undefined ? undefined : { ...kept, answeredAt: '2026-11-21T11:37:00.000Z', ageSeconds: 23 * 60 };
  }

  async keep(call: MadeCall, answer: Parameters<LastAnswers['keep']>[1]): Promise<void> {
    this.#kept.set(JSON.stringify(call), answer);
  }
}
