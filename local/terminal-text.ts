/** Text of others as a terminal may show it: a terminal obeys what control characters say. */
export function terminalText(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '\u{FFFD}');
}
