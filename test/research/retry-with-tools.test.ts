import '../fakes/set-environment.ts';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../functions/domain/fault.ts';
import { sourceOf } from '../../functions/domain/source.ts';
import { callUsage, type EngineScript } from '../fakes/fake-engine.ts';
import { FakeTool, FakeTools } from '../fakes/fake-tools.ts';
import { passageOf } from '../fakes/samples.ts';
import { answered, findingOf, planned, quoteLast, search, tide } from '../support/run-with-tools.ts';

describe('a step that is tried again', () => {
  const failing = (
    name: 'ModelUnavailable' | 'ModelKeyInvalid',
    times: number,
  ): NonNullable<EngineScript['research']> => {
    let tries = 0;
    return (input) => {
      tries += 1;
      if (tries <= times) throw new Fault(name);
      return quoteLast(input);
    };
  };

  test('after its model failed uses what the tools said before, and pays for it once', async () => {
    const tool = search();
    const run = await planned(new FakeTools([tool]), { research: failing('ModelUnavailable', 2) });
    await expect(run.researchOne(0)).rejects.toMatchObject({ name: 'ModelUnavailable' });
    await expect(run.researchOne(0)).rejects.toMatchObject({ name: 'ModelUnavailable' });
    const { sources } = await findingOf(run);
    expect(sources).toEqual([sourceOf(tide)]);
    expect(tool.calls).toHaveLength(1);
    expect(run.ports.audit.entries).toHaveLength(1);
    const entries = (await run.tasks.listSteps(run.task)).filter(({ step }) => step === 'research');
    expect(entries.map(({ usage }) => usage.inputTokens)).toEqual([0, 0, 3 * callUsage.inputTokens]);
  });

  test('without a model uses what the tools said before', async () => {
    const tool = search();
    const text = 'A run ends after 90 minutes.';
    const run = await planned(
      new FakeTools([new FakeTool('search', { answer: () => ({ ...answered, documents: [{ ...tide, text }] }) })]),
      { research: failing('ModelKeyInvalid', 1) },
    );
    const { notices, evidence } = await findingOf(run);
    expect(notices).toEqual([
      'Evidence was chosen without a language model, because the intended one is not available to this service.',
    ]);
    expect(evidence.map(({ quote }) => quote)).toContain(text);
    expect(tool.calls).toEqual([]);
  });

  test('after its memo was stored calls nothing', async () => {
    const tool = search();
    const run = await planned(new FakeTools([tool]));
    expect(await run.researchOne(0)).toEqual(await run.researchOne(0));
    expect(tool.calls).toHaveLength(1);
  });

  test('after it died before that makes the same call under the same key', async () => {
    const tool = new FakeTool('search', { answer: () => answered, hasSideEffects: true });
    const run = await planned(new FakeTools([tool]));
    run.bodies.put = () => Promise.reject(new Fault('StorageUnavailable'));
    await expect(run.researchOne(0)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    Reflect.deleteProperty(run.bodies, 'put');
    await run.researchOne(0);
    expect(tool.calls).toHaveLength(2);
    const [first, second] = tool.calls.map(({ idempotencyKey }) => idempotencyKey);
    expect(first).toMatch(new RegExp(`^${run.task.taskId}/research-0/[0-9a-f]{16}$`));
    expect(second).toBe(first);
  });

  test('keeps passages whole, the text of a source once', async () => {
    const text = 'x'.repeat(50_000);
    const passage = passageOf({ uri: 'long.md', title: 'Long', text });
    const passages = [0, 1, 2].map((start) => ({ ...passage, start }));
    const tool = new FakeTool('search', { answer: () => ({ ...answered, documents: [], passages }) });
    const run = await planned(new FakeTools([tool]), { research: failing('ModelUnavailable', 1) });
    await expect(run.researchOne(0)).rejects.toMatchObject({ name: 'ModelUnavailable' });
    expect((await findingOf(run)).sources).toMatchObject([{ uri: 'long.md' }]);
    const kept = run.bodies.paths(run.task).find((path) => path.startsWith('tools/')) ?? '';
    expect((await run.bodies.get(run.task, kept))?.length).toBeLessThan(60_000);
  });
});
