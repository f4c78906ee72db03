import type { Injection } from '../domain/injection/detect-injections.ts';
import { overlaps } from '../domain/injection/quarantine.ts';
import type { Finding } from '../domain/model.ts';
import type { Engine, Guard, Judgement, Span } from '../engine-ports.ts';
import type { Passage, Telemetry } from '../ports.ts';
import { Inspection } from './inspection.ts';
import { quarantinePassages } from './quarantine-passages.ts';
import { quarantineTools } from './quarantine-tools.ts';

/** For the reader: why a source that says something was not cited with it. */
export const quarantineNotice =
  'A source holds text that gives instructions to an assistant, or a key. It was kept from the agents and is not cited; the source itself shows it as it is.';

/**
 * The engine, shown only what gives no instructions to whoever reads it as a machine. What is kept from it is told to
 * the trace, by place and kind, and counted; the sources stay as they are. The order itself is shown as it is, because
 * it is what has to be answered: that it reads like an attack is only told.
 */
export function guardedEngine(engine: Engine, guard: Guard, telemetry: Telemetry): Engine {
  const inspection = () => new Inspection(guard, telemetry);
  const { proposeCalls } = engine;
  return {
    name: engine.name,

    plan: async (input) => {
      const inspected = inspection();
      inspected.tell('order', await inspected.of(input.prompt));
      const history = await Promise.all((input.history ?? []).map((turn) => quarantineTurn(inspected, turn)));
      const planned = await engine.plan(input.history === undefined ? input : { ...input, history });
      return inspected.note(planned, 'Shown, although it reads like an instruction to an assistant');
    },

    ...(proposeCalls === undefined
      ? {}
      : {
          proposeCalls: async (input) => {
            const inspected = inspection();
            return inspected.note(await proposeCalls({ ...input, ...(await quarantineTools(inspected, input)) }));
          },
        }),

    research: async ({ question, passages }) => {
      const inspected = inspection();
      const { shown, injections } = await quarantinePassages(inspected, passages);
      const chosen = await engine.research({ question, passages: shown });
      const value = chosen.value.filter((span) => !isQuarantined(span, injections));
      const notices = matters(value, passages, injections)
        ? [...(chosen.notices ?? []), quarantineNotice]
        : chosen.notices;
      return inspected.note({ ...chosen, value, ...(notices === undefined ? {} : { notices }) });
    },

    write: async (input) => {
      const inspected = inspection();
      const findings = await Promise.all(input.findings.map((finding) => quarantineFinding(inspected, finding)));
      return inspected.note(await engine.write({ ...input, findings }));
    },

    judge: async ({ claims, ...input }) => {
      const inspected = inspection();
      const refused = new Set<string>();
      for (const { claimId, text } of claims) {
        const found = await inspected.of(text);
        inspected.tell(claimId, found);
        if (found.length > 0) refused.add(claimId);
      }
      const judged = await engine.judge({ ...input, claims: claims.filter(({ claimId }) => !refused.has(claimId)) });
      const reason = 'reads like an instruction to an assistant';
      const value = [
        ...judged.value,
        ...[...refused].map((claimId): Judgement => ({ claimId, verdict: 'insufficient', reason })),
      ];
      return inspected.note({ ...judged, value });
    },
  };
}

type Turn = NonNullable<Parameters<Engine['plan']>[0]['history']>[number];

/** What earlier reports say came from documents. */
async function quarantineTurn(inspected: Inspection, turn: Turn): Promise<Turn> {
  return { ...turn, statements: await inspected.harmless(turn.statements) };
}

type BySource = ReadonlyMap<string, readonly Injection[]>;

function isQuarantined(span: Span, injections: BySource): boolean {
  return (injections.get(span.sourceId) ?? []).some((injection) => overlaps(span, injection));
}

/** Whether the reader may miss something: a cited source is not whole, or nothing was found where something is withheld. */
function matters(spans: readonly Span[], passages: readonly Passage[], injections: BySource): boolean {
  if (injections.size === 0) return false;
  const cited = new Set(spans.map(({ sourceId }) => sourceId));
  return cited.size === 0 ? passages.length > 0 : [...injections.keys()].some((sourceId) => cited.has(sourceId));
}

/** Evidence was chosen from what is shown here too; titles and headings were not. */
async function quarantineFinding(inspected: Inspection, finding: Finding): Promise<Finding> {
  const evidence = await Promise.all(
    finding.evidence.map(async (piece) => {
      const found = await inspected.of(piece.quote);
      inspected.tell(piece.evidenceId, found);
      return found.length > 0 ? [] : [{ ...piece, headings: await inspected.harmless(piece.headings) }];
    }),
  );
  const sources = finding.sources.map(async (source) => ({ ...source, title: await inspected.title(source.title) }));
  return { ...finding, evidence: evidence.flat(), sources: await Promise.all(sources) };
}
