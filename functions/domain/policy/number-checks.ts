/** Whether a number can be what it looks like: all of these carry check digits. Each takes the bare characters. */

export function isIban(text: string): boolean {
  const length = ibanLengths[text.slice(0, 2)];
  if (text.length !== length) return false;
  const digits = Array.from(`${text.slice(4)}${text.slice(0, 4)}`)
    .map((character) => Number.parseInt(character, 36))
    .join('');
  return remainder(digits, 97) === 1;
}

/** By country, with the characters that its numbers have. */
const ibanLengths: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 ES24 FI18',
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20',
    'LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24',
    'SM27 TN24 TR26 UA29 VA22 XK20',
  ]
    .join(' ')
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Of the large networks, with the length that theirs have. */
const cardNumber =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12})$/;

export function isPaymentCard(digits: string): boolean {
  return cardNumber.test(digits) && isLuhn(digits);
}

/** Numbers that payment services publish for tests. */
const publishedCards = new Set(
  '4242424242424242 4111111111111111 4000056655665556 5555555555554444 5105105105105100 5200828282828210 378282246310005 371449635398431 6011111111111117 30569309025904 3566002020360505 4012888888881881'.split(
    ' ',
  ),
);

export function isPublishedCard(digits: string): boolean {
  return publishedCards.has(digits);
}

export function isLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** United States: areas, groups and serials that were never given out are none. */
export function isSocialSecurityNumber(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);
}

/** Germany's number for taxes. */
export function isSteuerId(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false;
  const counts = Array.from('0123456789').map((digit) => digits.slice(0, 10).split(digit).length - 1);
  if (counts.filter((count) => count > 1).length !== 1 || Math.max(...counts) > 3) return false;
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}

/** France's number for social security; Corsica writes letters. */
export function isNir(text: string): boolean {
  if (!/^[1278]\d\d(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d\d|2[AB])\d{6}\d\d$/.test(text)) return false;
  const number = text.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - remainder(number, 97) === Number(text.slice(13));
}

/** Spain's DNI, or NIE for foreigners. */
export function isDni(text: string): boolean {
  if (!/^(?:\d{8}|[XYZ]\d{7})[A-Z]$/.test(text)) return false;
  const number = Number(text.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === text.at(-1);
}

/** Italy's codice fiscale. */
export function isCodiceFiscale(text: string): boolean {
  if (!/^[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]$/.test(text)) return false;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const sum = Array.from(text.slice(0, 15)).reduce((total, character, index) => {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (index % 2 === 0 ? (odd[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === text[15];
}

/** Brazil's CPF. */
export function isCpf(digits: string): boolean {
  if (!/^(?!(\d)\1{10})\d{11}$/.test(digits)) return false;
  return [9, 10].every((length) => {
    const weights = Array.from({ length }, (_value, index) => length + 1 - index);
    return ((weighed(digits, weights) * 10) % 11) % 10 === Number(digits[length]);
  });
}

/** Germany's number for pensions: each product counts by its digits. */
export function isRentenversicherungsnummer(text: string): boolean {
  if (!/^\d{2}(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[A-Z]\d{3}$/.test(text)) return false;
  const letter = String(text.charCodeAt(8) - 64).padStart(2, '0');
  const digits = `${text.slice(0, 8)}${letter}${text.slice(9, 11)}`;
  const products = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].map((weight, index) => weight * Number(digits[index]));
  return (
    products.reduce((sum, product) => sum + Math.floor(product / 10) + (product % 10), 0) % 10 === Number(text[11])
  );
}

/** Belgium's number of the register; those born since 2000 count with a 2 before it. */
export function isBelgianNumber(digits: string): boolean {
  if (!/^\d{2}(?:[024]\d|1[0-2]|3[0-2]|5[0-2])[0-3]\d{6}$/.test(digits)) return false;
  return [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some(
    (number) => 97 - remainder(number, 97) === Number(digits.slice(9)),
  );
}

/** Finland's henkilötunnus, without the sign for its century. */
export function isHetu(text: string): boolean {
  const [, day = '', serial = '', mark] =
    /^((?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d)[A-FU-Y]?(\d{3})(.)$/.exec(text) ?? [];
  return mark !== undefined && '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`${day}${serial}`) % 31] === mark;
}

/** China's number of residents. */
export function isChineseNumber(text: string): boolean {
  if (!/^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(text)) return false;
  return '10X98765432'[weighed(text, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === text[17];
}

/** Mexico's CURP. */
export function isCurp(text: string): boolean {
  const sum = Array.from(text.slice(0, 17)).reduce(
    (total, character, index) => total + '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'.indexOf(character) * (18 - index),
    0,
  );
  return text.length === 18 && (10 - (sum % 10)) % 10 === Number(text[17]);
}

/** Switzerland's AHV number. */
export function isAhv(digits: string): boolean {
  return /^756\d{10}$/.test(digits) && weighed(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/** The United Kingdom's national insurance number: it has no check digit, but few beginnings. */
export function isNino(text: string): boolean {
  return /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(text);
}

function weighed(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

function remainder(digits: string, divisor: number): number {
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % divisor, 0);
}
