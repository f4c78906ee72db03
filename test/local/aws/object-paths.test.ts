import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldersOfPrefix, keyOfPath, pathOfKey } from '../../../local/aws/object-paths.ts';

const key = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed()),
  fc
    .array(fc.constantFrom('a', 'A', '/', '.', '..', '%', '+', '~', '%25', 'é', ' ', '\\', ':'), { minLength: 1 })
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('a', 'é', '/'), fc.integer({ min: 150, max: 450 }))
    .map(([text, times]) => text.repeat(times)),
);

test('every key is found again from its path', () => {
  fc.assert(
    fc.property(key, (one) => {
      expect(keyOfPath(pathOfKey(one))).toBe(one);
    }),
  );
});

test('two keys never share a path, nor is one the folder of another, on a file system that ignores case', () => {
  fc.assert(
    fc.property(key, key, (left, right) => {
      fc.pre(left !== right);
      const [first, second] = [left, right].map((one) => pathOfKey(one).join('/').toLowerCase());
      expect(first).not.toBe(second);
      expect(`${first}/`.startsWith(`${second}/`)).toBe(false);
    }),
  );
});

test('no path leaves its folder, and every name is one that file systems take', () => {
  fc.assert(
    fc.property(key, (one) => {
      for (const name of pathOfKey(one)) {
        expect(name).toMatch(/^[a-z0-9_.%+~-]{1,255}$/);
        expect(['.', '..']).not.toContain(name);
      }
    }),
  );
});

test('the folders of a prefix hold every key with that prefix', () => {
  fc.assert(
    fc.property(key, fc.nat(), (one, cut) => {
      const folders = foldersOfPrefix(one.slice(0, cut % (one.length + 1)));
      expect(pathOfKey(one).slice(0, folders.length)).toEqual(folders);
    }),
  );
});
