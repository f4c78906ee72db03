import { datesIn } from './dates.ts';
import { passingQuantitiesIn } from './passing-quantities.ts';
import { plainNumbers } from './plain-numbers.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';

export type Bound = 'at least' | 'at most' | 'exactly';

/** A number or date, and on which side of it the text says that something lies. */
export interface Bounded {
  readonly text: string;
  /** What tells whether two are the same: amount and dimension, or a date. */
  readonly key: string;
  readonly bound: Bound | undefined;
  /** Whether the text says before or after it, which leaves out the date itself. */
  readonly isBeside: boolean;
  /** Of a number in a range such as "5 to 8": whether it is its least or its most. */
  readonly end?: Bound;
}

const gap = String.raw`(?:\s+(?:the|a|an|of|to|is|by|about|every|each|its|um|US|EUR|USD))*\s*[$€£¥]?$`;

const lesser = '(?:small|cool|cold|light|young|earli|short|low|cheap|few|thinn|narrow|near|slow|weak)er than|less than';
const greater = String.raw`(?:\p{L}{2,}er|more) than|above|over|beyond`;
/** Between what denies and the comparison: "do not take more than". */
const verbs = String.raw`(?: (?!(?:and|but|or|because|if|when|that|which|who|as|until|unless)\b)\p{L}+){0,3}`;
const denied = String.raw`(?:no(?:ne|t a single)? (?:of the )?\p{L}+ (?:may|must|can|shall|should|is|are|was|were)|not|cannot|can['’]t|never|nobody|no one)${verbs}`;

const before: readonly { readonly bound: Bound; readonly pattern: RegExp }[] = [
  pattern('at least', `${denied} (?:${lesser}|below|under)`),
  pattern('at most', `${denied} (?:${greater})`),
  pattern(
    'at most',
    'nicht (?:mehr|länger|später) als|pas plus de|no más de|no (?:more|later|longer|greater|higher) than|not (?:more|later|longer|greater|higher) than|not (?:to )?exceed(?:ing)?|never exceeds?|never (?:more|above|over)(?: than)?|cannot exceed|not (?:go |be )?(?:above|over|beyond)',
  ),
  pattern(
    'at least',
    'no (?:less|fewer|earlier|sooner|lower|shorter) than|not (?:less|fewer|earlier|sooner|lower|shorter) than|not (?:fall |drop |be |go )?below|never (?:less|fewer|below|under)(?: than)?|not before',
  ),
  // The name of a column.
  pattern('at most', '(?:maximum|max\\.?|upper limit|limit|ceiling|höchstwert|plafond|máximo)[^:;.]{0,30}:'),
  pattern('at least', '(?:minimum|min\\.?|lower limit|floor|mindestwert|mínimo)[^:;.]{0,30}:'),
  // What is a limit by its own name.
  pattern('at most', '(?:maximum|upper limit|highest permitted) [^:;.,]{1,35} (?:is|was|are|were)'),
  pattern('at least', '(?:minimum|lower limit|lowest permitted) [^:;.,]{1,35} (?:is|was|are|were)'),
  pattern('at most', '[≤<]|<='),
  pattern('at least', '[≥>]|>='),
  pattern('at most', 'at the latest(?: after| within| in)?'),
  pattern('at least', 'at the earliest(?: after| in)?'),
  pattern('exactly', 'exactly|precisely'),
  pattern(
    'at least',
    String.raw`at least|not? below|minimum of|minimum(?: \p{L}+){1,2} of|minimum|a minimum of|more than|over|above|exceed(?:s|ed|ing)?|greater than|higher than|longer than|older than|later than|in excess of|beyond|upwards of|mindestens|wenigstens|zumindest|über|au moins|plus de|al menos|más de`,
  ),
  pattern('at most', lesser),
  pattern('at least', greater),
  pattern(
    'at most',
    String.raw`at most|up to|maximum of|maximum(?: \p{L}+){1,2} of|maximum|a maximum of|less than|fewer than|under|below|lower than|shorter than|younger than|earlier than|within|as (?:much|many|high|long) as|limited to|capped at|not above|höchstens|bis zu|weniger als|unter|au plus|moins de|jusqu[’']à|como máximo|menos de|hasta`,
  ),
];

const beforeDates: typeof before = [
  pattern(
    'at least',
    "(?:until|till|to|bis|jusqu[’']à|jusqu[’']en|hasta) (?:at least|mindestens|au moins|al menos)(?: in| en)?|(?:at least|mindestens|au moins|al menos) (?:until|till|bis|jusqu[’']à|jusqu[’']en|hasta)",
  ),
  pattern(
    'at most',
    "(?:until|till|bis|jusqu[’']à|jusqu[’']en|hasta) (?:at most|höchstens|au plus|como máximo)|(?:at most|at the latest|höchstens|spätestens|au plus tard|como máximo) (?:until|till|by|bis|jusqu[’']à|jusqu[’']en|hasta)",
  ),
  pattern('at least', 'not before|no earlier than|after|from|since|starting|as of|nach|seit|ab|après|depuis|desde'),
  pattern('at most', "not after|no later than|until|till|by|before|up to|vor|bis|avant|jusqu[’']au|hasta|antes del?"),
];

