import { limits } from '../../contract/limits.ts';
import { fuseRankings } from '../domain/fuse-rankings.ts';
import type { Stretch } from '../domain/markdown-blocks.ts';
import { readableRow, readableText } from '../domain/readable-text.ts';
import { rankCandidates } from '../domain/relevance.ts';
import { routeModel } from '../domain/route-model.ts';
import type { Statement } from '../domain/sentences.ts';
import { agentSpec } from '../domain/spec.ts';
import type { Engine, Span, Thought } from '../engine-ports.ts';
import type { Passage } from '../ports.ts';
import { type ResearchAnswer, researchPrompt } from '../research/research-prompt.ts';
import { type Thinking, think, thoughtOf } from './think.ts';
import { withinTokens } from './within-tokens.ts';

/** A longer statement is no sentence that people read. */
const statementCharacters = 1_200;

/** A sentence that a model may choose. */
interface Choice {
  readonly text: string;
  /** The headings above it. */
  readonly place: string;
  /** The sentence, or a table's row after the names of its columns. */
  readonly spans: readonly Span[];
}

/** The spans that a model chose, by number, from the sentences of the nearest passages. */
export async function chooseSentences(
  thinking: Thinking,
  input: Parameters<Engine['research']>[0],
): Promise<Thought<readonly Span[]>> {
  const { question, passages } = input;
  const voice = agentSpec.agents.research;
  const countTokens = await thinking.openTokenCounter();
  const choices = withinTokens(choicesIn(question.text, passages), voice.evidenceTokens, ({ text }) =>
    countTokens(text),
  );
  if (choices.length === 0) return thoughtOf([], 'The search found no sentence to choose from.', [], []);
  const most = limits.evidencePerQuestion;
  return think<ResearchAnswer, readonly Span[]>(thinking, {
    agent: 'research',
    role: routeModel(voice.route, question.text, agentSpec.hardness),
    prompt: (simplified) => {
      // The best half is enough for a second try.
      const sentences = simplified ? choices.slice(0, Math.ceil(choices.length / 2)) : choices;
      return researchPrompt(voice, {
        question: question.text,
        sentences,
        most,
        boundary: thinking.newBoundary(),
        simplified,
      });
    },
    read: ({ sentences }) => spansOf(sentences, choices),
    describe: (spans) =>
      `Of ${choices.length} sentences, ${spans.length === 0 ? 'none answers' : `${spans.length} spans were chosen`}.`,
    withoutModel: (engine) => engine.research(input),
  });
}

/**
 * All that can be quoted from the passages, the best passage first, in reading order within it. The best are those that
 * the search put first, which may know more than words, and those that share words with the question.
 */
function choicesIn(question: string, passages: readonly Passage[]): Choice[] {
  const seen = new Set<string>();
  const ranked = new Map(rankCandidates(question, passages).map((one) => [one.candidate, one]));
  const best = [...fuseRankings([passages, [...ranked.keys()]]).keys()];
  return best.flatMap((candidate) =>
    (ranked.get(candidate)?.statements ?? []).flatMap((statement): Choice[] => {
      const { text, source } = candidate;
      const key = `${source.sourceId}:${statement.start}`;
      const isQuotable =
        statement.end - statement.start <= statementCharacters &&
        !/[:：]$/.test(text.slice(statement.start, statement.end));
      if (seen.has(key) || !isQuotable) return [];
      seen.add(key);
      const place = [source.title, ...candidate.headings.filter((heading) => heading !== source.title)].join(' › ');
      return [{ place, ...readStatement(text, source.sourceId, statement) }];
    }),
  );
}

function readStatement(text: string, sourceId: string, statement: Statement): Pick<Choice, 'text' | 'spans'> {
  const { block } = statement;
  const span = ({ start, end }: Stretch): Span => ({ sourceId, start, end });
  const quote = text.slice(statement.start, statement.end);
  const header = block.kind === 'row' ? block.header : undefined;
  if (header === undefined) return { text: readableText(quote), spans: [span(statement)] };
  return { text: readableRow(quote, text.slice(header.start, header.end)), spans: [span(header), span(statement)] };
}

/** Undefined when numbers were named, and none of them exists. */
function spansOf(numbers: readonly number[], choices: readonly Choice[]): Span[] | undefined {
  const chosen = [...new Set(numbers)].flatMap((number) => choices[number - 1] ?? []);
  if (numbers.length > 0 && chosen.length === 0) return undefined;
  const spans = new Map<string, Span>();
  for (const choice of chosen) {
    const missing = choice.spans.filter((span) => !spans.has(keyOf(span)));
    if (spans.size + missing.length > limits.evidencePerQuestion) break;
    for (const span of missing) spans.set(keyOf(span), span);
  }
  return [...spans.values()];
}

function keyOf({ sourceId, start, end }: Span): string {
  return `${sourceId}:${start}:${end}`;
}
