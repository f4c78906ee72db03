import { readGuardrail } from '../../contract/guardrail.ts';
import type { Guard } from '../engine-ports.ts';
import { bothGuards } from '../guard/both-guards.ts';
import { guardrailGuard } from '../guard/guardrail-guard.ts';
import { ruleGuard } from '../guard/rule-guard.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** The rules, and with them the guardrail of Bedrock that the stage names, if it names one. */
export function guardPort(telemetry: PowertoolsTelemetry, { guardrail }: { readonly guardrail: string }): Guard {
  const setup = readGuardrail(guardrail);
  if (setup === undefined) return ruleGuard;
  const opening = import('./bedrock-guardrail.ts').then(({ openGuardrail }) => openGuardrail(telemetry, setup));
  // Told to whoever asks first; without this line a failure before that would end the process.
  opening.catch(() => {});
  const second = guardrailGuard({ assess: async (text, source) => (await opening).assess(text, source) });
  return bothGuards(ruleGuard, second, telemetry);
}
