/** Porter's algorithm, 1980: the stem that the forms of one English word share, such as `retri` for retry and retries. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let result = withoutPlural(word);
  result = withoutPastOrParticiple(result);
  if (result.endsWith('y') && hasVowel(result.slice(0, -1))) result = `${result.slice(0, -1)}i`;
  result = replaceSuffix(result, derivedSuffixes, 0);
  result = replaceSuffix(result, adjectiveSuffixes, 0);
  result = withoutLastSuffix(result);
  return withoutFinalE(result);
}

const derivedSuffixes =
  pairs(`ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous
  ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log`);

const adjectiveSuffixes = pairs('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');

const lastSuffixes = `al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize`
  .split(' ')
  .sort((left, right) => right.length - left.length);

function pairs(list: string): readonly (readonly [string, string])[] {
  return list
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [suffix = '', replacement = ''] = pair.split(':');
      return [suffix, replacement];
    })
    .sort(([left], [right]) => right.length - left.length);
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function withoutPastOrParticiple(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = /(?:ed|ing)$/.exec(word)?.[0];
  if (suffix === undefined) return word;
  const base = word.slice(0, -suffix.length);
  if (!hasVowel(base)) return word;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeiouylsz])\1$/.test(base)) return base.slice(0, -1);
  return measure(base) === 1 && endsShort(base) ? `${base}e` : base;
}

function replaceSuffix(word: string, suffixes: readonly (readonly [string, string])[], above: number): string {
  const match = suffixes.find(([suffix]) => word.endsWith(suffix));
  if (match === undefined) return word;
  const base = word.slice(0, -match[0].length);
  return measure(base) > above ? base + match[1] : word;
}

function withoutLastSuffix(word: string): string {
  const suffix = lastSuffixes.find((candidate) => word.endsWith(candidate));
  if (suffix === undefined) return word;
  const base = word.slice(0, -suffix.length);
  if (suffix === 'ion' && !/[st]$/.test(base)) return word;
  return measure(base) > 1 ? base : word;
}

function withoutFinalE(word: string): string {
  let result = word;
  if (result.endsWith('e')) {
    const base = result.slice(0, -1);
    const size = measure(base);
    if (size > 1 || (size === 1 && !endsShort(base))) result = base;
  }
  return result.endsWith('ll') && measure(result) > 1 ? result.slice(0, -1) : result;
}

/** Consonants as `c`, vowels as `v`; `y` is a vowel after a consonant. */
function shape(word: string): string {
  let letters = '';
  for (const letter of word) {
    const isVowel = 'aeiou'.includes(letter) || (letter === 'y' && letters.endsWith('c'));
    letters += isVowel ? 'v' : 'c';
  }
  return letters;
}

/** How often a vowel is followed by a consonant. */
function measure(word: string): number {
  return shape(word).match(/v+c+/g)?.length ?? 0;
}

function hasVowel(word: string): boolean {
  return shape(word).includes('v');
}

/** Consonant, vowel, consonant, the last not w, x or y: such as `hop`. */
function endsShort(word: string): boolean {
  return shape(word).endsWith('cvc') && !/[wxy]$/.test(word);
}
