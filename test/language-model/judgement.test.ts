import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../functions/engine-ports.ts';
import { controlClaims } from '../../functions/language-model/control-claims.ts';
import { type Answer } from '../fakes/fake-model.ts';
import { capable, engineWith, findings, small } from './lighthouse.ts';

describe('a judgement by a model', () => {
  const [finding] = findings;
  const evidence = finding?.evidence ?? [];
  const verbatim = { claimId: 'c1', text: 'The lighthouse is 31 metres high.', evidence };
  const paraphrase = { claimId: 'c2', text: 'The height of the lighthouse is 31 metres.', evidence };
  const unrelated = { claimId: 'c3', text: 'Sailors wrote many letters home.', evidence };
  const shown = controlClaims.length + 1;
  const half = controlClaims.length / 2;

  /** Verdicts on everything shown: right about the known claims, `verdict` about the one that is not. */
  const judged = (verdict: string, wrongAbout?: number): Answer => ({
    value: {
      verdicts: Array.from({ length: shown }, (_none, index) => {
        const known = index === half ? undefined : controlClaims[index < half ? index : index - 1];
        const right = known === undefined ? verdict : known.isSupported ? 'supported' : 'insufficient';
        const wrong = right === 'supported' ? 'insufficient' : 'supported';
        return { claim: index + 1, verdict: index === wrongAbout ? wrong : right, reason: 'Because.' };
      }),
    },
  });

  test('is asked for only where rules cannot tell', async () => {
    const model = capable(judged('supported'));
    const { value, thought } = await engineWith(model).judge({ claims: [verbatim, paraphrase, unrelated] });
    expect(value.map(({ verdict }) => verdict)).toEqual(['supported', 'supported', 'insufficient']);
    expect(thought).toContain('Rules decided 2 of 3 claims. A model found 1 of 1 further claims supported.');
    expect(model.prompts[0]).not.toContain('Sailors wrote');
  });

  test('is asked for where a check has a doubt, and told of it', async () => {
    const model = capable(judged('supported'));
    const { value } = await engineWith(model).judge({ claims: [{ ...verbatim, doubt: 'the evidence doubts it' }] });
    expect(value.map(({ verdict }) => verdict)).toEqual(['supported']);
    expect(model.prompts[0]).toContain('Doubt: the evidence doubts it');
  });

  test('costs nothing when rules can', async () => {
    const { calls, value } = await engineWith(capable()).judge({ claims: [verbatim, unrelated] });
    expect(calls).toEqual([]);
    expect(value).toHaveLength(2);
  });

  test('gives the reason of what it does not find supported', async () => {
    const { value } = await engineWith(capable(judged('contradicted'))).judge({ claims: [paraphrase] });
    expect(value).toEqual([{ claimId: 'c2', verdict: 'contradicted', reason: 'Because.' }]);
  });

  test.each([0, 1, 3, 4])(
    'is not believed when the model is wrong about known claim %i; rules decide then',
    async (wrongAbout) => {
      const wrong = judged('supported', wrongAbout);
      const { value, notices } = await engineWith(capable(wrong, wrong)).judge({ claims: [paraphrase] });
      expect(value[0]?.verdict).toBe('insufficient');
      expect(notices).toEqual([
        'The sentences were judged without a language model, because the intended one gave no usable answer.',
      ]);
    },
  );

  test('leaves insufficient what the model forgets', async () => {
    const all = judged('supported') as { value: { verdicts: { claim: number }[] } };
    const forgetful = { value: { verdicts: all.value.verdicts.filter(({ claim }) => claim !== half + 1) } };
    const { value } = await engineWith(capable(forgetful)).judge({ claims: [paraphrase] });
    expect(value[0]?.verdict).toBe('insufficient');
  });

  test('goes to another model than the one that wrote, if there is one', async () => {
    const [writer, judge] = [capable(), small(judged('supported'))];
    await engineWith(writer, judge).judge({ claims: [paraphrase] });
    expect(judge.unasked).toBe(0);
  });

  test('is not paid for again by a try after one that broke off', async () => {
    const kept = new Map<string, readonly Judgement[]>();
    const before = {
      find: async (key: string) => kept.get(key),
      keep: async (key: string, judgements: readonly Judgement[]) => void kept.set(key, judgements),
    };
    const first = await engineWith(capable(judged('supported'))).judge({ claims: [paraphrase], judged: before });
    const again = await engineWith(capable()).judge({ claims: [paraphrase], judged: before });
    expect(again.value).toEqual(first.value);
    expect(again.calls).toEqual([]);
    const other = { ...paraphrase, text: 'The lighthouse stands 31 metres high above the sea of Norhaven.' };
    await expect(engineWith(capable()).judge({ claims: [other], judged: before })).rejects.toThrow('no further answer');
  });

  test('by rules for want of a model is not kept', async () => {
    const keep = async () => Promise.reject(new Error('kept'));
    const wrong = judged('supported', 0);
    const { value } = await engineWith(capable(wrong, wrong)).judge({
      claims: [paraphrase],
      judged: { find: async () => undefined, keep },
    });
    expect(value).toHaveLength(1);
  });

  test('says in the trace that the only model judged itself, and is told the rubric', async () => {
    const model = capable(judged('supported'));
    expect((await engineWith(model).judge({ claims: [paraphrase] })).thought).toContain('judged what it wrote itself');
    expect(model.prompts[0]).toContain('accuracy: ');
    const [writer, judge] = [capable(), small(judged('supported'))];
    expect((await engineWith(writer, judge).judge({ claims: [paraphrase] })).thought).not.toContain('itself');
  });
});
