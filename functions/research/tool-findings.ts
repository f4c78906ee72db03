import type { FaultName } from '../../contract/errors.ts';
import type { Usage } from '../../contract/shapes.ts';
import { describeAge } from '../domain/describe-age.ts';
import type { Document } from '../domain/model.ts';
import type { ModelCall } from '../domain/model-call.ts';
import type { ToolOutcome } from '../domain/tool-call.ts';
import { noUsage } from '../domain/usage.ts';
import type { Passage } from '../ports.ts';
import type { ToolRun } from '../tools/run-tools.ts';
import type { ToolExchange } from '../tools/tool-session.ts';

/** What tools found for a question, and what has to be told of it. */
export interface ToolFindings {
  /** New texts to search. */
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  /** For the reader. */
  readonly notices: readonly string[];
  /** For the trace: what the engine thought, and what became of each call. */
  readonly thoughts: readonly string[];
  readonly actions: readonly string[];
  readonly usage: Usage;
  /** The paid calls of models that `usage` is the sum of. */
  readonly calls: readonly ModelCall[];
}

export const nothingFound: ToolFindings = {
  documents: [],
  passages: [],
  notices: [],
  thoughts: [],
  actions: [],
  usage: noUsage,
  calls: [],
};

export function findingsOf(run: ToolRun): ToolFindings {
  const { documents, passages, thoughts, usage, calls } = run;
  return {
    documents,
    passages,
    thoughts,
    usage,
    calls,
    actions: actionsOf(run),
    notices: [
      ...run.missing.map(
        ({ server, fault }) => `The tool server "${server}" was not asked: it ${reasonOf(fault.name)}.`,
      ),
      ...lastOfEachTool(run.exchanges).flatMap(noticeOf),
      ...run.notices,
    ],
  };
}

/** Names, outcomes and times; what was asked and answered stays out of the trace. */
function actionsOf({ exchanges, missing, end }: ToolRun): string[] {
  const calls = exchanges.map(({ server, tool, outcome, latencyMs, ageSeconds }) =>
    outcome === 'not-offered'
      ? 'Refused a tool that is not offered'
      : `Called ${server}/${tool}: ${outcome} in ${latencyMs} ms${usedInstead(ageSeconds)}`,
  );
  const ended = end === 'done' || end === 'no-tools' ? [] : [`Called no more tools: limit of ${ends[end]}`];
  return [...missing.map(({ server, fault }) => `Could not ask ${server}: ${fault.name}`), ...calls, ...ended];
}

const ends = {
  loop: 'repetitions',
  calls: 'calls',
  time: 'time',
  rounds: 'rounds',
  tokens: 'tokens',
} as const;

function usedInstead(ageSeconds: number | undefined): string {
  return ageSeconds === undefined ? '' : `, used its answer of ${describeAge(ageSeconds)}`;
}

/** A tool that answered after all is not worth a word. */
function lastOfEachTool(exchanges: readonly ToolExchange[]): ToolExchange[] {
  return [...new Map(exchanges.map((exchange) => [`${exchange.server}/${exchange.tool}`, exchange])).values()];
}

/** How a call can stay without an answer. */
const unanswered: Readonly<Partial<Record<ToolOutcome, FaultName>>> = {
  unavailable: 'ToolUnavailable',
  'timed-out': 'ToolTimedOut',
  refused: 'ToolRefused',
  'answer-invalid': 'ToolAnswerInvalid',
};

function noticeOf({ server, tool, outcome, hasSideEffects, ageSeconds }: ToolExchange): string[] {
  const fault = unanswered[outcome];
  if (fault === undefined) return [];
  const doubt = hasSideEffects ? ' Whether it changed anything is not known.' : '';
  const instead = ageSeconds === undefined ? '' : ` What it said ${describeAge(ageSeconds)} is used instead.`;
  return [`The tool "${tool}" of "${server}" gave no answer: it ${reasonOf(fault)}.${doubt}${instead}`];
}

const reasons: Readonly<Partial<Record<FaultName, string>>> = {
  ToolTimedOut: 'took longer than it may',
  ToolRefused: 'is not open to this service',
  ToolAnswerInvalid: 'sent something that cannot be read',
};

function reasonOf(fault: FaultName): string {
  return reasons[fault] ?? 'could not be reached';
}

interface PackedFindings extends Omit<ToolFindings, 'passages'> {
  readonly passages: readonly Omit<Passage, 'text'>[];
  /** By source id: many passages are of one source. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The findings as text to be stored. */
export function packFindings(found: ToolFindings): string {
  const packed: PackedFindings = {
    ...found,
    passages: found.passages.map(({ text: _text, ...passage }) => passage),
    texts: Object.fromEntries(found.passages.map(({ source, text }) => [source.sourceId, text])),
  };
  return JSON.stringify(packed);
}

export function unpackFindings(text: string): ToolFindings {
  const { texts, passages, ...found } = JSON.parse(text) as PackedFindings;
  return {
    ...found,
    passages: passages.map((passage) => ({ ...passage, text: texts[passage.source.sourceId] ?? '' })),
  };
}
