/** Whether two texts speak of different ones of those that are told apart by a number: entry 77 and entry 11, Ward 7 and Ward 9. */
export function isNumberedOtherwise(left: string, right: string): boolean {
  const [mine, its] = [numberedIn(left), numberedIn(right)];
  return [...mine].some(([name, numbers]) => {
    const others = its.get(name);
    return others !== undefined && ![...numbers].some((number) => others.has(number));
  });
}

/** After a small word a number is an amount, unless the word says that it counts nothing. */
const numbered =
  /(?<![\p{L}\p{N}])(?<name>\p{Lu}\p{Ll}{2,30}|\p{L}{3,30}(?= (?:number|no\.|Nr\.|n°) )|(?<=(?:^|[^\p{L}])(?:the|in|on|of|at|for|from) (?:\p{Lu}\p{Ll}+ )?)(?:entry|ward|room|unit|item|row|line|pump|valve|zone|lot|site|batch|record|house|block|track|route|bus|section|chapter|part|phase|stage|group|class|grade|level|type|version|model|gate|hall|table|figure|box|case|plant|well|pier|berth|bay|test|trial|lane|rule|step))(?: (?:number|[Nn]o\.|Nr\.|n°))? (?<number>\d{1,6})(?![\p{L}\p{N}%°€£$]|[.,:–-]\d| (?:percent|per cent|million|thousand|billion)\b)/gu;
/** What has a capital for another reason, or stands before an amount at the beginning of a sentence. */
const unnamed =
  /^(?:jan\p{L}*|feb\p{L}*|mar\p{L}*|apr\p{L}*|may|jun\p{L}*|jul\p{L}*|aug\p{L}*|sep\p{L}*|oct\p{L}*|nov\p{L}*|dec\p{L}*|the|only|some|about|around|nearly|over|under|from|until|since|after|before|between|within|for|and|all|its|these|those|almost|roughly|another|just|exactly|more|less)$/u;

/** The numbers of what is named by them, by what it is called, in small letters. */
function numberedIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { groups } of text.matchAll(numbered)) {
    const name = groups?.['name']?.toLowerCase() ?? '';
    if (!unnamed.test(name)) names.set(name, (names.get(name) ?? new Set()).add(groups?.['number'] ?? ''));
  }
  return names;
}
