import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTokenCounter } from '../../functions/adapters/count-tokens.ts';
import { contentWords } from '../../functions/domain/content-words.ts';
import type { Draft, Evidence, Finding } from '../../functions/domain/model.ts';
import { documentOf } from '../../functions/domain/source.ts';
import { checkClaim } from '../../functions/evaluate/check-claim.ts';
import { extractiveEngine } from '../../functions/extractive/extractive-engine.ts';
import { languageModelEngine } from '../../functions/language-model/language-model-engine.ts';
import { FakeModel } from '../fakes/fake-model.ts';
import { passageOf } from '../fakes/samples.ts';

/** What SmolLM2 with 135 million parameters answered in reports of `npm run test:model`. */
const answers = readFileSync(path.join(import.meta.dirname, 'real-answers.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { agent: 'plan' | 'write'; prompt: string; content: string });

const folder = path.join(import.meta.dirname, '..', 'model', 'knowledge');
const passages = readdirSync(folder).map((name) =>
  passageOf(documentOf(name, readFileSync(path.join(folder, name), 'utf8'))),
);
const texts = new Map(passages.map(({ source, text }) => [source.sourceId, text]));

/** A model that gives this answer whatever it is asked, and again. */
function engineAnswering(content: string) {
  const answer = { value: parse(content) };
  return languageModelEngine('test', {
    models: [new FakeModel('openai-compatible:smollm2', answer, answer)],
    standIn: extractiveEngine,
    openTokenCounter,
    newBoundary: () => 'b0undary',
    deadlineAtMs: Number.POSITIVE_INFINITY,
  });
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

const of = (agent: 'plan' | 'write') =>
  answers.filter((answer) => answer.agent === agent).map((answer) => [answer.prompt, answer.content] as const);

describe('a real answer of a small planner', () => {
  test.each(of('plan'))('asks nothing that the order does not: %s %s', async (prompt, content) => {
    // Not plain, or no model would be asked.
    const order = `${prompt} Thanks!`;
    const { value } = await engineAnswering(content).plan({ prompt: order, maxQuestions: 2, language: 'en' });
    const asked = new Set(contentWords(order).map(({ stem }) => stem));
    expect(value.questions.length).toBeGreaterThan(0);
    for (const { text } of value.questions) {
      const words = contentWords(text);
      const own = words.filter(({ stem }) => !asked.has(stem));
      expect(own.length).toBeLessThanOrEqual(0.4 * words.length);
      expect(text).not.toMatch(/BEGIN|voucher|invoice/);
    }
  });
});

describe('a real answer of a small writer', () => {
  test.each(of('write'))(
    'gets nothing past the evaluation that its evidence does not say: %s %s',
    async (prompt, content) => {
      const plan = { title: prompt, questions: [{ questionIndex: 0, text: prompt }] };
      const findings = [await research(prompt)];
      const engine = engineAnswering(content);
      const { value } = await engine.write({ prompt, plan, findings, revision: 0 });
      const evidence = new Map(
        findings.flatMap((finding) => finding.evidence).map((piece) => [piece.evidenceId, piece]),
      );
      const claims = claimsIn(value, evidence).filter((claim) => checkClaim(claim, texts).verdict === 'supported');
      const judged = await extractiveEngine.judge({ claims });
      const published = claims.filter((_claim, index) => judged.value[index]?.verdict === 'supported');
      const quotes = findings.flatMap((finding) => finding.evidence.map(({ quote }) => quote.replaceAll(/\s+/g, ' ')));
      for (const { text } of published)
        expect(quotes.some((quote) => quote.includes(text.replace(/\.$/, '')))).toBe(true);
    },
  );
});

/** All that the documents say about it, so that no evidence is missing where a model names one. */
async function research(prompt: string): Promise<Finding> {
  const question = { questionIndex: 0, text: prompt };
  const { value } = await extractiveEngine.research({ question, passages });
  const evidence = value.map((span, index): Evidence => {
    const quote = (texts.get(span.sourceId) ?? '').slice(span.start, span.end);
    return { evidenceId: `q0e${index}`, questionIndex: 0, ...span, quote, headings: [] };
  });
  return { questionIndex: 0, status: 'found', evidence, sources: [] };
}

function claimsIn(draft: Draft, evidence: ReadonlyMap<string, Evidence>) {
  const sentences = draft.sections.flatMap((section) => section.sentences).filter(({ kind }) => kind === 'claim');
  return sentences.map(({ text, evidenceIds }, index) => {
    return { claimId: `c${index}`, text, evidence: evidenceIds.flatMap((id) => evidence.get(id) ?? []) };
  });
}
