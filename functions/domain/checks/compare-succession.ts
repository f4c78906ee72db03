import { isAmong, shareOf, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { datesIn } from '../dates.ts';
import { isNotBefore } from '../negations.ts';
import { verbPlace } from '../predicates.ts';
import { type Check, contradicted } from './check.ts';

const boundary = /;\s|(?<=[\p{L}\p{N})]{3})\.\s|,\s|\s(?=(?:and|then|und|dann|et|puis|y|luego)\s)/u;
const next =
  /(?<!\p{L})(?:then|later(?! than)|afterwards|thereafter|subsequently|finally|eventually|next|in turn|after (?:that|this|which)|follows|once(?= (?:the|it|this|they)\b)|ahead of|followed by|dann|danach|anschließend|später|schließlich|puis|ensuite|enfin|luego|después|más tarde)(?!\p{L})/iu;
/** More parts are no sentence. */
const mostParts = 40;

/** What happens later in the evidence, by its dates or by a "then", does not happen earlier in the claim. */
export const compareSuccession: Check = (claim, { readings }) => {
  // "Not before" is "only after".
  if (isNotBefore(claim)) return [];
  const [before, after] = sidesOf(claim) ?? partsOf(claim) ?? [];
  const isReversed = before !== undefined && after !== undefined && isLater(before, after, eventsIn(readings));
  return isReversed || isBeforeIts(claim, readings)
    ? [contradicted('the evidence gives another order: what comes first there comes last here')]
    : [];
};

/** What the claim says comes earlier, and what later, in stems of their own; undefined where it says no such thing. */
function sidesOf(claim: string): [readonly string[], readonly string[]] | undefined {
  if (
    /\b(?:before|after)\b.*\b(?:before|after|next|then|followed)\b|\b(?:before|after) (?:which|that|this)\b/i.test(
      claim,
    )
  )
    return undefined;
  const [, lead = '', first = '', main = ''] =
    /^(?:[\p{L}\d]+ ){0,3}(before|after|prior to)\s([^,]+),\s(.+)$/iu.exec(claim) ?? [];
  const [, left = '', middle = '', right = ''] =
    /^(.+?)\s(before|after|prior to|earlier than|later than|ahead of)\s(.+)$/i.exec(claim) ?? [];
  const isLead = main !== '' && /^(?:\S+ ){0,2}\S*(?:before|after|prior)/i.test(claim);
  const [one, word, other] = isLead ? [main, lead, first] : [left, middle, right];
  if (one === '' || /^(?:that|this|it)$/.test(other)) return undefined;
  const [mine, its] = [stemsOf(ownPart(one, other)), stemsOf(other)];
  const own = [without(mine, its), without(its, mine)] as const;
  if (own.some((stems) => stems.length === 0)) return undefined;
  return /^(?:after|later)/i.test(word) ? [own[1], own[0]] : [own[0], own[1]];
}

/** "A, and later B": two parts of which the second says that it comes next. */
function partsOf(claim: string): [readonly string[], readonly string[]] | undefined {
  const [first = '', second = '', ...further] = claim.split(boundary);
  if (further.length > 0 || !next.test(second) || next.test(first)) return undefined;
  const [earlier, later] = [stemsOf(first), stemsOf(second)];
  const own = [without(earlier, later), without(later, earlier)] as const;
  return own.some((stems) => stems.length === 0) ? undefined : [own[0], own[1]];
}

/** What "it" or "did" stands for on the other side tells nothing on this one. */
function ownPart(text: string, other: string): string {
  const words = wordsOf(text);
  const place = verbPlace(words);
  const isSame = /^(?:it|they|he|she)\b/i.test(other);
  const isElliptic = /\s(?:did|does|do|was|were|is|are|has|had)\W*$/i.test(other);
  if (place < 0 || (!isSame && !isElliptic)) return text;
  const own = isSame ? words.slice(place) : words.slice(0, place);
  return own.map(({ word }) => word).join(' ');
}

interface Event {
  readonly stems: readonly string[];
  /** Its first day, counted; an ordinal such as the 78th minute where there is no date. */
  readonly at?: number;
  /** Said to come after what stands before it. */
  readonly isNext: boolean;
}

function eventsIn(readings: readonly string[]): Event[] {
  let year: number | undefined;
  return readings
    .flatMap((reading) => reading.split(boundary))
    .slice(0, mostParts)
    .map((part): Event => {
      const [date] = datesIn(part).dates;
      year = date?.year ?? year;
      const ordinal = /\b(\d+)(?:st|nd|rd|th)\b/.exec(part)?.[1];
      const bare = /(?<![\p{N}.,])((?:1[5-9]|20)\d\d)(?![\p{N}]|[.,]\p{N}| \p{Ll}+s\b)/u.exec(part)?.[1];
      const isDated = date !== undefined && (date.year !== undefined || date.month !== undefined);
      const own = isDated ? (date.year ?? year ?? 0) * 372 + (date.month ?? 1) * 31 + (date.day ?? 0) : undefined;
      const at =
        own ?? (bare !== undefined ? Number(bare) * 372 + 31 : ordinal === undefined ? undefined : Number(ordinal));
      return { stems: stemsOf(part), isNext: next.test(part), ...(at === undefined ? {} : { at }) };
    });
}

/** Whether the event that fits `before` comes after the one that fits `after`. */
function isLater(before: readonly string[], after: readonly string[], events: readonly Event[]): boolean {
  const [first, last] = [placeOf(before, events), placeOf(after, events)];
  if (first < 0 || last < 0 || first === last) return false;
  const [mine, its] = [events[first]?.at, events[last]?.at];
  if (mine !== undefined && its !== undefined) return mine > its;
  return first > last && events.slice(last + 1, first + 1).some(({ isNext }) => isNext);
}

/** The one event that has more of these stems than any other. */
function placeOf(stems: readonly string[], events: readonly Event[]): number {
  const counts = events.map((event) => stems.filter((stem) => isAmong(stem, event.stems)).length);
  const best = Math.max(0, ...counts);
  return best > 0 && counts.filter((count) => count === best).length === 1 ? counts.indexOf(best) : -1;
}

const leastShared = 0.7;

/** "Upon delivery" is not before delivery. */
function isBeforeIts(claim: string, readings: readonly string[]): boolean {
  return [...claim.matchAll(/\bbefore (?:the |its |their )?(\p{L}+)/giu)].some(([, object = '']) => {
    const [stem] = stemsOf(object);
    return (
      stem !== undefined &&
      readings.some(
        (reading) =>
          !/\bbefore\b/i.test(reading) &&
          [...reading.matchAll(/\b(?:upon|on|at the time of|with|after) (?:the |its |their )?(\p{L}+)/giu)].some(
            ([, known = '']) => stemsOf(known)[0] === stem,
          ) &&
          shareOf(stemsOf(claim), stemsOf(reading)) >= leastShared,
      )
    );
  });
}

function without(stems: readonly string[], others: readonly string[]): string[] {
  return stems.filter((stem) => !others.includes(stem));
}
