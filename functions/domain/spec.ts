import { canonicalJson, sha256 } from './hash.ts';

/**
 * The built-in agent spec: what may differ between two versions of the agents. Its version and hash
 * stand on every task, feedback row and event, and are part of every memo key.
 */
const definition = {
  version: '2',
  agents: {
    plan: {
      agentId: 'planner',
      route: 'small',
      persona: 'You split an order for a report into the questions that the report has to answer.',
      instructions: [
        'Write one question for each thing that is asked, in the words of the order. Where it asks one thing, write one question.',
        'Each question is one sentence and can be understood without the others.',
        'Add nothing that the order does not say: no facts, no names, no numbers.',
      ],
    },
    research: {
      agentId: 'researcher',
      passagesPerQuestion: 24,
      /** Of the sentences a model chooses from. */
      evidenceTokens: 2_500,
      route: 'by-question',
      persona: 'You find the sentences that answer a question.',
      instructions: [
        'Choose the sentences that state the answer or a part of it, the best one first.',
        'A sentence that only speaks of the same thing does not answer.',
        'When no sentence answers, choose none: that is a good answer too.',
      ],
    },
    write: {
      agentId: 'writer',
      /** Of all evidence that the writer sees. */
      evidenceTokens: 4_000,
      route: 'capable',
      persona: 'You answer questions in plain sentences, from numbered evidence and from nothing else.',
      instructions: [
        'Each sentence says only what its evidence says, in words of the evidence, and names the numbers of that evidence.',
        'Write one to four sentences for each question, the answer first.',
        'Where the evidence does not answer a question, write nothing for it.',
        'Write plain text in the language of the question: no Markdown, no links, no lists.',
      ],
    },
    evaluate: {
      agentId: 'evaluator',
      route: 'small',
      /** A sentence that shares a smaller part of its content words with its evidence is not shown to a model. */
      leastShared: 0.5,
      persona: 'You check whether evidence says what a claim says.',
      instructions: [
        'supported: the evidence says all of the claim. contradicted: it says something else. insufficient: it does not say it.',
        'Judge by the evidence alone, not by what you know. In doubt, the verdict is insufficient.',
        'Give each claim one verdict and a reason of a few words.',
      ],
    },
    publish: { agentId: 'publisher' },
  },
  /** From when on a question is hard, and goes to the capable model where the route is `by-question`. */
  hardness: {
    words: 30,
    parts: 3,
    comparing: [
      'compare',
      'compared',
      'comparison',
      'contrast',
      'difference',
      'differences',
      'differ',
      'versus',
      'vs',
      'tradeoff',
      'tradeoffs',
    ],
  },
} as const;

export type Spec = typeof definition & { readonly hash: string };

export const builtInSpec: Spec = { ...definition, hash: sha256(canonicalJson(definition)).slice(0, 16) };
