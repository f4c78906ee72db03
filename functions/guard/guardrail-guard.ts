import { assessTexts } from '../content/assess-texts.ts';
import type { Injection } from '../domain/injection/detect-injections.ts';
import type { Guard, Guardrail } from '../engine-ports.ts';

/** A guardrail's filter of prompt attacks as a guard: it tells which text holds one, not where in it. */
export function guardrailGuard(guardrail: Guardrail): Guard {
  return {
    inspect: async (texts) => {
      const pieces = await assessTexts(guardrail, texts, 'INPUT', ({ type }) => type === 'PROMPT_ATTACK');
      const found = Map.groupBy(pieces, ({ index }) => index);
      return texts.map((_text, index) =>
        (found.get(index) ?? []).map(
          ({ text, start }): Injection => ({ kind: 'classified', start, end: start + text.length }),
        ),
      );
    },
  };
}
