import { isStamp } from './markings.ts';

/**
 * Whether a text stands in what is marked as confidential: `places` are the title of its document and the headings above
 * it, outermost first. A marking covers all that is under the heading in which it stands; a heading that speaks about
 * confidential things marks nothing.
 */
export function isInMarkedPlace(places: readonly string[]): boolean {
  const shown = places.map(shortened);
  return shown.some((place, index) => isMarked(place, shown.slice(0, index)));
}

/** Of a longer heading both ends are read, where stamps stand: some patterns take a time that grows with its square. */
const endCharacters = 200;

function shortened(place: string): string {
  const line = place.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= 2 * endCharacters ? line : `${line.slice(0, endCharacters)} ${line.slice(-endCharacters)}`;
}

/** Dashes with a space beside them, and what else parts a stamp from a title; never the hyphen of a word. */
const between = / [-–—]+ ?|[-–—]+ | ?(?:[–—|·•:;,()[\]!*_]|\/\/) ?|\. |\.$/u;

/** Of what else such words are headings: remedies, forbidden deeds, terms of law. As stamps they stand beside a title. */
const otherwise =
  /^(?:internal use|usage interne|uso interno|do not copy|without prejudice|privileged|reservado|attorney.*)$/iu;

/** What orders or explains such markings: below it, a heading of theirs is the name of a class. */
const aboutMarkings =
  /classif|clasific|klassifi|einstufung|sensitivity|confidentiality|confidentialité|confidencialidad|vertraulichkeit|geheimhaltung|kennzeichnung|glossa|traffic light|(?<!\p{L})(?:(?:security|access|protection|information|data|document)s? (?:levels?|class(?:es)?|categor(?:y|ies)|labels?|grades?|handling)|handling (?:of )?(?:information|data|documents)|markings?|labell?ing|labels|definitions?|datenklassen?|informationsklassen?|schutz(?:klassen?|stufen?)|begriffe|marquages?|niveaux|définitions?|etiquetas|niveles|definiciones)(?!\p{L})/iu;

/** Beside such words in one heading a stamp is spoken about, or is one of several. */
const explains =
  /\?|(?<!\p{L})(?:definitions?|meaning|means|bedeutung|définition|definición)(?!\p{L})|^(?:public|open|unclassified|unrestricted|öffentlich|offen|público)$/iu;

function isMarked(place: string, above: readonly string[]): boolean {
  const parts = place
    .replace(/TLP:\s?/u, 'TLP ')
    .split(between)
    .filter((part) => /\p{L}/u.test(part));
  const others = parts.filter((part) => !isStamp(part));
  if (others.some((part) => explains.test(part)) || place.endsWith('?')) return false;
  // A stamp has no number: `3. Confidential` is a chapter.
  if (others.length < parts.length) return others.length > 0 || (!/^\d/.test(place) && isStampAlone(parts, above));
  return stampedTitle.test(place);
}

/** A heading that is nothing but a marking. */
function isStampAlone(stamps: readonly string[], above: readonly string[]): boolean {
  if (above.some((place) => aboutMarkings.test(place))) return false;
  return stamps.some((part) => !otherwise.test(part));
}

/** In capitals, before or behind a title that is not; before a noun like `data` it only says of what kind they are. */
const stampedTitle =
  /^(?:(?:STRICTLY|HIGHLY|COMPANY|STRENG) )?(?:CONFIDENTIAL|TOP SECRET|VERTRAULICH|CONFIDENTIEL|CONFIDENCIAL|INTERNAL ONLY) (?!(?:data|information|documents?|files?|records?|materials?|papers?|waste|mail|items?|content|and|or|in|is|means)(?!\p{L}))(?=.*\p{Ll})|\p{Ll}.*\s(?:CONFIDENTIAL|TOP SECRET|VERTRAULICH|CONFIDENTIEL|CONFIDENCIAL|INTERNAL ONLY)$/u;
