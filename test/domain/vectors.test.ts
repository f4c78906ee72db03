import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCompactVector, toUnitVector } from '../../functions/domain/vectors.ts';

const finite = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 1 });

function cosine(left: ArrayLike<number>, right: ArrayLike<number>): number {
  const dot = (one: ArrayLike<number>, other: ArrayLike<number>) =>
    Array.from(one).reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
  return dot(left, right) / Math.sqrt(dot(left, left) * dot(right, right));
}

describe('a unit vector', () => {
  it('has length 1 and the direction of the other', () => {
    fc.assert(
      fc.property(finite, (vector) => {
        fc.pre(Math.hypot(...vector) > 1e-3);
        const unit = toUnitVector(vector);
        expect(Math.hypot(...unit)).toBeCloseTo(1, 4);
        expect(cosine(unit, vector)).toBeCloseTo(1, 4);
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, 1]]])(
    'of %j, which has no direction, is all zeros',
    (vector) => {
      expect(toUnitVector(vector)).toEqual(new Float32Array(vector.length));
    },
  );
});

describe('a compact vector', () => {
  it('points nearly where the other does', () => {
    fc.assert(
      fc.property(finite, (vector) => {
        fc.pre(Math.hypot(...vector) > 1e-3 && vector.length <= 1_000);
        const unit = toUnitVector(vector);
        expect(cosine(toCompactVector(unit), unit)).toBeGreaterThan(0.99);
      }),
    );
  });

  it('uses the whole range of a byte', () => {
    expect([...toCompactVector(Float32Array.from([0.015, -0.02, 0]))]).toEqual([95, -127, 0]);
    expect([...toCompactVector(new Float32Array(2))]).toEqual([0, 0]);
  });
});
