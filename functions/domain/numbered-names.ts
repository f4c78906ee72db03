/** Whether a text speaks of another of those that are told apart by a number, and not of the one asked for: "E01" for "E09". */
export function numbersAnother(focus: string, text: string): boolean {
  const said = namesIn(text);
  return [...namesIn(focus)].some(([name, numbers]) => {
    const others = said.get(name);
    return others !== undefined && ![...numbers].some((number) => others.has(number));
  });
}

/** What is told apart by a number: "E09", or "version 3"; after other words a number is an amount. */
const labels =
  'version|class|level|part|section|step|grade|category|stage|phase|line|zone|room|floor|form|type|code|error|group|tier|gate|platform|module|chapter|appendix|klasse|stufe|teil|raum|gruppe|linie|zimmer|tarif|étape|niveau|classe|groupe|ligne|article';
const numbered = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<name>\p{L}{1,3}-?|(?:${labels})[ -])(?<number>\d{1,4})(?![\p{L}\p{N}%°€]|[.,:]\d)`,
  'gu',
);

function namesIn(text: string): ReadonlyMap<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { groups } of text.toLowerCase().matchAll(numbered)) {
    const name = groups?.['name']?.trim() ?? '';
    names.set(name, (names.get(name) ?? new Set()).add(groups?.['number'] ?? ''));
  }
  return names;
}
