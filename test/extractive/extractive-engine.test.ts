import { describe, expect, it } from 'vitest';
import { openKnowledge } from '../../functions/adapters/sqlite-knowledge.ts';
import { noUsage } from '../../functions/domain/usage.ts';
import { extractiveEngine } from '../../functions/extractive/extractive-engine.ts';

const knowledge = openKnowledge({ folder: 'knowledge' });

describe('the extractive engine', () => {
  it('costs nothing and answers the same every time', async () => {
    const question = { questionIndex: 0, text: 'How long is feedback kept?' };
    const passages = await knowledge.search(question.text, { limit: 24, extra: [] });
    const [one, two] = await Promise.all([1, 2].map(() => extractiveEngine.research({ question, passages })));
    expect(one).toEqual(two);
    expect(one?.usage).toEqual(noUsage);
    expect(one?.value.length).toBeGreaterThan(0);
  });

  it('says in its thoughts what it did, in figures and not in words of the documents', async () => {
    const plan = await extractiveEngine.plan({
      prompt: 'What is a memo? What is a run?',
      maxQuestions: 6,
      language: 'en',
    });
    expect(plan.thought).toBe('The prompt asks 2 things.');
    const nothing = await extractiveEngine.research({ question: { questionIndex: 0, text: 'What?' }, passages: [] });
    expect(nothing.thought).toBe('The best of 0 passages cover 0 % of the question: none answers.');
  });
});
