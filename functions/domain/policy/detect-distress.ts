import { cutWindows } from './cut-windows.ts';
import { distressSayings } from './distress-sayings.ts';
import { type DistressSigns, english } from './distress-signs.ts';
import { french, german, spanish } from './distress-signs-elsewhere.ts';
import { findHarmful } from './find-harmful.ts';
import { foldWords } from './fold-text.ts';

/** How many sentences may lie between the first and the last of what hints at the same. */
const nearSentences = 3;

const signs: readonly (readonly [language: string, signs: DistressSigns])[] = Object.entries({
  en: english,
  de: german,
  fr: french,
  es: spanish,
});

/**
 * Whether somebody speaks of wanting to die or of hurting themselves, or asks how: the language in which they do. What
 * others say, as a quotation or as a report, is not meant; in doubt it is, because an answer too many does less harm.
 */
export function detectDistress(prompt: string): string | undefined {
  const own = withoutQuotations(prompt);
  const sentences: HintedSentence[] = [];
  for (const { start, end } of cutWindows(own)) {
    const sentence = own.slice(start, end);
    const words = foldWords(sentence);
    if (saidByOthers.test(words)) continue;
    const language = saidPlainly(words);
    if (language !== undefined) return language;
    if (asksForHarm.test(words) && findHarmful(sentence) === 'self-harm') return languageOfAsking(words);
    const hints = hintsIn(words);
    sentences.push({ words, hints });
    const meant = hints.length === 0 ? undefined : languageOfHints(sentences.slice(-nearSentences));
    if (meant !== undefined) return meant;
  }
  return undefined;
}

const asksForHarm =
  /suicid|kill|hang|\blife\b|harm|\bcut\b|\bdie\b|overdose|lethal|deadly|fatal|umbring|toten|erhang|schmerzlos|tuer|mes jours|matar|la vida/;

function saidPlainly(words: string): string | undefined {
  const [language] =
    Object.entries(distressSayings).find(([, sayings]) => sayings.some((one) => one.test(words))) ?? [];
  return language ?? signs.find(([, { sure }]) => sure.some((one) => one.test(words)))?.[0];
}

interface HintedSentence {
  readonly words: string;
  /** Each way to hint at it by a name of its own that begins with its language. */
  readonly hints: readonly string[];
}

function hintsIn(words: string): string[] {
  return signs.flatMap(([language, { hints }]) =>
    hints.flatMap((hint, index) => (hint.test(words) ? [`${language} ${index}`] : [])),
  );
}

function languageOfHints(sentences: readonly HintedSentence[]): string | undefined {
  const all = [...new Set(sentences.flatMap(({ hints }) => hints))];
  return signs.find(
    ([language, { self }]) =>
      all.filter((hint) => hint.startsWith(`${language} `)).length >= leastHints &&
      sentences.some(({ words }) => self.test(words)),
  )?.[0];
}

const leastHints = 2;

/** A prompt that is nothing but a quotation is somebody's own. */
function withoutQuotations(prompt: string): string {
  const rest = prompt.replaceAll(/"[^"]{1,2000}"|“[^”]{1,2000}”|„[^“”]{1,2000}[“”]|«[^»]{1,2000}»/g, ' … ');
  return /\p{L}/u.test(rest) ? rest : prompt;
}

const saidByOthers =
  /\b(?:he|she|they|customers?|colleagues?|friend|patients?|employees?|students?|child|son|daughter|callers?|users?|characters?|person|someone|people|kollegin|kollege|freundin?|mitarbeiter(?:in)?|kunde|kundin|patient(?:in)?|collegue|amie?|client|eleve|companer[oa]|amig[oa]|clientes?|pacientes?|alumn[oa])\b[^.]{0,40}\b(?:said|says|say|wrote|writes|told|texted|posted|thinks|feels|sagt|sagte|schreibt|schrieb|dit|ecrit|dice|dijo|escribio|escribe)\b|\b(?:translate|lyrics|song|poem|novel|short story|screenplay|role-?play|respawn\w*|in (?:the|this) (?:game|level)|how (?:do|to) (?:you |i |we )?say|ubersetze|traduis|traduce)\b/;

/** Of somebody who asks how. */
function languageOfAsking(words: string): string {
  if (/\b(?:ich|wie|mich|sich|schmerzlos\w*)\b/.test(words)) return 'de';
  if (/\b(?:comment|je|me suicider|mes jours)\b/.test(words)) return 'fr';
  return /\b(?:como|metodo|forma|manera)\b/.test(words) ? 'es' : 'en';
}
