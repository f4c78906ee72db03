import { readGuardrail } from '../../contract/guardrail.ts';
import { withGuardrail } from '../content/guardrail-classifier.ts';
import { ruleClassifier } from '../content/rule-classifier.ts';
import type { ContentClassifier } from '../engine-ports.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** Who looks at content: rules, and beside them the guardrail of Bedrock that the stage names, if it names one. */
export function contentPort(
  telemetry: PowertoolsTelemetry,
  environment: { readonly guardrail: string },
): ContentClassifier {
  const setup = readGuardrail(environment.guardrail);
  if (setup === undefined) return ruleClassifier;
  const opening = import('./bedrock-guardrail.ts').then(({ openGuardrail }) => openGuardrail(telemetry, setup));
  // Told to whoever asks first; without this line a failure before that would end the process.
  opening.catch(() => {});
  const guardrail = {
    assess: async (text: string, source: 'INPUT' | 'OUTPUT') => (await opening).assess(text, source),
  };
  return withGuardrail(ruleClassifier, guardrail, telemetry);
}
