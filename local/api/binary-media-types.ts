/**
 * Whether the API takes what a Content-Type or Accept header names for bytes. API Gateway looks at the first media type
 * only; one of its wildcards stands for everything, also for no header at all.
 */
export function isBinary(binaryMediaTypes: readonly string[], header: string | undefined): boolean {
  if (binaryMediaTypes.includes('*/*')) return true;
  const [first = ''] = (header ?? '').split(/[,;]/);
  return binaryMediaTypes.includes(first.trim().toLowerCase());
}
