import { datesIn } from './dates.ts';
import { quantitiesIn } from './quantities.ts';

export type Bound = 'at least' | 'at most' | 'exactly';

/** A number or date, and on which side of it the text says that something lies. */
export interface Bounded {
  readonly text: string;
  /** What tells whether two are the same: amount and dimension, or a date. */
  readonly key: string;
  readonly bound: Bound | undefined;
  /** Whether the text says before or after it, which leaves out the date itself. */
  readonly isBeside: boolean;
}

const gap = String.raw`(?:\s+(?:the|a|an|of|to|is|by|about|every|each|its|um|US|EUR|USD))*\s*[$€£¥]?$`;

const before: readonly { readonly bound: Bound; readonly pattern: RegExp }[] = [
  pattern(
    'at most',
    'nicht (?:mehr|länger|später) als|pas plus de|no más de|no (?:more|later|longer|greater|higher) than|not (?:more|later|longer|greater|higher) than|not (?:to )?exceed(?:ing)?|never exceeds?|never (?:more|above|over)(?: than)?|cannot exceed|not (?:go |be )?(?:above|over|beyond)',
  ),
  pattern(
    'at least',
    'no (?:less|fewer|earlier|sooner|lower|shorter) than|not (?:less|fewer|earlier|sooner|lower|shorter) than|not (?:fall |drop |be |go )?below|never (?:less|fewer|below|under)(?: than)?|not before',
  ),
  pattern('exactly', 'exactly|precisely'),
  pattern(
    'at least',
    'at least|not? below|minimum of|minimum|a minimum of|more than|over|above|exceed(?:s|ed|ing)?|greater than|higher than|longer than|older than|later than|in excess of|beyond|upwards of|mindestens|über|au moins|plus de|al menos|más de',
  ),
  pattern(
    'at most',
    "at most|up to|maximum of|maximum|a maximum of|less than|fewer than|under|below|lower than|shorter than|younger than|earlier than|within|as (?:much|many|high|long) as|limited to|capped at|not above|höchstens|bis zu|weniger als|unter|au plus|moins de|jusqu[’']à|como máximo|menos de|hasta",
  ),
];

const beforeDates: typeof before = [
  pattern('at least', 'not before|no earlier than|after|from|since|starting|as of|nach|seit|ab|après|depuis|desde'),
  pattern('at most', "not after|no later than|until|till|by|before|up to|vor|bis|avant|jusqu[’']au|hasta|antes del?"),
];

const after: readonly { readonly bound: Bound; readonly pattern: RegExp }[] = [
  {
    bound: 'at least',
    pattern:
      /^[^.,;]{0,12}\b(?:or (?:more|longer|older|above|higher|over|later)|and (?:above|over|more)|minimum|at least|upwards)\b/i,
  },
  {
    bound: 'at most',
    pattern:
      /^[^.,;]{0,12}\b(?:or (?:less|fewer|shorter|younger|below|lower|under|earlier)|and (?:below|under)|maximum|at most)\b/i,
  },
];

/** Every number and date of a text with its bound. */
export function boundsIn(text: string): Bounded[] {
  const { dates, rest } = datesIn(text);
  const dated = dates.map(({ text: written, at, ...date }) => ({
    text: written,
    at,
    key: JSON.stringify(date),
    words: beforeDates,
  }));
  const counted = quantitiesIn(rest).map(({ text: written, at, value, dimension }) => {
    return { text: written, at, key: `${Number(value.toPrecision(9))} ${dimension}`, words: before };
  });
  return [...dated, ...counted].map(({ text: written, at, key, words: patterns }) => {
    const left = text.slice(Math.max(0, at - 45), at);
    const right = text.slice(at + written.length, at + written.length + 30);
    const bound =
      patterns.find(({ pattern: words }) => words.test(left))?.bound ??
      after.find(({ pattern: words }) => words.test(right))?.bound;
    return { text: written, key, bound, isBeside: /\b(?:before|after)\s+$/i.test(left) };
  });
}

/** Whether two texts set bounds to the same number or date on different sides: what is not taken after 1 May has to come by 1 May. */
export function boundDifferently(left: string, right: string): boolean {
  const known = boundsIn(right).filter(({ bound }) => bound !== undefined);
  return boundsIn(left).some(
    ({ key, bound }) => bound !== undefined && known.some((one) => one.key === key && one.bound !== bound),
  );
}

function pattern(bound: Bound, words: string): { bound: Bound; pattern: RegExp } {
  return { bound, pattern: new RegExp(String.raw`(?<![\p{L}])(?:${words})${gap}`, 'iu') };
}
