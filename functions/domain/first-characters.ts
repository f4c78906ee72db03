/** At most `most` UTF-16 code units, never half a surrogate pair. */
export function firstCharacters(text: string, most: number): string {
  const cut = text.slice(0, most);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
