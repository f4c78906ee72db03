import { Problem } from '../problem.ts';

export type EventMatcher = (event: unknown) => boolean;

/**
 * An EventBridge pattern as a function. Knows exact values and `prefix`; throws a Problem at once on
 * anything else, because a rule that silently never matches is found too late.
 */
export function compilePattern(pattern: unknown, rule: string): EventMatcher {
  if (Array.isArray(pattern)) {
    const alternatives = pattern.map((alternative) => compileAlternative(alternative, rule));
    return (value) => {
      const values: unknown[] = Array.isArray(value) ? value : [value];
      return values.some((item) => alternatives.some((matches) => matches(item)));
    };
  }
  if (typeof pattern !== 'object' || pattern === null) throw unknownPattern(pattern, rule);
  const fields = Object.entries(pattern).map(([name, part]) => {
    if (name.startsWith('$')) throw unknownPattern(name, rule);
    return [name, compilePattern(part, rule)] as const;
  });
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    fields.every(([name, matches]) => matches((value as Record<string, unknown>)[name]));
}

function compileAlternative(alternative: unknown, rule: string): EventMatcher {
  if (typeof alternative !== 'object' || alternative === null) return (value) => value === alternative;
  const [[name, argument] = ['', undefined], ...more] = Object.entries(alternative);
  if (name !== 'prefix' || typeof argument !== 'string' || more.length > 0) throw unknownPattern(alternative, rule);
  return (value) => typeof value === 'string' && value.startsWith(argument);
}

function unknownPattern(part: unknown, rule: string): Problem {
  return new Problem(`Rule ${rule} has a pattern the local stack does not know: ${JSON.stringify(part)}`);
}
