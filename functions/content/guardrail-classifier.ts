import type { ContentFinding } from '../domain/policy/content-finding.ts';
import type { ContentClassifier, Guardrail, GuardrailFinding } from '../engine-ports.ts';
import type { Telemetry } from '../ports.ts';
import { type AssessedPiece, assessTexts } from './assess-texts.ts';

/**
 * The findings of rules and those of a guardrail. A guardrail that does not answer leaves the rules alone, a warning,
 * and the word that it did not.
 */
export function withGuardrail(
  rules: ContentClassifier,
  guardrail: Guardrail,
  telemetry: Pick<Telemetry, 'warn'>,
): ContentClassifier {
  return {
    classify: async (texts, side) => {
      const { findings } = await rules.classify(texts, side);
      try {
        const assessed = await assessTexts(guardrail, texts, side === 'input' ? 'INPUT' : 'OUTPUT', isContent);
        const further = Map.groupBy(assessed, ({ index }) => index);
        const all = findings.map((found, index) => [...found, ...(further.get(index) ?? []).flatMap(toFindings)]);
        return { findings: all, isIncomplete: false };
      } catch (error) {
        telemetry.warn('The guardrail did not answer; content was checked by rules alone', {
          error: error instanceof Error ? error.name : 'unknown',
        });
        return { findings, isIncomplete: true };
      }
    },
  };
}

/** What it would stop or mask; attacks on the prompt are for the guard. */
function isContent({ type, isBlocked }: GuardrailFinding): boolean {
  return isBlocked && type !== 'PROMPT_ATTACK';
}

const categories = {
  content: 'harmful',
  topic: 'harmful',
  word: 'confidential',
  regex: 'confidential',
  pii: 'personalData',
} as const;

/** What names its words stands where they do, as often as they do; anything else is of the whole text. */
function toFindings({ text, start, findings }: AssessedPiece): ContentFinding[] {
  return findings.flatMap(({ policy, type, match = '' }): ContentFinding[] => {
    const category = type === 'PROFANITY' ? 'harmful' : categories[policy];
    const kind = `guardrail-${policy}`;
    const places = placesOf(text, match);
    if (places.length === 0) return [{ category, kind, start, end: start + text.length }];
    return places.map((at) => ({ category, kind, start: start + at, end: start + at + match.length }));
  });
}

function placesOf(text: string, match: string): number[] {
  const places: number[] = [];
  if (match === '') return places;
  for (let at = text.indexOf(match); at >= 0; at = text.indexOf(match, at + match.length)) places.push(at);
  return places;
}
