import { expect, test } from 'vitest';
import { spellKeys } from '../../lib/bundle-code.ts';

test('keys of a schema that are constants of its file are spelled out, others stay', () => {
  const source = ['const _hH = "httpHeader";', 'var ETag$ = [0, { [_hH]: "ETag", [other]: 1 }, [_hH]];'].join('\n');
  expect(spellKeys(source)).toBe(
    ['const _hH = "httpHeader";', 'var ETag$ = [0, { "httpHeader": "ETag", [other]: 1 }, [_hH]];'].join('\n'),
  );
});
