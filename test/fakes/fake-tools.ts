import type {
  Tool,
  ToolArguments,
  ToolAudit,
  ToolAuditEntry,
  ToolCallContext,
  ToolOffer,
  ToolResult,
  Tools,
} from '../../functions/tool-ports.ts';

/** On whose behalf, and in which step, tools are called. */
export const toolUser = {
  tenantId: 'acme',
  taskId: '00000000-0000-4000-8000-000000000001',
  userId: 'ada',
  roles: ['caller'],
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
  readonly roles: (readonly string[])[] = [];
  closed = 0;
  readonly #offer: ToolOffer;

  constructor(tools: readonly Tool[], missing: ToolOffer['missing'] = []) {
    this.#offer = {
      tools,
      missing,
      close: async () => {
        this.closed += 1;
      },
    };
  }

  async offer(roles: readonly string[]): Promise<ToolOffer> {
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
