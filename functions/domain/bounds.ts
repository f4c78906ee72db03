import { datesIn } from './dates.ts';
import { lazy } from './lazy.ts';
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
  /** The words that set the bound, as written next to it: they may deny, as in "not more than"; empty without one. */
  readonly setBy: string;
  /** Of a number in a range such as "5 to 8": whether it is its least or its most. */
  readonly end?: Bound;
}

const gap = String.raw`(?:\s+(?:the|a|an|of|to|is|by|about|every|each|its|um|once|alle|einmal|les|tous|toutes|cada|US|EUR|USD))*\s*[$€£¥]?$`;

const lesser =
  '(?:small|cool|cold|light|young|earli|short|low|cheap|few|thinn|narrow|near|clos|slow|weak)er than|less than';
const greater = String.raw`(?:\p{L}{2,}er|more) than|above|over|beyond`;
/** Between what denies and the comparison: "do not take more than". */
const verbs = String.raw`(?: (?!(?:and|but|or|because|if|when|that|which|who|as|until|unless)\b)\p{L}+){0,3}`;
const denied = String.raw`(?:no(?:ne|t a single)? (?:of the )?\p{L}+ (?:may|must|can|shall|should|is|are|was|were)|not|cannot|can['’]t|never|nobody|no one)${verbs}`;

/** Between a noun of a limit and its value, in German, French and Spanish. */
const elsewhere = String.raw`[^:;.,]{0,35}(?<!\p{L})(?:est(?: de)?|sera de|ist|beträgt|liegt bei|es(?: de)?|será de)`;

/** Words, and the bound that they set. */
interface Bounding {
  readonly bound: Bound;
  readonly pattern: RegExp;
}

const before = lazy((): readonly Bounding[] => [
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
  pattern('at most', `(?:maximal\\p{L}*|höchst\\p{L}{3,}|máxim[oa]s?|plafond)${elsewhere}`),
  pattern('at least', `(?:minimal\\p{L}*|mindest\\p{L}{3,}|mínim[oa]s?)${elsewhere}`),
  // What is not done after some time is done by then.
  pattern('at most', `${denied} after`),
  pattern('at least', `only(?: \\p{L}+){0,3} after`),
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
]);

const beforeDates = lazy((): readonly Bounding[] => [
  pattern(
    'at least',
    "(?:until|till|to|bis|jusqu[’']à|jusqu[’']en|hasta) (?:at least|mindestens|au moins|al menos)(?: in| en)?|(?:at least|mindestens|au moins|al menos) (?:until|till|bis|jusqu[’']à|jusqu[’']en|hasta)|frühestens(?: am| ab)?|au plus tôt(?: le| en)?|como pronto(?: el)?",
  ),
  pattern(
    'at most',
    "(?:until|till|bis|jusqu[’']à|jusqu[’']en|hasta) (?:at most|höchstens|au plus|como máximo)|(?:at most|at the latest|höchstens|spätestens|au plus tard|como máximo) (?:until|till|by|bis|jusqu[’']à|jusqu[’']en|hasta)|spätestens(?: am| zum)?|au plus tard(?: le| en)?|a más tardar(?: el)?",
  ),
  pattern(
    'at least',
    'only (?:after|from|since|as of)|not before|no earlier than|after|from|since|starting|as of|nach|seit|ab|après|depuis|desde',
  ),
  pattern('at most', "not after|no later than|until|till|by|before|up to|vor|bis|avant|jusqu[’']au|hasta|antes del?"),
]);

