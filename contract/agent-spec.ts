import * as z from 'zod/mini';
import { concernKinds, contentPolicySchema } from './content-policy.ts';
import { specText as text } from './spec-text.ts';
import { toolsSpecSchema } from './tools.ts';

/**
 * The agent spec: all that may differ between two versions of the agents, as one document. Which models there are is
 * the stage's to say; how a text is fenced and what form an answer has is the code's. Every field changes what an agent
 * does, and none may be left out unless it says so.
 */

/** What stands on every task and names a partition of the feedback. */
const versionSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ - in quotes, such as "3"'));

const agentIdSchema = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be up to 31 of a-z 0-9 - and begin with a letter'));

const part = () => z.number().check(z.gte(0), z.lte(1));
const count = (most: number) => z.int().check(z.gte(1), z.lte(most));

/** What an agent is told each time, before the data. */
const voiceShape = {
  /** Who the agent is: its task in a sentence. */
  persona: text(2_000),
  /** Rules, each a sentence or two; the rule for fenced data is always added. */
  instructions: z.array(text(1_000)).check(z.minLength(1), z.maxLength(30)),
};

/** What the agent is given and what it should make of it. The answer becomes JSON, in the form that the code asks for. */
function examplesOf<Answer extends z.ZodMiniType>(answer: Answer) {
  return z.array(z.strictObject({ given: text(4_000), answer })).check(z.maxLength(10));
}

const isJsonObject = z.refine<string>(
  (value) => /^\{.*\}$/s.test(value) && isJson(value),
  'must be a JSON object, as text',
);

const numbers = z.array(z.int().check(z.gte(1)));
const fixedRoute = z.enum(['small', 'capable']);
const route = z.enum(['small', 'capable', 'by-question']);

const planSchema = z.strictObject({
  agentId: agentIdSchema,
  /** Which model is asked: `small`, `capable`, or `by-question` (see `hardness`). */
  route,
  ...voiceShape,
  examples: examplesOf(
    z.strictObject({
      questions: z.array(text(300)),
      /** Distress or harm that the prompt speaks of, with the words that show it; absent: none. */
      concerns: z._default(z.array(z.strictObject({ words: text(200), kind: z.enum(concernKinds) })), []),
    }),
  ),
  /** An order of at most so many words that asks one thing is its own plan, and costs nothing. */
  plainWords: z.int().check(z.gte(0), z.lte(200)),
  /** What an order that follows up is told of its thread: the latest `turns` reports with what they say, others in a line. */
  history: z.strictObject({
    turns: count(20),
    /** Of all of it. */
    tokens: count(20_000),
    /** Said only where there is a history. */
    instruction: text(1_000),
  }),
});

const researchSchema = z.strictObject({
  agentId: agentIdSchema,
  route,
  ...voiceShape,
  /** The answer lists the numbers of the sentences given. */
  examples: examplesOf(z.strictObject({ sentences: numbers })),
  /** How it chooses calls of tools, where `tools` lists any; asked of the same model. `arguments` is JSON text. */
  toolCalls: z.strictObject({
    ...voiceShape,
    examples: examplesOf(
      z.strictObject({ calls: z.array(z.strictObject({ tool: text(64), arguments: z.string().check(isJsonObject) })) }),
    ),
  }),
  /** How many passages the search brings for a question. */
  passagesPerQuestion: count(100),
  /** Of the sentences a model chooses from. */
  evidenceTokens: count(100_000),
});

const writeSchema = z.strictObject({
  agentId: agentIdSchema,
  route,
  ...voiceShape,
  examples: examplesOf(
    z.strictObject({
      sentences: z.array(z.strictObject({ question: z.int().check(z.gte(1)), text: text(400), evidence: numbers })),
    }),
  ),
  /** Of all evidence that the writer sees. */
  evidenceTokens: count(100_000),
  /** The most that one question is answered in. */
  sentencesPerQuestion: count(10),
});

const evaluateSchema = z.strictObject({
  agentId: agentIdSchema,
  /** A claim is no question: it is judged by one model or the other. */
  route: fixedRoute,
  ...voiceShape,
  /** What a claim is held to, each in a sentence or two; a claim that fails one of them is not supported. */
  rubric: z.strictObject({ accuracy: text(1_000), clarity: text(1_000), helpfulness: text(1_000) }),
  examples: examplesOf(
    z.strictObject({
      verdicts: z.array(
        z.strictObject({
          claim: z.int().check(z.gte(1)),
          verdict: z.enum(['supported', 'contradicted', 'insufficient']),
          reason: text(120),
        }),
      ),
    }),
  ),
  /** A sentence that shares a smaller part of its content words with its evidence is not shown to a model. */
  leastShared: part(),
});

/** From when on a question is hard, and goes to the capable model where the route is `by-question`. */
const hardnessSchema = z.strictObject({
  /** Words in the question. */
  words: count(1_000),
  /** Question marks, semicolons and words such as `and` in it. */
  parts: count(100),
  /** Words, in small letters, of questions that need things held against each other. */
  comparing: z.array(z.string().check(z.regex(/^[\p{Ll}\p{Lo}\p{N}]{1,40}$/u, 'must be one word in small letters'))),
});

export const agentSpecSchema = z.strictObject({
  version: versionSchema,
  agents: z.strictObject({
    plan: planSchema,
    research: researchSchema,
    write: writeSchema,
    evaluate: evaluateSchema,
    publish: z.strictObject({ agentId: agentIdSchema }),
  }),
  hardness: hardnessSchema,
  /** What is done about harmful, confidential and personal content; see `contract/content-policy.ts`. */
  contentPolicy: contentPolicySchema,
  /** What the agents may call; see `contract/tools.ts`. */
  tools: toolsSpecSchema,
});

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** The document as it is written. */
export type AgentSpecDocument = z.infer<typeof agentSpecSchema>;

/** The document and what identifies it. */
export interface AgentSpec extends AgentSpecDocument {
  /** Of the meaning: comments, order of keys and layout do not change it. */
  readonly hash: string;
}
