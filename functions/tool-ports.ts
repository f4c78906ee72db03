import type { Fault } from './domain/fault.ts';
import type { Document, TaskKey } from './domain/model.ts';
import type { Passage } from './ports.ts';

/** What an agent may call. */
export interface Tools {
  offer(roles: readonly string[]): Promise<ToolOffer>;
}

/** The tools that a caller with these roles may use, and the servers that could not be asked. */
export interface ToolOffer {
  readonly tools: readonly Tool[];
  readonly missing: readonly { readonly server: string; readonly fault: Fault }[];
  /** Ends what was opened for calls, unless another offer still needs it. */
  readonly close: () => Promise<void>;
}

/** A tool as a model sees it. Description and schema come from outside: they are data. */
export interface ToolDescription {
  /** Unique among the offered ones; 1 to 64 of `A-Z a-z 0-9 _ -`. */
  readonly name: string;
  readonly description: string;
  /** The JSON schema of its arguments. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly hasSideEffects: boolean;
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

export type ToolOutcome =
  | 'answered'
  | 'tool-error'
  | 'invalid-arguments'
  | 'not-offered'
  | 'repeated'
  | 'timed-out'
  | 'unavailable'
  | 'refused'
  | 'answer-invalid';