const after: readonly { readonly bound: Bound; readonly pattern: RegExp }[] = [
  {
    bound: 'at least',
    pattern:
      /^\+(?!\d)|^ at the earliest\b|^ (?:is|are|was) the (?:shortest|least|minimum|lowest|smallest)\b|^[^.,;]{0,12}\b(?:or (?:more|longer|older|above|higher|over|later)|and (?:above|over|more)|minimum|at least|upwards|mindestens|au moins|au minimum|al menos|como mínimo)(?!\p{L})|^ (?:übersteigt|überschreitet|dépasse|supera)/iu,
  },
  {
    bound: 'at most',
    pattern:
      /^ at the latest\b|^ (?:is|are|was) the (?:longest|most|maximum|highest|largest|limit|upper limit)\b|^[^.,;]{0,12}\b(?:at the most|tops|or (?:less|fewer|shorter|younger|below|lower|under|earlier)|and (?:below|under)|maximum|at most|höchstens|maximal|au plus|au maximum|como máximo)(?!\p{L})/iu,
  },
];

const notMeasures: ReadonlySet<string> = new Set(['count', 'place', 'percent']);

/** Every number and date of a text with its bound. */
export function boundsIn(written: string): Bounded[] {
  const text = plainNumbers(written);
  const { dates, rest } = datesIn(text);
  const dated = dates.map(
    ({ text: said, at, ...date }): Found => ({
      text: said,
      at,
      key: JSON.stringify(date),
      words: beforeDates,
    }),
  );
  const single = passingQuantitiesIn(rest).filter(
    ({ dimension, text: said }) => !notMeasures.has(dimension) && /^(?:one|an?|eine[nrs]?|une?|una?)\s/i.test(said),
  );
  const quantities = [...quantitiesIn(rest), ...single].toSorted((left, right) => left.at - right.at);
  const counted = quantities.map((quantity, index): Found => {
    const { text: said, at, value, dimension } = quantity;
    const [last, next] = [quantities[index - 1], quantities[index + 1]];
    const own = { text: said, at, key: `${Number(value.toPrecision(9))} ${dimension}`, words: before };
    if (next !== undefined && isRange(rest, quantity, next)) return { ...own, end: 'at least' };
    return last !== undefined && isRange(rest, last, quantity) ? { ...own, end: 'at most' } : own;
  });
  return [...dated, ...counted].map(({ text: said, at, key, words, end }) => {
    const left = text.slice(Math.max(0, at - 45), at);
    const right = text.slice(at + said.length, at + said.length + 30);
    const isDuring =
      /^(?!.*\b(?:for|lasts?|lasted|takes?|took|is|are|was|were|of|at)\s+over\s+$).*\p{L}\s+over\s+(?:about |the |a )?$/iu.test(
        left,
      ) && / (?:time|months)$/.test(key);
    const bound = isDuring
      ? undefined
      : (words.find((one) => one.pattern.test(left))?.bound ?? after.find((one) => one.pattern.test(right))?.bound);
    // Before 2024 is over, it is 2024.
    const isBeside =
      beside.test(left) && !/^ (?:is|was|are|were) (?:over|out|up|through)\b|^ (?:ends|ended|closes)\b/i.test(right);
    return { text: said, key, bound, isBeside, ...(end === undefined ? {} : { end }) };
  });
}

/** "Two years after 2021" is not beside 2021, but later. */
const beside = /(?<!\b(?:day|week|month|year|hour|minute)s?\s)\b(?:before|after)\s+$/i;

/** A number or date with its place, and the words that may set a bound to it. */
interface Found {
  readonly text: string;
  readonly at: number;
  readonly key: string;
  readonly words: typeof before;
  readonly end?: Bound;
}

/** "Between 5 and 8", "5–8", "from 5 to 8": not "rose from 5 to 8". */
function isRange(text: string, least: Quantity, most: Quantity): boolean {
  const between = text.slice(least.at + least.text.length, most.at);
  const left = text.slice(Math.max(0, least.at - 24), least.at);
  if (
    least.value >= most.value ||
    /\b(?:rose|rises|rising|risen|grew|grown|increas\w+|up|climbed|fell|fallen|went|raised|moved)\b/i.test(text)
  )
    return false;
  return (
    /^\s?[–-]\s?[$€£]?$|^ to (?:EUR |USD |CHF )?[$€£]?$/.test(between) ||
    (/\bbetween (?:EUR |USD |CHF )?[$€£]?$/i.test(left) && /^ and (?:EUR |USD |CHF )?[$€£]?$/.test(between))
  );
}

/** Whether two texts set bounds to the same number or date on different sides: what is not taken after 1 May has to come by 1 May. */
export function boundDifferently(left: string, right: string): boolean {
  const known = boundsIn(right).filter(({ bound, end }) => (bound ?? end) !== undefined);
  return boundsIn(left).some(({ key, bound, end }) => {
    const side = bound ?? end;
    return side !== undefined && known.some((one) => one.key === key && (one.bound ?? one.end) !== side);
  });
}

function pattern(bound: Bound, words: string): { bound: Bound; pattern: RegExp } {
  return { bound, pattern: new RegExp(String.raw`(?<![\p{L}])(?:${words})${gap}`, 'iu') };
}
