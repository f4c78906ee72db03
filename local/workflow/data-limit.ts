/** What Step Functions takes as input or output of a state or an execution, in bytes of UTF-8. */
export const dataLimitBytes = 256 * 1024;

export function isOverDataLimit(value: unknown): boolean {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return Buffer.byteLength(text) > dataLimitBytes;
}
