import { lazyPattern } from './lazy.ts';

/** Whether two texts speak of different ones of those that are told apart by a number: "E01" and "E09", "Ward 7" and "Ward 9". */
export function numbersAnother(left: string, right: string): boolean {
  const named = numbersIn(right);
  return [...numbersIn(left)].some(([name, numbers]) => {
    const others = named.get(name);
    return others !== undefined && ![...numbers].some((number) => others.has(number));
  });
}

/** What a number may be the name of, in small letters. After another small word it is an amount, unless "number" stands between them. */
const labels =
  'appendix|bay|berth|bus|category|chapter|class|entry|error|floor|gate|hall|item|lane|lot|module|part|pier|platform|room|row|rule|section|step|tier|unit|valve|version|ward|well|zone|klasse|stufe|teil|raum|gruppe|linie|zimmer|tarif|étape|niveau|classe|groupe|ligne|article';
/** These are verbs as well: "volunteers plant 20 trees". */
const verbs =
  'batch|block|box|code|figure|form|grade|group|house|level|line|model|phase|plant|pump|record|route|site|stage|table|track|trial|type';
const beforeNouns =
  'the|an?|this|that|each|every|in|on|at|of|from|by|for|with|under|near|per|see|into|via|than|between';
const verbal = String.raw`(?:(?<=(?<!\p{L})(?:${beforeNouns}) )(?:${verbs})|(?<=(?<!\p{L})to )(?:${verbs})(?= \d+(?! ?[\p{L}\p{N}])))`;
const counter = '(?:[Nn]umber|[Nn]o[.]|Nr[.]|n°)';
const numbered = lazyPattern(
  String.raw`(?<![\p{L}\p{N}])(?:(?<code>\p{L}{1,3})-?|(?<name>(?:${labels})|${verbal}|\p{Lu}\p{Ll}{2,30}|\p{L}{3,30}(?= ${counter} ))[ -](?:${counter} )?)(?<number>\d{1,6})(?![\p{L}\p{N}%°€£$]|[.,:–-]\d| (?:percent|per cent|million|thousand|billion)\b)`,
  'gu',
);
/** What has a capital for another reason, or stands before an amount at the beginning of a sentence. */
const unnamed = lazyPattern(
  String.raw`^(?:jan\p{L}*|feb\p{L}*|mar\p{L}*|apr\p{L}*|may|jun\p{L}*|jul\p{L}*|aug\p{L}*|sep\p{L}*|oct\p{L}*|nov\p{L}*|dec\p{L}*|the|only|some|about|around|nearly|over|under|from|until|since|after|before|between|within|for|and|all|its|these|those|almost|roughly|another|just|exactly|more|less)$`,
  'u',
);

/** The numbers of what is named by them, by what it is called, in small letters. */
function numbersIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { groups } of text.matchAll(numbered())) {
    const name = (groups?.['code'] ?? groups?.['name'] ?? '').toLowerCase();
    if (!unnamed().test(name)) names.set(name, (names.get(name) ?? new Set()).add(groups?.['number'] ?? ''));
  }
  return names;
}
