import type { ContentFinding } from './content-finding.ts';
import { foldInPlace } from './fold-text.ts';
import { personalDataRules } from './personal-data-rules.ts';
import { withoutOverlaps } from './without-overlaps.ts';

/** Not of one person: whoever does a task answers, or nobody does. */
const sharedMailbox =
  /^(?:info|support|help|helpdesk|service|contact|kontakt|contacto|sales|ventas|vertrieb|office|admin|administrator|postmaster|webmaster|noreply|no-reply|donotreply|security|abuse|press|presse|prensa|media|marketing|events|jobs|careers|bewerbung(?:en)?|recruiting|hr|it|ops|dev|alerts|notifications|billing|buchhaltung|rechnung(?:en)?|invoices?|accounts?|accounting|finance|team|hello|hallo|hola|bonjour|mail|privacy|datenschutz|dpo|legal|compliance|feedback|news|newsletter|redaktion|orders?|bestellung(?:en)?|commandes?|pedidos|bookings?|reservations?|reservas|tickets?|enquiries|inquiries|anfragen?|customer-?service|kundenservice|kundendienst|empfang|reception|accueil|sekretariat|secretariat|secretaria|verwaltung|library|bibliothek|soporte|git|root|user|you|your\.?name|name|someone|(?:first|vor|pr[eé])-?\.?(?:name|nom)?[._]?(?:last|nach|nom)(?:name)?|(?:nombre|nome)[._](?:apellidos?|cognome)|(?:max|erika)[._]mustermann|(?:jane|john)[._]doe)(?:[+-][\w-]+)?@|@(?:(?:[\w-]+\.)*(?:example\.(?:com|org|net|edu)|test|invalid|localhost)|example)$|^[^._@]+@(?:[\w-]+\.)+example$/i;

/** How far before a number its name may stand. */
const nearCharacters = 60;

/** What identifies or reaches a person. `everyAddress`: addresses that many share too. */
export function personalDataIn(text: string, options: { everyAddress?: boolean } = {}): ContentFinding[] {
  const folded = foldInPlace(text);
  const found = personalDataRules().flatMap(({ kind, pattern, check, before, notBefore }) =>
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
