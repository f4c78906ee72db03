/** How long ago, as a reader is told. */
export function describeAge(ageSeconds: number): string {
  const minutes = Math.floor(ageSeconds / 60);
  if (minutes < 1) return 'less than a minute ago';
  if (minutes >= 120) return `${Math.floor(minutes / 60)} hours ago`;
  return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
}
