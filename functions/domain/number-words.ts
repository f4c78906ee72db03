const english = `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty`;
const others = [
  `zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
  zwanzig`,
  `deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize`,
  `dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
  diecinueve veinte`,
];
const tens = [
  'thirty forty fifty sixty seventy eighty ninety',
  'dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  'trente quarante cinquante soixante',
  'treinta cuarenta cincuenta sesenta setenta ochenta noventa',
];

/** "Once" is Spanish for eleven and English for one time: read as neither. */
const plain: ReadonlyMap<string, number> = new Map([
  ...[english, ...others].flatMap((list) => numbered(list, (index) => index + 2)).filter(([word]) => word !== 'once'),
  ['vingt', 20],
  ...tens.flatMap((list) => numbered(list, (index) => (index + 3) * 10)),
]);

/** Words that multiply what stands before them. */
export const magnitudes: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ...['thousand', 'tausend', 'mille', 'mil'].map((word): [string, number] => [word, 1_000]),
  ...'million millions millionen mio millón millones mn'.split(' ').map((word): [string, number] => [word, 1_000_000]),
  ...'billion billions milliarde milliarden mrd milliard milliards bn'
    .split(' ')
    .map((word): [string, number] => [word, 1_000_000_000]),
  ...'trillion trillions'.split(' ').map((word): [string, number] => [word, 1_000_000_000_000]),
]);

const scale = '(?:dozen|hundred|thousand|million|billion|trillion)';
const simple = `(?:${[...plain.keys()].toSorted((left, right) => right.length - left.length).join('|')})`;

/** Of at most so many words that a row of them takes no quadratic time: a number in words, such as `twenty-five`, `one hundred and twenty` or `a dozen`; in lower case or not. */
export const numberInWords = String.raw`(?!\p{L}+[ -](?:thirds?|quarters?|fifths?|tenths?)\b)(?:(?:one|an?)[ -]${scale}|${simple}(?![\p{L}]))(?:(?:[ -](?:${simple}|${scale})|(?<=(?:twen|thir|for|fif|six|seven|eigh|nine)ty)[ -]one|(?<=${scale}) and (?:${simple}|one))(?![\p{L}])){0,12}`;

/** Undefined when it is no number in words. */
export function valueOfWords(written: string): number | undefined {
  let total = 0;
  let group = 0;
  for (const word of written.toLowerCase().split(/[ \u00A0-]+/)) {
    if (word === 'and') continue;
    const value = word === 'one' || word === 'a' || word === 'an' ? 1 : plain.get(word);
    const factor = magnitudes.get(word);
    if (value !== undefined) group += value;
    else if (factor === undefined) return undefined;
    else if (factor <= 100) group *= factor;
    else {
      total += group * factor;
      group = 0;
    }
  }
  return total + group;
}

function numbered(list: string, valueAt: (index: number) => number): [string, number][] {
  return list.split(/\s+/).map((word, index) => [word, valueAt(index)]);
}
