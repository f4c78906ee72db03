import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Prompt } from '../../functions/domain/prompt.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { judgePrompt } from '../../functions/evaluate/judge-prompt.ts';
import { planPrompt } from '../../functions/plan/plan-prompt.ts';
import type { Example } from '../../functions/prompt-parts.ts';
import { researchPrompt } from '../../functions/research/research-prompt.ts';
import { toolsPrompt } from '../../functions/tools/tools-prompt.ts';
import { writePrompt } from '../../functions/write/write-prompt.ts';

const { plan, research, write, evaluate } = agentSpec.agents;
const common = { boundary: 'fence', simplified: false };
const shown = { text: 'Text.', place: 'Place' };
const evidence = [1, 2].map((number) => ({ ...shown, number }));

const prompts: [string, readonly Example[], Prompt<unknown>][] = [
  ['planner', plan.examples, planPrompt(plan, { ...common, history: '', prompt: 'Why?', maxQuestions: 5 })],
  [
    'researcher',
    research.examples,
    researchPrompt(research, { ...common, question: 'Why?', sentences: [shown, shown, shown], most: 3 }),
  ],
  [
    'researcher with tools',
    research.toolCalls.examples,
    toolsPrompt(research.toolCalls, {
      ...common,
      question: 'Why?',
      offered: [{ name: 'weather_forecast', description: '', inputSchema: {}, hasSideEffects: false }],
      exchanges: [],
    }),
  ],
  [
    'writer',
    write.examples,
    writePrompt(write, {
      ...common,
      order: 'Why?',
      questions: [{ text: 'Why?', evidence }],
      rejected: [],
      sentencesPerQuestion: write.sentencesPerQuestion,
    }),
  ],
  [
    'evaluator',
    evaluate.examples,
    judgePrompt(evaluate, { ...common, claims: [1, 2, 3].map(() => ({ text: 'So.', evidence: ['So.'] })) }),
  ],
];

test.each(prompts)(
  'the %s is shown answers in the form that it is asked for, after what they answer',
  (_who, examples, { system, schema }) => {
    const parts = system.filter(({ name }) => name === 'examples').map(({ text }) => text);
    expect(examples.length).toBeGreaterThan(0);
    expect(parts).toEqual(
      examples.map(({ given, answer }, index) => `Example ${index + 1}\n${given}\n${JSON.stringify(answer)}`),
    );
    for (const { answer } of examples) {
      expect(schema.asked.safeParse(answer).error).toBeUndefined();
      expect(schema.parse(answer)).toEqual(answer);
    }
  },
);

test.each(prompts)(
  'the %s is asked for every field there is, as servers that are strict want',
  (_who, _examples, { schema }) => {
    const form = JSON.stringify(z.toJSONSchema(schema.asked, { target: 'draft-7' }), (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('properties' in value)) return value;
      expect(value).toMatchObject({ required: Object.keys(value.properties ?? {}), additionalProperties: false });
      return value;
    });
    expect(form).toContain('"required"');
  },
);

test.each(prompts)('the %s is told its persona and its rules', (_who, _examples, { system }) => {
  const voices = [plan, research, research.toolCalls, write, evaluate];
  const [first] = system;
  expect(
    voices.filter(({ persona, instructions }) =>
      [persona, ...instructions].every((text) => first?.text.includes(text)),
    ),
  ).toHaveLength(1);
});
