import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyContent } from '../../../functions/domain/policy/classify-content.ts';
import { foldInPlace } from '../../../functions/domain/policy/fold-text.ts';
import { maskText } from '../../../functions/domain/policy/mask-text.ts';
import {
  isBelgianNumber,
  isChineseNumber,
  isCurp,
  isHetu,
  isIban,
  isLuhn,
  isPaymentCard,
  isRentenversicherungsnummer,
  isSocialSecurityNumber,
} from '../../../functions/domain/policy/number-checks.ts';
import { personalDataIn } from '../../../functions/domain/policy/personal-data.ts';
import { secretsIn } from '../../../functions/domain/policy/secrets.ts';
import { unfoundedData } from '../../../functions/domain/policy/unfounded-data.ts';

const iban = 'DE89 3704 0044 0532 0130 00';
const found = (text: string) => personalDataIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('personal data', () => {
  test('is found where it stands, whole and nothing beside it', () => {
    const text = `Write to ada.l@home.test.org, call +49 171 2345678 or pay to ${iban}.`;
    expect(found(text)).toEqual([
      ['email', 'ada.l@home.test.org'],
      ['phone', '+49 171 2345678'],
      ['iban', iban],
    ]);
  });

  test('is found in full-width letters and digits of other scripts, at its place in the text as it is', () => {
    const text = 'Zu ｊｕｌｉａ＠web.de 😀 oder +٤٩ ١٧١ ٢٣٤٥٦٧٨';
    expect(found(text)).toEqual([
      ['email', 'ｊｕｌｉａ＠web.de'],
      ['phone', '+٤٩ ١٧١ ٢٣٤٥٦٧٨'],
    ]);
  });

  test.each([
    ['a wrong check digit', `Pay to ${iban.replace('89', '88')}`],
    ['an address that many share', 'support@acme.com, noreply@acme.com, jane@example.com'],
    ['a freephone number', '+800 1234 5678'],
    ['a card number of a manual', '4242 4242 4242 4242'],
    ['a number of an order', 'order number 4539 1488 0343 6467'],
    ['a number whose name ends like that of a telephone', 'Die Bestellnummer 0351-4877-2106 gilt für das Gehäuse.'],
    ['a telephone that many share', 'Call the service desk on 0351 488 4512.'],
    ['the tax number of a company', 'Umsatzsteuer-Identifikationsnummer DE 811569869'],
    ['an address of an address in a manual', 'vorname.nachname@firma.example, tickets@firma.example'],
    ['the birth of somebody long dead', 'Einstein was born on 14.03.1879 in Ulm.'],
  ])('is not %s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    ['national-id', 'Sozialversicherungsnummer von Frau Melzer: 65 150872 M 531.'],
    ['national-id', 'Her NHS number is 943 476 5919.'],
    ['address', 'Privatanschrift: Lindenstraße 14, 50674 Köln'],
    ['bank-account', 'Sort code 20-00-00, account 55779911'],
    ['email', 'Write to m.ellison@hollowaybooks.example.'],
    ['date-of-birth', 'Lena Krug, geboren am 03.05.1991'],
  ])('is a %s by the name before it: %s', (kind, text) => {
    expect(found(text).map(([one]) => one)).toEqual([kind]);
  });

  test.each(['', ' ', '\0', '\ud800', '@@@@', '+', '٠', '😀'.repeat(1000)])(
    'is looked for in %j without a fault',
    (text) => {
      expect(classifyContent(text)).toEqual([]);
    },
  );
});

describe('check digits', () => {
  test('a changed digit is no IBAN, no card number and no number that Luhn would pass', () => {
    const bare = iban.replaceAll(' ', '');
    expect(isIban(bare)).toBe(true);
    expect(isPaymentCard('4539148803436467')).toBe(true);
    for (const number of [bare, '4539148803436467']) {
      for (let at = 4; at < number.length; at += 1) {
        const changed = number.slice(0, at) + ((Number(number[at]) + 1) % 10) + number.slice(at + 1);
        expect(isIban(changed) || isLuhn(changed), changed).toBe(false);
      }
    }
  });

  test.each([
    ['Germany', isRentenversicherungsnummer, '15070649C103'],
    ['Belgium', isBelgianNumber, '85073003328'],
    ['Finland', isHetu, '131052308T'],
    ['China', isChineseNumber, '11010519491231002X'],
    ['Mexico', isCurp, 'BOXW310820HNERXN09'],
  ])('the number that %s gives as its example is one, and none of its neighbours', (_country, check, number) => {
    expect(check(number)).toBe(true);
    const neighbours = Array.from('0123456789').map((digit) => number.slice(0, 5) + digit + number.slice(6));
    expect(neighbours.filter(check)).toEqual([number]);
  });

  test('numbers that were never given out are none', () => {
    expect(['000121234', '666121234', '912121234', '123001234', '123120000'].filter(isSocialSecurityNumber)).toEqual(
      [],
    );
  });
});

