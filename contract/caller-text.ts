import * as z from 'zod/mini';
import { limits } from './limits.ts';

/**
 * Text from a caller: well-formed Unicode without NUL, at least one visible character,
 * at most `maximum` code points.
 */
export function plainText(maximum: number) {
  return z.string().check(
    z.refine((text) => text.isWellFormed(), 'must be well-formed Unicode: it has a lone surrogate'),
    z.refine((text) => !text.includes('\0'), 'must not contain NUL'),
    z.refine((text) => text.trim() !== '', 'must not be blank'),
    z.refine((text) => codePoints(text) <= maximum, `must have at most ${maximum} code points`),
    // What a schema can say of the above.
    z.meta({ minLength: 1, maxLength: maximum, pattern: String.raw`^[^\u0000]*[^\s\u0000][^\u0000]*$` }),
  );
}

/** JSON of any kind; whether it is small and flat enough is checked on the whole value. */
export function contextValue() {
  return z.any().check(
    z.superRefine((value, check) => {
      const problem = contextProblem(value);
      if (problem !== undefined) check.addIssue({ code: 'custom', message: problem });
    }),
    z.meta({
      description: `Data for the agents, citable as "Context of the order": any JSON, at most ${limits.contextBytes} bytes of UTF-8 and ${limits.contextDepth} levels deep.`,
    }),
  );
}

/** What is wrong with a context value, or undefined. Walks iteratively: depth costs no stack here. */
function contextProblem(value: unknown): string | undefined {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value === 'string' && !isCleanText(next.value)) return 'must be well-formed Unicode without NUL';
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth === limits.contextDepth) return `must nest at most ${limits.contextDepth} levels deep`;
    for (const [key, child] of Object.entries(next.value)) {
      if (!isCleanText(key)) return 'must be well-formed Unicode without NUL';
      open.push({ value: child, depth: next.depth + 1 });
    }
  }
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
  return bytes > limits.contextBytes ? `must have at most ${limits.contextBytes} bytes as JSON` : undefined;
}

function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Number of Unicode code points; a surrogate pair counts once. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
