import { noUsage } from '../domain/model.ts';
import type { Engine } from '../ports.ts';
import { composeReport } from './compose-report.ts';
import { judgeClaim } from './judge-claim.ts';
import { selectEvidence } from './select-evidence.ts';
import { splitQuestions } from './split-questions.ts';

/** The engine without a model: deterministic, free, and true to the letter of its sources. */
export const extractiveEngine: Engine = {
  name: 'extractive',
  async plan({ prompt, maxQuestions, language }) {
    const value = splitQuestions(prompt, maxQuestions, language);
    return { value, thought: `The prompt asks ${value.questions.length} questions`, usage: noUsage };
  },
  async research({ question, passages }) {
    const { spans, confidence } = selectEvidence(question, passages);
    return { value: spans, thought: `Confidence ${confidence.toFixed(2)}`, usage: noUsage };
  },
  async write(input) {
    return { value: composeReport(input), thought: 'Quoted the evidence question by question', usage: noUsage };
  },
  async judge({ claims }) {
    return {
      value: claims.map(judgeClaim),
      thought: `Compared ${claims.length} claims with their evidence`,
      usage: noUsage,
    };
  },
};
