import { lazy, lazyPattern } from '../lazy.ts';
import {
  isAhv,
  isBelgianNumber,
  isChineseNumber,
  isCodiceFiscale,
  isCpf,
  isCurp,
  isDni,
  isHetu,
  isIban,
  isNino,
  isNir,
  isPaymentCard,
  isPublishedCard,
  isRentenversicherungsnummer,
  isSocialSecurityNumber,
  isSteuerId,
} from './number-checks.ts';

export interface PersonalDataRule {
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
  /(?:order|bestell\w*|auftrags?\w*|commande|pedido|tracking|sendung\w*|isbn|issn|ean|gtin|doi|serial|serien\w*|artikel\w*|part|ticket|invoice|rechnung\w*|facture|factura|case|article|version|commit|sku|asset|batch|lot|model|vat|ust-?id\w*|aktenzeichen)[\s:#.-]*(?:number|no|nr|num|id|nummer|numéro|número|n°)?[\s:#.-]*(?:is|was|ist|est|es|lautet)?[\s:#.-]*$/i;

/** Of a house, not of a person. */
const sharedPhone = lazyPattern(
  String.raw`(?:hotline|(?:service|help|info) line|helpline|switchboard|desk|call cent(?:re|er)|customer (?:service|care)|support|emergency|surgery|zentrale|notruf|kundenservice|störung\p{L}*|bürgertelefon|standard|numéro vert|centralita|atención|urgencias)(?!\p{L})[^.\d\n]{0,40}$`,
  'iu',
);

const phoneWord = lazyPattern(
  String.raw`(?<!\p{L})(?:(?:phone|tel|telephone|mobile|cell|fax|whatsapp|sms|telefon\p{L}*|handy\p{L}*|mobil\p{L}*|festnetz|durchwahl|rufnummer|téléphone|portable|teléfono|móvil|telefono|cellulare)(?!\p{L})[^\d\n]{0,25}|(?:call|ring|text|reach|reached|contact|contacted|anrufen|rufen|ruf|erreich\p{L}*|zurückrufen|kontaktier\p{L}*|appel\p{L}*|joindre|joignable|contacter|llam\p{L}*|localizar|contactar)(?!\p{L})[^\d\n]{0,40}(?:\bon\b|\bat\b|:|\bunter\b|\bau\b|\bal\b|\ben el\b|\bnumber\b|\bnummer\b|\bnuméro\b|\bnúmero\b)[^\d\n]{0,12})$`,
  'iu',
);

/** What the numbers of a person are called; whatever follows such a name and looks like a number is one. */
const nameOfNumber = lazyPattern(
  String.raw`(?:\bssn|social security (?:number|no\.?|nr\.?|#)|national insurance (?:number|no\.?)|\bnino|nhs (?:number|no\.?)|\bmedicare (?:number|no\.?)|(?:driver'?s?|driving) licen[cs]e (?:number|no\.?)|(?:identity|id) card (?:number|no\.?)|national id(?:entity)?(?: card)?(?: number| no\.?)?|patient (?:id|number|no\.?)|insured person'?s? number|\bpps(?:n| number)|social insurance number|aadhaar(?: number)?|(?<!umsatz)steuer-?id\p{L}*|(?<!umsatzsteuer-?)identifikationsnummer|\bidnr|(?:renten|sozial|kranken)versicher(?:ungs|ten|tensozial)\p{L}*|versicherten-?(?:nummer|nr\.?)|\bsvnr|(?:personal)?ausweis-?(?:nummer|nr\.?)|führerschein-?(?:nummer|nr\.?)|patienten-?(?:nummer|nr\.?)|ahv-?(?:nummer|nr\.?)|(?:numéro|n°|no) de sécurité sociale|n° sécu|numéro fiscal|(?:numéro|n°) de (?:carte d'identité|cni|permis)|carte (?:nationale )?d'identité(?: n°| numéro)?|permis de conduire(?: n°| numéro)?|\bd\.?n\.?i\b\.?|número de (?:la )?(?:seguridad social|identidad|identificación)|\bcurp|\bcpf|cartão de cidadão|codice fiscale|carta d'identità|\bbsn|burgerservicenummer|sofinummer|rijksregisternummer|\bpesel|personnummer|\bcpr(?:-nummer)?|fødselsnummer|henkilötunnus|\bhetu|rodné číslo)[^.\d\n]{0,40}$`,
  'iu',
);

const passportWord = lazyPattern(
  String.raw`(?:passport|reisepass\p{L}*|passnummer|passeport|pasaporte|passaporto|paspoort)[\s:#.]*(?:number|no|nr|num|numéro|número|nummer|n°|numero)?[\s:#.]*[^.\d\n]{0,25}$`,
  'iu',
);

const birthWord =
  /(?:date of birth|\bdob\b|birth ?(?:date|day)|geburtsdatum|geburtstag|\bgeb\.|date de naissance|fecha de nacimiento|data di nascita|geboortedatum)[\s:(,=]*(?:(?:is|was|ist|lautet|est|es)\s)?[\s:(]*$/i;

const bornWord =
  /(?:\bborn(?: on)?|\bgeboren(?: am)?|\bgeb\. am|\bnée?(?: le)?|\bnacid[oa](?: el)?|\bnat[oa] il|\bgeboren op)[\s:(,]*$/i;

const homeWord = lazyPattern(
  String.raw`(?:\b(?:she|he|they|who|i) lives? (?:at|in|on)|\bresid(?:es?|ing|ent) (?:at|of|in)|(?:home|private|residential|postal) address(?: is|:)?|\bwohnhaft(?: in)?|\bwohnt (?:in|an|am|im)(?: der)?|privatanschrift|privatadresse|wohnadresse|wohnanschrift|\bhabite(?: au| à| dans)?|\bdomiciliée?|\bdemeurant|adresse (?:personnelle|privée)|\bvive en|\breside en|\bdomicilio|dirección particular|\bdomiciliad[oa] en|(?:\bMr|\bMrs|\bMs|\bFrau|\bHerrn?|\bMme|\bMadame|\bMonsieur|\bSra?|\bDoña|\bDon)\.? [\p{L} .'-]{2,40},)[\s:,]*$`,
  'iu',
);

const year = String.raw`(?:19[2-9]\d|20[0-3]\d)`;

export const personalDataRules = lazy((): readonly PersonalDataRule[] => [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/gu },
  {
    kind: 'email',
    pattern:
      /[\p{L}\p{N}._%+-]{1,64} ?[([{] ?(?:at|@) ?[)\]}] ?[\p{L}\p{N}-]{1,63}(?: ?(?:[([{] ?(?:dot|punkt|point|\.) ?[)\]}]|\.) ?[\p{L}\p{N}-]{2,24}){1,4}/giu,
  },
  {
    kind: 'email',
    pattern:
      /(?<![\w.+-])[\w.+-]{2,64} (?:at|arobase|arroba) [\w-]{2,63} (?:dot|punkt|punto) (?:com|org|net|de|at|ch|fr|es|it|nl|eu|uk|co|io|info|edu)(?!\p{L})/giu,
  },
  {
    kind: 'phone',
    pattern:
      /(?<![\d+])(?:\+[1-9]\d{0,2}[ ()./-]{0,3}|(?<!\d[ .,-]?)00(?:3[0-469]|4\d)[ ()/-]{1,3})\d(?:[ ()./-]{0,2}\d){5,12}(?![\d])/g,
    check: isDialled,
    notBefore: otherNumber,
  },
  { kind: 'phone', pattern: /(?<![\d+.-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\d-])/g, notBefore: otherNumber },
  {
    kind: 'phone',
    pattern:
      /(?<![\d+.,/-])(?!\d{1,3}(?:\.\d{1,3}){3})(?:\(0\d{1,5}\)|0\d|\d{2})(?:[ ()./-]{0,3}\d){4,12}(?![\d.,]\d|\d)/g,
    check: (bare) => bare.length >= 7 && bare.length <= 14 && !/^0?800/.test(bare),
    before: phoneWord(),
    notBefore: new RegExp(`${otherNumber.source}|${sharedPhone().source}`, 'iu'),
  },
  { kind: 'iban', pattern: /(?<![A-Za-z\d])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){11,30}(?![a-z\d])/g, check: isIban },
  {
    kind: 'bank-account',
    pattern: /(?<![\d-])\d{5,12}(?![\d-])/g,
    before: /(?:sort code|routing (?:number|no\.?)|\bblz|bankleitzahl)[^.\n]{0,25}(?:account|konto)[^.\d\n]{0,20}$/i,
  },
  {
    kind: 'bank-account',
    pattern: /(?<![\d-])\d{5,12}(?=[^.\n]{0,15}(?:sort code|routing|\bblz\b|bankleitzahl))/gi,
    before: /(?:account|konto)[^.\d\n]{0,20}$/i,
  },
  {
    kind: 'payment-card',
    pattern: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g,
    check: (bare) => isPaymentCard(bare) && !isPublishedCard(bare),
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
    pattern: /(?<![A-Za-z\d])[1278] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\d)/g,
    check: isNir,
    notBefore: otherNumber,
  },
  {
    kind: 'national-id',
    pattern: /(?<![A-Za-z\d])\d{2} ?\d{6} ?[A-Z] ?\d{3}(?!\d)/g,
    check: isRentenversicherungsnummer,
  },
  { kind: 'national-id', pattern: /(?<![A-Za-z\d])(?:\d{8}|[XYZ]-?\d{7})-?[A-Z](?![A-Za-z\d])/g, check: isDni },
  {
    kind: 'national-id',
    pattern: /(?<![A-Z\d])[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z](?![A-Z\d])/g,
    check: isCodiceFiscale,
  },
  { kind: 'national-id', pattern: /(?<![A-Z\d])[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d(?![A-Z\d])/g, check: isCurp },
  { kind: 'national-id', pattern: /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/g, check: isCpf },
  { kind: 'national-id', pattern: /(?<!\d)756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\d)/g, check: isAhv },
  { kind: 'national-id', pattern: /(?<![A-Z\d])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z\d])/g, check: isNino },
  { kind: 'national-id', pattern: /(?<!\d)\d{2}\.\d{2}\.\d{2}-\d{3}[.-]\d{2}(?!\d)/g, check: isBelgianNumber },
  { kind: 'national-id', pattern: /(?<![A-Za-z\d])\d{6}[-+A-FU-Y]\d{3}[A-Y\d](?![A-Za-z\d])/g, check: isHetu },
  {
    kind: 'national-id',
    pattern: /(?<![A-Za-z\d])\d{17}[\dX](?![A-Za-z\d])/g,
    check: isChineseNumber,
    notBefore: otherNumber,
  },
  {
    kind: 'national-id',
    pattern: /(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)/g,
    check: isSteuerId,
    before: /(?:steuer|tax|\bid\b)[^.\d]{0,40}$/i,
  },
  {
    kind: 'national-id',
    pattern:
      /(?<![\p{L}\d])(?!\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d))(?:[A-Z]{1,4}-?)?\d(?:[ ./-]{0,2}[A-Z\d]){5,19}(?![\p{L}\d])/gu,
    check: (bare) => bare.replaceAll(/\D/g, '').length >= 6,
    before: nameOfNumber(),
    notBefore: otherNumber,
  },
  { kind: 'passport', pattern: /(?<![A-Za-z\d])(?=[A-Z\d]*\d)[A-Z\d]{7,9}(?![A-Za-z\d])/g, before: passportWord() },
  {
    kind: 'licence-plate',
    pattern: /(?<![\p{L}\d])[A-ZÄÖÜ]{1,3}[ -][A-ZÄÖÜ\d]{1,4}[ -]?[A-Z\d]{1,4}(?![\p{L}\d])/gu,
    check: (bare) => /\d/.test(bare),
    before: /(?:licen[cs]e plate|number plate|kennzeichen|plaque d'immatriculation|matrícula)[^.\d\n]{0,15}$/i,
  },
  {
    kind: 'date-of-birth',
    pattern:
      /(?<!\d)(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:\.|er|st|nd|rd|th)? (?:de |of )?\p{L}{3,10}\.?,? (?:de )?\d{4}|\p{L}{3,10} \d{1,2}(?:st|nd|rd|th)?, \d{4})(?!\d)/gu,
    before: birthWord,
  },
  {
    kind: 'date-of-birth',
    pattern: new RegExp(String.raw`(?<!\d)(?:${year}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]${year})(?!\d)`, 'g'),
    before: bornWord,
  },
  {
    kind: 'address',
    pattern:
      /(?<![\p{L}\d])(?:(?:flat|apartment|apt\.?) \d{1,4},? )?\d{1,5}[a-z]? (?:\p{Lu}[\p{L}'.-]{1,30} ){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|way|place|terrace|crescent|boulevard|blvd|square|hill|gardens|row|park)(?!\p{L})/giu,
    before: homeWord(),
  },
  {
    kind: 'address',
    pattern:
      /(?<!\p{L})(?:\p{L}[\p{L}-]{2,40}(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|damm|ufer|steig|hof|winkel)|(?:am|an der|im|zum|zur|in der) \p{Lu}[\p{L}-]{2,30}) \d{1,4}(?:[ -]?[a-z])?(?![\p{L}\d])/giu,
    before: homeWord(),
  },
  {
    kind: 'address',
    pattern:
      /(?<![\p{L}\d])(?:\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|cours|route) [^,.;\n\d]{2,50}|(?:calle|c\/|avenida|avda\.?|plaza|paseo|camino|ronda) [^,.;\n\d]{2,40},? (?:n\.?[ºo°] ?|número )?\d{1,4})/giu,
    before: homeWord(),
  },
]);

/** Freephone numbers are dialled by all. */
function isDialled(bare: string): boolean {
  return (
    bare.length >= 8 && bare.length <= 15 && !/^(?:00)?(?:1?8(?:00|33|44|55|66|77|88)|\d\d?800|\d\d?0800)/.test(bare)
  );
}
