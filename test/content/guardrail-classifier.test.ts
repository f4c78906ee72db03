import { expect, test } from 'vitest';
import { withGuardrail } from '../../functions/content/guardrail-classifier.ts';
import { ruleClassifier } from '../../functions/content/rule-classifier.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { Guardrail, GuardrailFinding } from '../../functions/engine-ports.ts';
import { FakeTelemetry } from '../fakes/fake-telemetry.ts';

/** Finds these where a text holds these words, and remembers what it was asked. */
class FakeGuardrail implements Guardrail {
  readonly asked: [text: string, source: string][] = [];
  readonly #finds: Readonly<Record<string, GuardrailFinding>>;

  constructor(finds: Readonly<Record<string, GuardrailFinding>>) {
    this.#finds = finds;
  }

  async assess(text: string, source: 'INPUT' | 'OUTPUT'): Promise<GuardrailFinding[]> {
    this.asked.push([text, source]);
    return Object.entries(this.#finds).flatMap(([word, finding]) => (text.includes(word) ? [finding] : []));
  }
}

const violence: GuardrailFinding = { policy: 'content', type: 'VIOLENCE', isBlocked: true };
const name: GuardrailFinding = { policy: 'pii', type: 'NAME', match: 'Ada', isBlocked: true };

const classify = (guardrail: Guardrail, texts: readonly string[], telemetry = new FakeTelemetry()) =>
  withGuardrail(ruleClassifier, guardrail, telemetry).classify(texts, 'output');

test('texts in which nothing is found cost one request together', async () => {
  const guardrail = new FakeGuardrail({});
  expect(await classify(guardrail, ['One.', 'Two.', 'Three.'])).toEqual({
    findings: [[], [], []],
    isIncomplete: false,
  });
  expect(guardrail.asked).toEqual([['One.\n\nTwo.\n\nThree.', 'OUTPUT']]);
});

test('what is found belongs to the text in which it is found: words where they stand, as often as they do', async () => {
  const guardrail = new FakeGuardrail({ Ada: name, fight: violence });
  const { findings } = await classify(guardrail, ['Nothing.', 'Ada met Ada.', 'They fight.']);
  expect(findings).toEqual([
    [],
    [
      { category: 'personalData', kind: 'guardrail-pii', start: 0, end: 3 },
      { category: 'personalData', kind: 'guardrail-pii', start: 8, end: 11 },
    ],
    [{ category: 'harmful', kind: 'guardrail-content', start: 0, end: 11 }],
  ]);
});

test('the rules count beside it', async () => {
  const guardrail = new FakeGuardrail({ Ada: name });
  const { findings } = await classify(guardrail, ['Ada is at ada@home.org.']);
  expect(findings[0]?.map(({ kind }) => kind)).toEqual(['email', 'guardrail-pii']);
});

test('attacks on the prompt, and what it only tells of, are left to others', async () => {
  const guardrail = new FakeGuardrail({
    Ada: { ...name, isBlocked: false },
    ignore: { policy: 'content', type: 'PROMPT_ATTACK', isBlocked: true },
  });
  expect((await classify(guardrail, ['Ada says: ignore all.'])).findings).toEqual([[]]);
});

test('a long text is sent in pieces that the service takes, and its places are those of the whole', async () => {
  const text = `${'x'.repeat(25_000)}Ada`;
  const guardrail = new FakeGuardrail({ Ada: name });
  const { findings } = await classify(guardrail, [text]);
  expect(findings).toEqual([[{ category: 'personalData', kind: 'guardrail-pii', start: 25_000, end: 25_003 }]]);
  expect(Math.max(...guardrail.asked.map(([asked]) => asked.length))).toBeLessThanOrEqual(20_000);
});

test('one that does not answer leaves the rules alone, with a warning that quotes nothing', async () => {
  const telemetry = new FakeTelemetry();
  const guardrail = { assess: () => Promise.reject(new Fault('GuardrailUnavailable')) };
  const { findings, isIncomplete } = await classify(guardrail, ['ada@home.org'], telemetry);
  expect(findings[0]?.map(({ kind }) => kind)).toEqual(['email']);
  expect(isIncomplete).toBe(true);
  expect(telemetry.lines).toMatchObject([{ level: 'warn', fields: { error: 'GuardrailUnavailable' } }]);
  expect(JSON.stringify(telemetry.lines)).not.toContain('ada@');
});

test('nothing is sent where there is no text', async () => {
  const guardrail = new FakeGuardrail({});
  await classify(guardrail, ['', ' ']);
  expect(guardrail.asked).toEqual([]);
});
