import { describe, expect, test } from 'vitest';
import { lazy, lazyPattern } from '../../functions/domain/lazy.ts';

describe('what is made lazily', () => {
  test('is made once, when it is first asked for', () => {
    let made = 0;
    const value = lazy(() => {
      made += 1;
      return { made };
    });
    expect(made).toBe(0);
    expect(value()).toBe(value());
    expect(made).toBe(1);
  });

  test('is made once too where nothing comes of it', () => {
    let made = 0;
    const value = lazy(() => {
      made += 1;
      return undefined;
    });
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(made).toBe(1);
  });

  test('may be a pattern, whose faults are found only then', () => {
    expect(lazyPattern(String.raw`^\p{L}+$`, 'u')().test('Tee')).toBe(true);
    const faulty = lazyPattern('(', 'u');
    expect(faulty).toThrow(SyntaxError);
  });
});
