import { lazyPattern } from '../lazy.ts';
import { codeStamp, isStamp, stampInCapitals } from './markings.ts';

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

/** Dashes and slashes with a space beside them, pictures, and what else parts a stamp from a title; never the hyphen of a word. */
const between = / [-–—/]+ ?|[-–—/]+ | ?(?:[–—|·•:;,()[\]!*_\p{So}\uFE0F]|\/\/) ?|[.?] |\.$/u;

/** Of what else such words are headings: remedies, forbidden deeds, terms of law. As stamps they stand beside a title. */
const otherwise =
  /^(?:internal use|usage interne|uso interno|do not copy|without prejudice|privileged|reservado|attorney.*|off the record|between .*|unter uns|entre nous|entre nosotros)$/iu;

/** What a class may be of that such markings name; a classification of jobs is none. */
const ofInformation =
  '(?:information|data|documents?|records?|security|access|protection|confidentiality|sensitivity|confidentialité|confidencialidad|informations?|données|documents?|información|datos|documentos|informationen|daten|dokumenten?)';

const classing =
  '(?:classifications?|sensitivity|confidentiality|confidentialité|confidencialidad|clasificación|klassifizierung|klassifikation|einstufung|vertraulichkeit|geheimhaltung|levels?|class(?:es)?|categor(?:y|ies)|grades?|stufen|klassen|niveaux|niveles|handling)';

const ordering = '(?: (?:levels?|class(?:es)?|categor(?:y|ies)|grades?|scheme|guide|policy|rules|matrix))?';

/** What orders or explains such markings: right below it, a heading of theirs is the name of a class. */
const aboutMarkings = lazyPattern(
  String.raw`^(?:[\d.]+\s)?(?:the |our )?${classing}${ordering}$|(?<!\p{L})(?:${ofInformation} ${classing}|${classing}${ordering}(?: (?:of|for|von|der|des|de la|de los|de))? (?:the |our |l['’])?${ofInformation}|(?:daten|informations|dokumenten|vertraulichkeits|geheimhaltungs|sicherheits|schutz)-?(?:klassifizierung|klassifikation|einstufung|stufen?|grade?|klassen?)|kennzeichnung|glossa(?:ry|r|ire)|glosario|traffic light|markings?|labell?ing|labels|definitions?|begriffe|marquages?|définitions?|etiquetas|definiciones)(?!\p{L})`,
  'iu',
);

/** Beside these, which are nothing else, a stamp is spoken about. */
const explains =
  /^(?:(?:the |die |la |le )?(?:definitions?|meaning|bedeutung|begriff|définitions?|definici(?:ón|ones)|significado|signification)|(?:what|was|que|qué|qu).{0,40}(?<!\p{L})(?:means?|bedeutet|heißt|signifie|veut dire|significa|quiere decir)(?!\p{L}).{0,40})$/iu;

/** Beside these a stamp is one of several. */
const otherClass = /^(?:public|open|unclassified|unrestricted|öffentlich|offen|público|tlp (?:clear|white|green))$/iu;

/** Not what is marked, but a part of the stamp. */
const grade = /^(?:internal|intern|interne|interno|private|secret|restricted|personal|proprietary|sensitive)$/iu;

function isMarked(place: string, above: readonly string[]): boolean {
  const line = place.replaceAll(/TLP:\s?/gu, 'TLP ');
  const parts = line.split(between).filter((part) => /\p{L}/u.test(part));
  const stamps = parts.filter(isStamp);
  const others = parts.filter((part) => !isStamp(part) && !grade.test(part));
  if (others.some((part) => otherClass.test(part))) return false;
  if (hasStampBehind(parts)) return true;
  if (others.some((part) => explains.test(part)) || place.endsWith('?')) return false;
  // A stamp has no number: `3. Confidential` is a chapter.
  if (stamps.length > 0) return others.length > 0 || (!/^\d/.test(place) && isStampAlone(stamps, above));
  return isStampedTitle(place);
}

/** Whether a stamp in capitals stands behind a title that is not. */
function hasStampBehind(parts: readonly string[]): boolean {
  const [title = '', ...behind] = parts;
  return /\p{Ll}/u.test(title) && behind.some((part) => isStamp(part) && !/\p{Ll}/u.test(part));
}

/** A heading that is nothing but a marking. */
function isStampAlone(stamps: readonly string[], above: readonly string[]): boolean {
  if (aboutMarkings().test(above.at(-1) ?? '')) return false;
  return stamps.some((part) => !otherwise.test(part));
}

/** A noun like `data`, of which a stamp before it only says of what kind they are. */
const kindOf =
  /^(?:data|information|documents?|files?|records?|materials?|papers?|waste|mail|items?|content|and|or|in|is|means|informationen|daten|unterlagen|dokumente|und|oder|ist|et|ou|y|o)(?!\p{L})/iu;

/** With such words a heading says what is done with it. */
const speaks =
  /(?<!\p{L})(?:how|what|when|why|keep\w*|mark\w*|treat\w*|handl\w*|call\w*|label\w*|stay\w*|remain\w*|become\w*|is|are|as|and|or|not|wie|was|wann|ist|sind|als|und|oder|nicht|est|sont|et|ou|es|son|y|o)(?!\p{L})/iu;

const before = lazyPattern(String.raw`^(${stampInCapitals}|${codeStamp})\s(?=\p{L})`, 'u');
const behind = lazyPattern(String.raw`\s(?:${stampInCapitals}|${codeStamp})$`, 'u');

/**
 * In capitals, before or behind a title. Where the title is in capitals too, a stamp before it shows as one only by more
 * than a word that may as well describe it.
 */
function isStampedTitle(place: string): boolean {
  const stamp = before().exec(place)?.[1];
  if (stamp !== undefined) {
    const title = place.slice(stamp.length + 1);
    return !kindOf.test(title) && (/\p{Ll}/u.test(title) || /[ :]/.test(stamp));
  }
  const title = place.replace(behind(), '');
  return title !== place && /\p{L}/u.test(title) && !speaks.test(title);
}
