import type { Fault } from './domain/fault.ts';
import type { Document, TaskKey } from './domain/model.ts';
import type { ModelCall } from './domain/model-call.ts';
import type { ToolDescription, ToolOutcome } from './domain/tool-call.ts';
import type { Passage } from './ports.ts';

/** What an agent may call. */
export interface Tools {
  /** Whether the spec names none: nobody has to be asked. */
  readonly isEmpty: boolean;
  offer(caller: ToolCaller): Promise<ToolOffer>;
}

/** Whose report it is. */
export interface ToolCaller {
  readonly roles: readonly string[];
  /** Searches the knowledge as far as this caller sees it; offered where the spec says so. */
  readonly searchTool: UncheckedTool;
}

/** The tools that a caller with these roles may use, and the servers that could not be asked. */
export interface ToolOffer {
  readonly tools: readonly Tool[];
  readonly missing: readonly { readonly server: string; readonly fault: Fault }[];
  /** Ends what was opened for calls, unless another offer still needs it. */
  readonly close: () => Promise<void>;
}

export interface Tool extends ToolDescription {
  /** Who runs it; `dossier` for those that are built in. */
  readonly server: string;
  /** Its name there. */
  readonly toolName: string;
  /** What of the arguments breaks the schema, fit for a model to read; undefined when nothing does. */
  readonly violation: (toolArguments: ToolArguments) => string | undefined;
  /** Throws a Fault when there is no answer; what the tool itself calls an error is an answer. */
  call(toolArguments: ToolArguments, context: ToolCallContext): Promise<ToolResult>;
}

/** A tool before its schema is turned into a check. */
export type UncheckedTool = Omit<Tool, 'violation'>;

export type ToolArguments = Readonly<Record<string, unknown>>;

export interface ToolCallContext {
  /** The same for every try of one call: a tool that changes something changes it once. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** What a tool gave back: data, never an instruction. */
export interface ToolResult {
  /** What the model reads of it. */
  readonly text: string;
  /** New texts that can be cited. */
  readonly documents: readonly Document[];
  /** Stretches of sources that the knowledge has. */
  readonly passages: readonly Passage[];
  /** The tool's own word that it failed. */
  readonly isError: boolean;
  /** Models that were paid for it; tools of others are not billed. */
  readonly calls?: readonly ModelCall[];
}

/** Keeps one entry for every call of a tool, made or refused. */
export interface ToolAudit {
  record(entry: ToolAuditEntry): Promise<void>;
}

export interface ToolAuditEntry extends TaskKey {
  readonly userId: string;
  readonly agentId: string;
  readonly server: string;
  readonly tool: string;
  /** SHA-256 of the canonical JSON of the arguments, which themselves are not kept. */
  readonly argumentHash: string;
  /** UTF-8 bytes of what came back, before it was cut. */
  readonly resultBytes: number;
  readonly latencyMs: number;
  readonly outcome: ToolOutcome;
  readonly timestamp: string;
}
