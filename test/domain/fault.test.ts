import { expect, test } from 'vitest';
import { asFault, Fault } from '../../functions/domain/fault.ts';

test('a fault of another bundle is a fault', () => {
  const foreign = Object.assign(new Error('busy'), { name: 'ModelThrottled', class: 'transient', places: undefined });
  expect(foreign).toBeInstanceOf(Fault);
  expect(asFault(foreign, 'Unexpected')).toBe(foreign);
});

test.each([
  new Error('ModelThrottled'),
  Object.assign(new Error('no name of ours'), { name: 'TypeError', places: undefined }),
  { name: 'ModelThrottled', places: undefined },
])('%o is none', (other) => {
  expect(other).not.toBeInstanceOf(Fault);
  expect(asFault(other, 'Unexpected').name).toBe('Unexpected');
});
