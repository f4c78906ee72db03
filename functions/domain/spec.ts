import { canonicalJson, sha256 } from './hash.ts';

/**
 * The built-in agent spec: what may differ between two versions of the agents. Its version and hash
 * stand on every task, feedback row and event, and are part of every memo key.
 */
const definition = {
  version: '1',
  engine: 'extractive',
  agents: {
    plan: { agentId: 'planner' },
    research: { agentId: 'researcher', passagesPerQuestion: 24 },
    write: { agentId: 'writer' },
    evaluate: { agentId: 'evaluator' },
    publish: { agentId: 'publisher' },
  },
} as const;

export type Spec = typeof definition & { readonly hash: string };

export const builtInSpec: Spec = { ...definition, hash: sha256(canonicalJson(definition)).slice(0, 16) };
