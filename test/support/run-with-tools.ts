import type { Order } from '../../contract/shapes.ts';
import { bodyPath } from '../../functions/domain/body.ts';
import type { Document, Finding } from '../../functions/domain/model.ts';
import type { ProposedCall } from '../../functions/domain/tool-call.ts';
import type { EngineScript } from '../fakes/fake-engine.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { documents, FakeRun } from '../fakes/fake-run.ts';
import { FakeTool, type FakeTools } from '../fakes/fake-tools.ts';
import { passageOf } from '../fakes/samples.ts';

export const tide: Document = {
  uri: 'mcp://tides/search#0123456789abcdef',
  title: 'Answer of tides: search',
  text: 'A run ends after 60 minutes. High water is at noon.',
};
export const answered = { text: tide.text, documents: [tide], passages: [], isError: false };
export const ask = (query = 'noon', name = 'search'): ProposedCall => ({ name, toolArguments: { query } });
export const search = () => new FakeTool('search', { answer: () => answered });

/** Quotes the first words of the last passage it is shown. */
export const quoteLast: NonNullable<EngineScript['research']> = ({ passages }) => {
  const { sourceId } = passages.at(-1)?.source ?? { sourceId: '' };
  return [{ sourceId, start: 0, end: 28 }];
};

/** Proposes these calls in its first round, and then has enough. */
export const proposing =
  (...calls: ProposedCall[]): NonNullable<EngineScript['proposeCalls']> =>
  ({ exchanges }) =>
    exchanges.length === 0 ? calls : [];

export async function planned(tools: FakeTools, script: EngineScript = {}, order?: Order): Promise<FakeRun> {
  const knowledge = new FakeKnowledge({
    version: 'k1',
    search: (_question, { extra }) => [...documents, ...extra].map(passageOf),
  });
  const run = await FakeRun.start({
    knowledge,
    script: { proposeCalls: proposing(ask()), research: quoteLast, ...script },
    ...(order === undefined ? {} : { order }),
  });
  run.ports = { ...run.ports, tools };
  return run.upTo('plan');
}

export async function findingOf(run: FakeRun): Promise<Finding> {
  const { findingHash } = await run.researchOne(0);
  return run.body<Finding>(bodyPath('findings', findingHash));
}
