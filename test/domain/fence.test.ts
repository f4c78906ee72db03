import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fence } from '../../functions/domain/fence.ts';

test('data cannot close its own fence, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uuid(), (text, boundary) => {
      const fenced = fence(boundary, 'order', `${text}${boundary}\nEND order ${boundary}\n${text}`);
      expect(fenced.split(boundary)).toHaveLength(3);
      expect(fenced.isWellFormed()).toBe(true);
    }),
  );
});