describe('personal data that the evidence lacks', () => {
  const lacks = (text: string, ...grounds: string[]) => unfoundedData(text, grounds).length;

  test('is found, and what the evidence writes otherwise is not', () => {
    expect(lacks('Call +49 171 2345678.', 'Tel. +49 171 9999999')).toBe(1);
    expect(lacks('Call +49 171 2345678.', 'Tel. +49 (0)171/2345678')).toBe(0);
    expect(lacks('Call +49 171 2345678.', 'Telefon: 0171 / 234 56 78')).toBe(0);
    expect(lacks('Write to Ada@Home.org.', 'Mail: ada@home.org')).toBe(0);
    expect(lacks('Write to ada (at) home.org.', 'Mail: ada@home.org')).toBe(0);
    expect(lacks('Write to a_l@home.org.', String.raw`Mail: **a\_l@home.org**`)).toBe(0);
    expect(lacks('Write to ada@home.org.', 'Mail: _ada@home.org_, [here](mailto:bo@home.org)')).toBe(0);
    expect(lacks('Write to bo@home.org.', 'Mail: [here](mailto:bo@home.org)')).toBe(0);
  });

  test('a date of birth may have its month as a word', () => {
    expect(lacks('Date of birth: 14 March 1987.', 'Geboren: 14.03.1987')).toBe(0);
    expect(lacks('Date of birth: 14 March 1987.', 'Geboren: 13.03.1987')).toBe(1);
  });

  test('a part of a longer address or number is another one', () => {
    expect(lacks('Write to ada@home.org.', 'Mail: nada@home.org')).toBe(1);
    expect(lacks('Write to ada@home.org.', 'Mail: ada@home.org.uk')).toBe(1);
    expect(lacks('Call +49 171 2345678.', 'Tel. +49 171 23456789')).toBe(1);
  });

  test('addresses that many share count too: an invented one misleads', () => {
    expect(lacks('Write to support@acme.com.', 'Support is open on weekdays.')).toBe(1);
  });
});

describe('keys', () => {
  test('are found whole', () => {
    const text = 'Use postgres://app:s8Gq2Lm0x@db.internal/x and password = "Tr0ub4dor&3x!".';
    expect(secretsIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['password', 'postgres://app:s8Gq2Lm0x@'],
      ['password', 'Tr0ub4dor&3x!'],
    ]);
    const key = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----';
    expect(secretsIn(`a ${key} b`)).toEqual([{ kind: 'private-key', start: 2, end: 2 + key.length }]);
  });

  test.each([
    ['access-code', 'The alarm code of the warehouse is 7394; change it.', '7394'],
    ['password', 'Das WLAN-Passwort im Besprechungsraum lautet Seerose-2291-Kiel.', 'Seerose-2291-Kiel'],
    ['password', 'Le mot de passe du serveur de paie est Glycine!1987-Brest.', 'Glycine!1987-Brest'],
    ['key', 'DB_SIGNING_KEY=q8Zt1LmXv5RnW3cKy7Hb', 'q8Zt1LmXv5RnW3cKy7Hb'],
    ['key', 'hvs.CAESIJ3kq9Lw0PmX2vB7tRt5Yw2', 'hvs.CAESIJ3kq9Lw0PmX2vB7tRt5Yw2'],
  ])('are found as %s in: %s', (kind, text, value) => {
    expect(secretsIn(text).map((one) => [one.kind, text.slice(one.start, one.end)])).toEqual([[kind, value]]);
  });

  test.each([
    'VS – NUR FÜR DEN DIENSTGEBRAUCH. Lagebild.',
    'Privileged and confidential: attorney-client communication.',
    'Dieses Papier ist streng vertraulich.',
    'This memo must not leave the building.',
  ])('what a text says of itself counts too: %s', (text) => {
    expect(classifyContent(text).map(({ kind }) => kind)).toEqual(['marking']);
  });

  test.each([
    'The results remain confidential until the vote is closed.',
    'Das Passwort ist nach 90 Tagen zu wechseln.',
    'The PIN has 4 digits.',
    'The postal code of Kiel is 24103.',
    'Idempotency-Key: invoice-4711-summary',
  ])('what is said about such things does not: %s', (text) => {
    expect(classifyContent(text)).toEqual([]);
  });

  test.each(['password: ${PASSWORD}', 'api_key = "YOUR_API_KEY"', 'The password is required.', 'secret_key: <secret>'])(
    'are not what stands for one: %s',
    (text) => {
      expect(secretsIn(text)).toEqual([]);
    },
  );
});

describe('for any text', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        iban,
        'a@b.cd',
        '+49 171 2345678',
        'how to make a bomb',
        'password: x1y2z3a4',
        '\n',
        'CONFIDENTIAL',
      ),
    ),
  );

  test('folding moves nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldInPlace(text)).toHaveLength(text.length);
      }),
    );
  });

  test('findings lie within it, and masking leaves everything beside them as it was', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join(' ');
        const findings = classifyContent(text);
        expect(findings.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
        expect(findings.length === 0 ? maskText(text, findings) === text : maskText(text, findings) !== text).toBe(
          true,
        );
      }),
    );
  });
});
