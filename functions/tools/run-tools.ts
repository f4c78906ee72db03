import { limits } from '../../contract/limits.ts';
import type { Usage } from '../../contract/shapes.ts';
import { addUsage, type Document, noUsage } from '../domain/model.ts';
import { sourceOf } from '../domain/source.ts';
import type { Passage } from '../ports.ts';
import type { ToolDescription, ToolOffer, Tools } from '../tool-ports.ts';
import {
  type ProposedCall,
  type SessionEnd,
  type SessionPorts,
  type ToolExchange,
  ToolSession,
  type ToolUser,
} from './tool-session.ts';

/**
 * Chooses the next calls from what is offered and what was found; none when enough was found. What
 * `exchanges` and descriptions say is data from outside and has to be fenced before a model.
 */
export type ProposeCalls = (input: {
  readonly offered: readonly ToolDescription[];
  readonly exchanges: readonly ToolExchange[];
  readonly endsAtMs: number;
}) => Promise<{ readonly calls: readonly ProposedCall[]; readonly usage: Usage }>;

/** What the rounds found, however they ended. */
export interface ToolRun {
  /** `done`: the engine had enough; otherwise what stopped it. */
  readonly end: 'done' | 'no-tools' | 'rounds' | 'tokens' | SessionEnd;
  readonly exchanges: readonly ToolExchange[];
  /** New texts to search for evidence, each once. */
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  readonly missing: ToolOffer['missing'];
  /** Of the proposing; tools themselves are not billed. */
  readonly usage: Usage;
}

export type RunToolsPorts = SessionPorts & { readonly tools: Tools };

/** Lets an engine call tools, round after round, until it is done or a limit is reached. */
export async function runTools(
  ports: RunToolsPorts,
  user: ToolUser,
  propose: ProposeCalls,
  times: { readonly roundsMs: number; readonly callMs: number } = {
    roundsMs: limits.toolRoundsSeconds * 1_000,
    callMs: limits.toolCallSeconds * 1_000,
  },
): Promise<ToolRun> {
  const endsAtMs = ports.clock.now().getTime() + times.roundsMs;
  const { tools, missing, close } = await ports.tools.offer(user.roles);
  try {
    const session = new ToolSession(ports, tools, user, { endsAtMs, callMs: times.callMs });
    const { end, usage } = await runRounds(session, propose, endsAtMs);
    return { ...foundBy(session.exchanges), end, usage, missing };
  } finally {
    await close();
  }
}

async function runRounds(
  session: ToolSession,
  propose: ProposeCalls,
  endsAtMs: number,
): Promise<Pick<ToolRun, 'end' | 'usage'>> {
  let usage = noUsage;
  for (let round = 0; round < limits.toolRounds; round += 1) {
    const offered = session.offered();
    if (offered.length === 0) return { end: 'no-tools', usage };
    if (usage.inputTokens + usage.outputTokens >= limits.toolTokens) return { end: 'tokens', usage };
    const proposal = await propose({ offered, exchanges: session.exchanges, endsAtMs });
    usage = addUsage(usage, proposal.usage);
    if (proposal.calls.length === 0) return { end: 'done', usage };
    for (const call of proposal.calls) {
      await session.call(call);
      if (session.end !== undefined) return { end: session.end, usage };
    }
  }
  return { end: 'rounds', usage };
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
