import { expect, it } from 'vitest';
import { remember } from '../../functions/domain/remember.ts';

it('makes an answer once, and again when others have taken its place since it was last asked for', () => {
  const made: string[] = [];
  const length = remember(2, (text: string) => {
    made.push(text);
    return text.length;
  });
  expect(['a', 'bb', 'a', 'ccc', 'a', 'bb'].map(length)).toEqual([1, 2, 1, 3, 1, 2]);
  expect(made).toEqual(['a', 'bb', 'ccc', 'bb']);
});

it('keeps an answer that is undefined too', () => {
  let asked = 0;
  const nothing = remember(1, (_key: string) => {
    asked += 1;
  });
  nothing('a');
  nothing('a');
  expect(asked).toBe(1);
});
