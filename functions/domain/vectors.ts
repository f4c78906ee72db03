/** The same direction with length 1; all zeros for a vector without a direction, such as one with a NaN. */
export function toUnitVector(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) return new Float32Array(vector.length);
  return Float32Array.from(vector, (value) => value / length);
}

/** A vector in a quarter of its bytes; only its direction is kept. */
export function toCompactVector(vector: Float32Array): Int8Array {
  const greatest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = greatest === 0 ? 0 : 127 / greatest;
  return Int8Array.from(vector, (value) => Math.round(value * scale));
}
