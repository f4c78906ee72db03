import type { ToolUsingEngine } from '../engine-ports.ts';
import { chooseSentences } from './choose-sentences.ts';
import { judgeClaims } from './judge-claims.ts';
import { proposeCalls } from './propose-calls.ts';
import { proposePlan } from './propose-plan.ts';
import type { Thinking } from './think.ts';
import { writeSentences } from './write-sentences.ts';

/**
 * Thinks with language models. What they answer is data: questions may only repeat the order, evidence is chosen by
 * number from what was read, a sentence without evidence is left out, and the judge first has to get known cases right.
 */
export function languageModelEngine(name: string, thinking: Thinking): ToolUsingEngine {
  return {
    name,
    plan: (input) => proposePlan(thinking, input),
    proposeCalls: (input) => proposeCalls(thinking, input),
    research: (input) => chooseSentences(thinking, input),
    write: (input) => writeSentences(thinking, input),
    judge: (input) => judgeClaims(thinking, input),
  };
}
