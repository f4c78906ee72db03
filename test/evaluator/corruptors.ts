/** Makes a true sentence false in one way; undefined where it has nothing to be changed so. `seed` varies the change. */
type Corruptor = (sentence: string, seed: number) => string | undefined;

const pick = <Value>(list: readonly Value[], seed: number): Value => list[seed % list.length] as Value;

const number =
  /(?<![\p{L}\p{N}_.\-/:#])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\p{N}_:/]|\.\d|-\d)(?! ?(?:January|February|March|April|May|June|July|August|September|October|November|December))(?!\p{L})/u;
const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits);

const units: Readonly<Record<string, string>> = {
  days: 'hours',
  day: 'hour',
  hours: 'minutes',
  hour: 'minute',
  minutes: 'hours',
  minute: 'hour',
  seconds: 'minutes',
  second: 'minute',
  weeks: 'days',
  months: 'weeks',
  month: 'week',
  years: 'months',
  year: 'month',
  kg: 'g',
  mg: 'g',
  ml: 'l',
  kW: 'W',
  MW: 'kW',
  bar: 'kPa',
  mm: 'cm',
  m: 'km',
  euros: 'dollars',
  KB: 'MB',
  MB: 'GB',
  KiB: 'MiB',
  MiB: 'GiB',
  GB: 'MB',
  bytes: 'megabytes',
  tonnes: 'kilograms',
  V: 'kV',
  litres: 'millilitres',
  percent: 'percentage points',
  dollars: 'euros',
  Nm: 'N',
  characters: 'words',
};
const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays'.split(' ');
const names = [
  'Globex',
  'Anders Lindqvist',
  'Redshift',
  'Portugal',
  'Initech',
  'Maria Castellano',
  'Cassandra',
  'Zurich',
];
const directions: readonly (readonly [RegExp, string])[] = [
  [/\brose\b/, 'fell'],
  [/\brises\b/, 'falls'],
  [/\bfell\b/, 'rose'],
  [/\bincreased\b/, 'decreased'],
  [/\bincreases\b/, 'decreases'],
  [/\breduces\b/, 'increases'],
  [/\breduced\b/, 'increased'],
  [/\blowers\b/, 'raises'],
  [/\bdecreases\b/, 'increases'],
  [/\bhigher\b/, 'lower'],
  [/\blower\b/, 'higher'],
  [/\blonger\b(?! than \d)/, 'shorter'],
  [/\blarger\b/, 'smaller'],
  [/\bmore\b(?! than)/, 'less'],
  [/\bfewer\b/, 'more'],
  [/\babove\b/, 'below'],
  [/\bbelow\b(?! \d)/, 'above'],
  [/\bgrew\b/, 'shrank'],
  [/\bolder\b/, 'younger'],
  [/\bsmaller\b/, 'larger'],
  [/\bwidened\b/, 'narrowed'],
  [/\braised\b/, 'lowered'],
  [/\bimproves\b/, 'worsens'],
  [/\bfirst\b/, 'last'],
  [/\bbest\b/, 'worst'],
];
const bounds: readonly (readonly [RegExp, string])[] = [
  [/\bat least (?=[\d$€]|\p{L}+ )/u, 'at most '],
  [/\bat most (?=[\d$€]|\p{L}+ )/u, 'at least '],
  [/\bup to (?=[\d$€])/, 'at least '],
  [/\bno more than\b/, 'no less than'],
  [/\bmore than (?=\d)/, 'less than '],
  [/\bless than (?=\d)/, 'more than '],
  [/\bfewer than (?=\d|\p{L}+ \p{L})/u, 'more than '],
  [/\bexceeds (?=\d)/, 'is below '],
  [/\bwithin (?=\d)/, 'no earlier than '],
  [/\bno longer than\b/, 'no shorter than'],
  [/\bno earlier than\b/, 'no later than'],
  [/\bbelow (?=\d)/, 'above '],
  [/\bunder (?=\d)/, 'over '],
];
const quantifiers: readonly (readonly [RegExp, string])[] = [
  [/^Some\b/, 'All'],
  [/\bsome\b(?= \p{L}+s\b)/u, 'all'],
  [/^Most\b/, 'All'],
  [/\bmost\b(?= \p{L}+s\b)/u, 'all'],
  [/\busually\b/, 'always'],
  [/\bnormally\b/, 'always'],
  [/^All\b/, 'Few'],
  [/\ball\b(?= \p{L}+s\b)/u, 'few'],
  [/^Every\b/, 'Hardly any'],
  [/\balways\b/, 'sometimes'],
  [/\bsometimes\b/, 'always'],
  [/\boften\b/, 'always'],
  [/\bmostly\b/, 'always'],
];
const hedges: readonly (readonly [RegExp, string])[] = [
  [/\bmay be\b/, 'is'],
  [/\bcould reach up to\b/, 'will reach'],
  [/\bmight\b/, 'will'],
  [/\bmay (?=\p{Ll}+)/u, 'will '],
  [/\b(?:about|around|approximately|roughly|nearly) (?=\d|\p{L}+ )/u, ''],
  [/\bup to (?=\d)/, ''],
  [/\bwas probably\b/, 'was'],
  [/\bprobably \b/, ''],
  [/\bsuggests that\b/, 'proves that'],
  [/\bestimate that\b/, 'know that'],
  [/\bcould\b/, 'will'],
];
const additions = [
  'and wins an international design award every spring',
  'which delights neighbouring villages with cheerful music',
  'and was inspired by ancient Roman aqueduct builders',
  'so that astronauts sleep comfortably aboard orbital stations',
  'and doubles as a popular tourist attraction for schools',
  'which a famous novelist praised in her bestselling memoir',
];

export const corruptors = {
  number: (sentence, seed) =>
    sentence.replace(number, (written, whole: string, rest: string | undefined) => {
      if (
        isYear(whole) ||
        /%|percent/.test(sentence.slice(sentence.indexOf(written), sentence.indexOf(written) + written.length + 9))
      )
        return written;
      const value = Number(whole.replaceAll(',', ''));
      const changed = value + pick([1, 3, 7, 2, 12], seed) * (value > 200 ? 10 : 1);
      return `${/,/.test(whole) ? changed.toLocaleString('en-US') : changed}${rest ?? ''}`;
    }),
  unit: (sentence) =>
    sentence.replace(
      new RegExp(String.raw`(\d(?:[ -]| million ))(${Object.keys(units).join('|')})(?![\p{L}²³/-])`, 'u'),
      (_written, before: string, unit: string) => `${before}${units[unit] ?? unit}`,
    ),
  magnitude: (sentence, seed) => {
    if (/\bmillion\b/.test(sentence)) return sentence.replace(/\bmillion\b/, pick(['thousand', 'billion'], seed));
    return sentence.replace(number, (written, whole: string, rest: string | undefined) =>
      isYear(whole) || whole === '0'
        ? written
        : rest === undefined
          ? `${whole}${pick(['0', '00', '000'], seed)}`
          : `${whole}${rest.slice(1)}`,
    );
  },
  percentage: (sentence, seed) =>
    sentence.replace(
      /(\d+)((?:\.\d+)? ?(?:%|percent\b(?!age)))/,
      (_written, digits: string, rest: string) => `${Number(digits) + pick([1, 4, 10], seed)}${rest}`,
    ),
  date: (sentence, seed) => {
    const month = months.find((name) =>
      new RegExp(String.raw`\d ${name}\b|\b(?:in|of) ${name}\b|\b${name} (?:\d|and)`).test(sentence),
    );
    const shift = 1 + (seed % 3);
    if (month !== undefined && seed % 2 === 0)
      return sentence.replace(month, months[(months.indexOf(month) + shift) % 12] ?? month);
    const year = /\b(?:19|20)\d\d\b(?! \p{Ll}+s\b)/u;
    if (year.test(sentence)) return sentence.replace(year, (written) => String(Number(written) + shift));
    if (month !== undefined) return sentence.replace(month, months[(months.indexOf(month) + shift) % 12] ?? month);
    const weekday = weekdays.find((name) => sentence.includes(name.slice(0, -1)));
    return weekday === undefined
      ? undefined
      : sentence.replace(weekday.slice(0, -1), pick(weekdays, weekdays.indexOf(weekday) + 1).slice(0, -1));
  },
  name: (sentence, seed) =>
    sentence.replace(
      /(?<=\p{Ll},? )(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Mondays?|Thursdays?)\b)\p{Lu}\p{Ll}{3,}(?: \p{Lu}\p{Ll}+)*/u,
      pick(names, seed),
    ),
  negation: (sentence) => {
    if (/\b(?:not|never|no longer|cannot)\b/.test(sentence)) {
      return sentence
        .replace(/\b(is|are|was|were|does|do|did|must|may|can|has|have|should|shall|will) not\b/, '$1')
        .replace(/\bcannot\b/, 'can')
        .replace(/\bNever (\p{L})/u, (_written, letter: string) => letter.toUpperCase())
        .replace(/\bnever /, '');
    }
    if (/\b(?:no|neither|without|nothing|none|nor|unless|nobody|n't|only|rarely)\b|\b[Nn]o\b/.test(sentence))
      return undefined;
    return sentence.replace(/\b(is|are|was|were|must|may|can|has|have|should|shall|will)\b(?! than)/, '$1 not');
  },
  direction: (sentence) => replaceFirst(sentence, directions),
  bound: (sentence) => replaceFirst(sentence, bounds),
  quantifier: (sentence) => replaceFirst(sentence, quantifiers),
  hedge: (sentence) => replaceFirst(sentence, hedges),
  condition: (sentence) => {
    const last = /^(.{20,}?),? (?:unless|only if|if|provided that|except) .+$/.exec(sentence)?.[1];
    if (last !== undefined && !/\b(?:or|and|even|but|as)$/.test(last)) return `${last}.`;
    const first = /^If [^,]+, (.+)$/.exec(sentence)?.[1];
    return first === undefined ? undefined : `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  },
  order: (sentence) =>
    replaceFirst(sentence, [
      [/\bbefore (?!the landlord|each)(?=\p{L}{4,})/u, 'after '],
      [/\bafter (?=\p{L}{3,})(?!all)/u, 'before '],
      [/^After\b/, 'Before'],
      [/^Before\b/, 'After'],
    ]),
  'out-of-scope': (sentence, seed) => `${sentence.replace(/[.!?:]+$/, '')}, ${pick(additions, seed)}.`,
} as const satisfies Readonly<Record<string, Corruptor>>;

function replaceFirst(sentence: string, changes: readonly (readonly [RegExp, string])[]): string | undefined {
  const change = changes.find(([pattern]) => pattern.test(sentence));
  return change === undefined ? undefined : sentence.replace(change[0], change[1]);
}