const after = lazy((): readonly Bounding[] => [
  {
    bound: 'at least',
    pattern:
      /^\+(?!\d)|^ at the earliest\b|^ (?:is|are|was) the (?:shortest|least|minimum|lowest|smallest)\b|^[^.,;]{0,12}\b(?:or (?:more(?! (?:often|frequent))|longer|older|above|higher|over|later)|and (?:above|over|more)|minimum|at least|upwards|mindestens|au moins|au minimum|al menos|como mínimo)(?!\p{L})|^ (?:übersteigt|überschreitet|dépasse|supera)/iu,
  },
  {
    bound: 'at most',
    pattern:
      /^ at the latest\b|^ (?:is|are|was) the (?:longest|most|maximum|highest|largest|limit|upper limit)\b|^[^.,;]{0,12}\b(?:at the most|tops|or (?:more (?:often|frequent\p{L}*)|sooner|less(?! (?:often|frequent))|fewer|shorter|younger|below|lower|under|earlier)|and (?:below|under)|maximum|at most|höchstens|maximal|au plus|au maximum|como máximo)(?!\p{L})/iu,
  },
]);

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
      words: beforeDates(),
    }),
  );
  const single = passingQuantitiesIn(rest).filter(
    ({ dimension, text: said }) => !notMeasures.has(dimension) && /^(?:one|an?|eine[nrs]?|une?|una?)\s/i.test(said),
  );
  const quantities = [...quantitiesIn(rest), ...single].toSorted((left, right) => left.at - right.at);
  const counted = quantities.map((quantity, index): Found => {
    const { text: said, at, value, dimension } = quantity;
    const [last, next] = [quantities[index - 1], quantities[index + 1]];
    const own = { text: said, at, key: `${Number(value.toPrecision(9))} ${dimension}`, words: before() };
    if (next !== undefined && isRange(rest, quantity, next)) return { ...own, end: 'at least' };
    return last !== undefined && isRange(rest, last, quantity) ? { ...own, end: 'at most' } : own;
  });
  const placed = passingQuantitiesIn(rest).flatMap(({ dimension, value, at, text: said }): Found[] => {
    const [, unit] = period.exec(rest.slice(at + said.length)) ?? [];
    return dimension === 'place' && unit !== undefined
      ? [{ text: said, at, key: `${value} ${unit.toLowerCase()}`, words: beforeDates() }]
      : [];
  });
  return [...dated, ...counted, ...placed].map(({ text: said, at, key, words, end }) => {
    const left = text.slice(Math.max(0, at - 45), at);
    const right = text.slice(at + said.length, at + said.length + 30);
    const isDuring =
      /^(?!.*\b(?:for|lasts?|lasted|takes?|took|is|are|was|were|of|at)\s+over\s+$).*\p{L}\s+over\s+(?:about |the |a )?$/iu.test(
        left,
      ) && / (?:time|months)$/.test(key);
    const { bound, setBy } = isDuring ? unbound : boundAt(left, right, words, / (?:time|months)$/.test(key));
    // Before 2024 is over, it is 2024.
    const isBeside =
      beside.test(left) && !/^ (?:is|was|are|were) (?:over|out|up|through)\b|^ (?:ends|ended|closes)\b/i.test(right);
    return { text: said, key, bound, isBeside, setBy, ...(end === undefined ? {} : { end }) };
  });
}

/** After an ordinal: "the tenth week". */
const period = /^ (day|week|month|quarter|year)(?![\p{L}'’])/iu;
const unbound = { bound: undefined, setBy: '' };
/** What is done at least every six months is done six months apart at most. */
const repeated = /(?:\b(?:every|once in|once per|alle|cada)|\b(?:tous|toutes) les)(?: the)?\s*$/i;

/** No later than a month before is at least a month before. */
const ahead = /^ (?:before|prior to|ahead of|in advance)\b/i;

function boundAt(left: string, right: string, words: readonly Bounding[], isTime: boolean) {
  for (const { pattern, bound } of words) {
    const [setBy] = pattern.exec(left) ?? [];
    if (setBy === undefined) continue;
    const isTurned = isTime && (repeated.test(left) || (/(?:lat|earli)(?:er|est)/i.test(setBy) && ahead.test(right)));
    return { bound: isTurned ? opposite(bound) : bound, setBy };
  }
  for (const { pattern, bound } of after()) {
    const [setBy] = pattern.exec(right) ?? [];
    if (setBy !== undefined) return { bound, setBy };
  }
  return unbound;
}

function opposite(bound: Bound): Bound {
  return bound === 'exactly' ? bound : bound === 'at least' ? 'at most' : 'at least';
}

/** "Two years after 2021" is not beside 2021, but later. */
const beside = /(?<!\b(?:day|week|month|year|hour|minute)s?\s)\b(?:before|after)\s+$/i;

/** A number or date with its place, and the words that may set a bound to it. */
interface Found {
  readonly text: string;
  readonly at: number;
  readonly key: string;
  readonly words: readonly Bounding[];
  readonly end?: Bound;
}

/** "Between 5 and 8", "5–8", "from 5 to 8": not "rose from 5 to 8". */
function isRange(text: string, least: Quantity, most: Quantity): boolean {
  const between = text.slice(least.at + least.text.length, most.at);
  const left = text.slice(Math.max(0, least.at - 24), least.at);
  if (
    least.value >= most.value ||
    least.dimension !== most.dimension ||
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
