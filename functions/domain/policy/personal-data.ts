import type { ContentFinding } from './content-finding.ts';
import { foldInPlace } from './fold-text.ts';
import {
  isAhv,
  isBsn,
  isCodiceFiscale,
  isCpf,
  isDni,
  isIban,
  isNino,
  isNir,
  isPaymentCard,
  isPesel,
  isSocialSecurityNumber,
  isSteuerId,
} from './number-checks.ts';
import { withoutOverlaps } from './without-overlaps.ts';

interface Rule {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Of the bare letters and digits of a match. */
  readonly check?: (bare: string) => boolean;
  /** What has to stand shortly before, for numbers that too many others look like. */
  readonly before?: RegExp;
  /** What makes it something else where it stands shortly before. */
  readonly notBefore?: RegExp;
}

/** A number that is none of a person, whatever its digits are. */
const otherNumber =
  /(?:order|bestell\w*|commande|pedido|tracking|sendung\w*|isbn|issn|ean|gtin|doi|serial|artikel\w*|part|ticket|invoice|rechnung\w*|case|article|version|commit|sku)[\s:#.-]*(?:number|no|nr|num|id|nummer)?[\s:#.-]*(?:is|was|ist)?[\s:#.-]*$/i;

const phoneWord =
  /(?:phone|tel|telephone|mobile|cell|call|fax|whatsapp|telefon\w*|handy\w*|mobil\w*|anrufen|ruf\w*\b.{0,30}\bunter|rufen\b.{0,30}\bunter|téléphone|portable|appelez|teléfono|móvil|llame|telefono|cellulare|reached at|reach \w+ at|erreichbar)[\s\w]{0,12}[:.]?\s*(?:on|at|is|unter|au|al|is at|nr|no)?[\s:.(]*$/i;

const rules: readonly Rule[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/gu },
  {
    kind: 'email',
    pattern:
      /[\p{L}\p{N}._%+-]{1,64} ?[([{] ?(?:at|@) ?[)\]}] ?[\p{L}\p{N}-]{1,63}(?: ?(?:[([{] ?(?:dot|punkt|point|\.) ?[)\]}]|\.) ?[\p{L}\p{N}-]{2,24}){1,4}/giu,
  },
  {
    kind: 'phone',
    pattern: /(?<![\d+])\+[1-9]\d{0,2}[ ()./-]{0,3}\d(?:[ ()./-]{0,2}\d){5,12}(?![\d])/g,
    check: isDialled,
  },
  { kind: 'phone', pattern: /(?<![\d+.-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\d-])/g, notBefore: otherNumber },
  {
    kind: 'phone',
    pattern: /(?<![\d+.,-])(?:\(0\d{1,5}\)|0\d|\d{2})(?:[ ()./-]{0,3}\d){4,12}(?![\d.,]\d|\d)/g,
    check: (bare) => bare.length >= 7 && bare.length <= 14 && !/^0?800/.test(bare),
    before: phoneWord,
  },
  { kind: 'iban', pattern: /(?<![A-Za-z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}(?![a-z\d])/g, check: isIban },
  {
    kind: 'payment-card',
    pattern: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g,
    check: (bare) => isPaymentCard(bare) && !testCards.has(bare),
    notBefore: otherNumber,
  },
  {
    kind: 'national-id',
    pattern: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g,
    check: isSocialSecurityNumber,
    notBefore: otherNumber,
  },
  {
    kind: 'national-id',
    pattern: /(?<!\d)\d{9}(?!\d)/g,
    check: isSocialSecurityNumber,
    before: /(?:ssn|social security(?: number| no\.?)?)[^.\d]{0,30}$/i,
  },
  {
    kind: 'national-id',
    pattern: /(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)/g,
    check: isSteuerId,
    before: /(?:steuer|tax|idnr|id-nr|identifikationsnummer|\btin\b)[^.\d]{0,40}$/i,
  },
  {
    kind: 'national-id',
    pattern: /(?<![A-Za-z\d])[1278] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\d)/g,
    check: isNir,
    notBefore: otherNumber,
  },
  { kind: 'national-id', pattern: /(?<![A-Za-z\d])(?:\d{8}|[XYZ]-?\d{7})-?[A-Z](?![A-Za-z\d])/g, check: isDni },
  {
    kind: 'national-id',
    pattern: /(?<![A-Z\d])[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z](?![A-Z\d])/g,
    check: isCodiceFiscale,
  },
  {
    kind: 'national-id',
    pattern: /(?<!\d)\d{4}[ .]?\d{2}[ .]?\d{3}(?!\d)/g,
    check: isBsn,
    before: /(?:bsn|burgerservicenummer|sofi)[^.\d]{0,30}$/i,
  },
  { kind: 'national-id', pattern: /(?<!\d)\d{11}(?!\d)/g, check: isPesel, before: /pesel[^.\d]{0,30}$/i },
  { kind: 'national-id', pattern: /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/g, check: isCpf },
  { kind: 'national-id', pattern: /(?<!\d)\d{11}(?!\d)/g, check: isCpf, before: /cpf[^.\d]{0,30}$/i },
  { kind: 'national-id', pattern: /(?<!\d)756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\d)/g, check: isAhv },
  { kind: 'national-id', pattern: /(?<![A-Z\d])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z\d])/g, check: isNino },
  {
    kind: 'passport',
    pattern: /(?<![A-Za-z\d])(?=[A-Z\d]*\d)[A-Z\d]{7,9}(?![A-Za-z\d])/g,
    before:
      /(?:passport|reisepass\w*|passeport|pasaporte)[\s:#.]*(?:number|no|nr|num|numéro|número|nummer|n°)?[\s:#.]*(?:is|ist|est|es)?[\s:#.]*$/i,
  },
  {
    kind: 'date-of-birth',
    pattern:
      /(?<!\d)(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.? \p{L}{3,10}\.? \d{4}|\p{L}{3,10} \d{1,2}, \d{4})(?!\d)/gu,
    before:
      /(?:date of birth|\bdob\b|birth ?date|geburtsdatum|geb\.|date de naissance|fecha de nacimiento|data di nascita)[\s:(]*$/i,
  },
];

/** Numbers that payment services publish for tests. */
const testCards = new Set(
  '4242424242424242 4111111111111111 4000056655665556 5555555555554444 5105105105105100 5200828282828210 378282246310005 371449635398431 6011111111111117 30569309025904 3566002020360505 4012888888881881'.split(
    ' ',
  ),
);

/** Not of one person: whoever does a task answers, or nobody does. */
const sharedMailbox =
  /^(?:info|support|help|helpdesk|service|contact|kontakt|sales|office|admin|administrator|postmaster|webmaster|noreply|no-reply|donotreply|security|abuse|press|presse|jobs|careers|hr|billing|invoices?|accounts?|team|hello|hallo|mail|privacy|legal|feedback|news|newsletter|orders?|git|root|user|you|your\.?name|name|someone|first\.?last|firstname\.lastname)(?:[+-][\w-]+)?@|@(?:[\w-]+\.)*(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost)$/i;

/** How far before a number its name may stand. */
const nearCharacters = 60;

/** What identifies or reaches a person. `everyAddress`: addresses that many share too. */
export function personalDataIn(text: string, options: { everyAddress?: boolean } = {}): ContentFinding[] {
  const folded = foldInPlace(text);
  const found = rules.flatMap(({ kind, pattern, check, before, notBefore }) =>
    [...folded.matchAll(pattern)].flatMap(({ 0: matched, index: start }): ContentFinding[] => {
      const near = folded.slice(Math.max(0, start - nearCharacters), start);
      const bare = matched.replaceAll(/[^\p{L}\p{N}]/gu, '');
      if (check !== undefined && !check(bare)) return [];
      if (before !== undefined && !before.test(near)) return [];
      if (notBefore?.test(near)) return [];
      if (kind === 'email' && options.everyAddress !== true && sharedMailbox.test(matched)) return [];
      return [{ category: 'personalData', kind, start, end: start + matched.trimEnd().length }];
    }),
  );
  return withoutOverlaps(found);
}

/** Freephone numbers are dialled by all. */
function isDialled(bare: string): boolean {
  return bare.length >= 8 && bare.length <= 15 && !/^(?:1?8(?:00|33|44|55|66|77|88)|\d\d?800|\d\d?0800)/.test(bare);
}
