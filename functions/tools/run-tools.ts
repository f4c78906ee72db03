import { limits } from '../../contract/limits.ts';
import type { Usage } from '../../contract/shapes.ts';
import type { Document } from '../domain/model.ts';
import { type ModelCall, usageOf } from '../domain/model-call.ts';
import { sourceOf } from '../domain/source.ts';
import type { ProposedCall, ToldCall, ToolDescription } from '../domain/tool-call.ts';
import { addUsage, noUsage } from '../domain/usage.ts';
import type { Thought } from '../engine-ports.ts';
import type { Passage } from '../ports.ts';
import type { ToolCaller, ToolOffer, Tools } from '../tool-ports.ts';
import { type SessionEnd, type SessionPorts, type ToolExchange, ToolSession, type ToolUser } from './tool-session.ts';

/**
 * Chooses the next calls from what is offered and what was found; none when enough was found. What
 * `exchanges` and descriptions say is data from outside and has to be fenced before a model.
 */
export type ProposeCalls = (input: {
  readonly offered: readonly ToolDescription[];
  readonly exchanges: readonly ToldCall[];
  readonly endsAtMs: number;
}) => Promise<Thought<readonly ProposedCall[]>>;

/** What the rounds found, however they ended. */
export interface ToolRun extends Proposing {
  readonly exchanges: readonly ToolExchange[];
  /** New texts to search for evidence, each once. */
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  readonly missing: ToolOffer['missing'];
}

/** How the rounds went, and at what price. */
interface Proposing {
  /** `done`: the engine had enough; otherwise what stopped it. */
  readonly end: 'done' | 'no-tools' | 'rounds' | 'tokens' | SessionEnd;
  readonly thoughts: readonly string[];
  readonly notices: readonly string[];
  readonly usage: Usage;
  /** The paid calls of models that `usage` is the sum of. */
  readonly calls: readonly ModelCall[];
}

export type RunToolsPorts = SessionPorts & { readonly tools: Tools };

/** Lets an engine call tools, round after round, until it is done or a limit is reached. */
export async function runTools(
  ports: RunToolsPorts,
  user: ToolUser & ToolCaller,
  propose: ProposeCalls,
  times: { readonly roundsMs?: number; readonly callMs?: number } = {},
): Promise<ToolRun> {
  const { roundsMs = limits.toolRoundsSeconds * 1_000, callMs = limits.toolCallSeconds * 1_000 } = times;
  const endsAtMs = ports.clock.now().getTime() + roundsMs;
  const { tools, missing, close } = await ports.tools.offer(user);
  try {
    const session = new ToolSession(ports, tools, user, { endsAtMs, callMs });
    const proposing = await runRounds(session, propose, endsAtMs);
    const called = session.exchanges.flatMap(({ result }) => result.calls ?? []);
    const usage = addUsage(proposing.usage, usageOf(called));
    return { ...foundBy(session.exchanges), ...proposing, usage, calls: [...proposing.calls, ...called], missing };
  } finally {
    await close();
  }
}

async function runRounds(session: ToolSession, propose: ProposeCalls, endsAtMs: number): Promise<Proposing> {
  const rounds: Thought<readonly ProposedCall[]>[] = [];
  const ended = (end: Proposing['end']): Proposing => ({
    end,
    thoughts: rounds.map(({ thought }) => thought),
    notices: [...new Set(rounds.flatMap(({ notices = [] }) => notices))],
    usage: rounds.reduce((sum, { usage }) => addUsage(sum, usage), noUsage),
    calls: rounds.flatMap(({ calls = [] }) => calls),
  });
  while (rounds.length < limits.toolRounds) {
    const offered = session.offered();
    if (offered.length === 0) return ended('no-tools');
    const { usage } = ended('tokens');
    if (usage.inputTokens + usage.outputTokens >= limits.toolTokens) return ended('tokens');
    const proposal = await propose({ offered, exchanges: session.exchanges, endsAtMs });
    rounds.push(proposal);
    if (proposal.value.length === 0) return ended('done');
    for (const call of proposal.value) {
      await session.call(call);
      if (session.end !== undefined) return ended(session.end);
    }
  }
  return ended('rounds');
}

function foundBy(exchanges: readonly ToolExchange[]): Pick<ToolRun, 'exchanges' | 'documents' | 'passages'> {
  const documents = new Map<string, Document>();
  for (const document of exchanges.flatMap(({ result }) => result.documents)) {
    documents.set(sourceOf(document).sourceId, document);
  }
  return {
    exchanges,
    documents: [...documents.values()],
    passages: exchanges.flatMap(({ result }) => result.passages),
  };
}
