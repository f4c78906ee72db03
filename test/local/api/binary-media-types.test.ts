import { expect, test } from 'vitest';
import { isBinary } from '../../../local/api/binary-media-types.ts';

test.each<[string[], string | undefined, boolean]>([
  [[], '*/*', false],
  [['*/*'], undefined, true],
  [['*/*'], 'text/plain', true],
  [['image/png'], undefined, false],
  [['image/png'], '*/*', false],
  [['image/png'], 'IMAGE/PNG; q=1', true],
  [['image/png'], 'image/png, text/html', true],
  [['image/png'], 'text/html, image/png', false],
])('of %j, %s is for bytes: %s', (types, header, expected) => {
  expect(isBinary(types, header)).toBe(expected);
});
