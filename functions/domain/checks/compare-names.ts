import { isAmong, languageOf, shareOf, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { withoutCurrencies } from '../currencies.ts';
import { datesIn } from '../dates.ts';
import { valueOfWords } from '../number-words.ts';
import { plainNumbers } from '../plain-numbers.ts';
import { mentions, namesIn } from '../proper-names.ts';
import { relatedTo } from '../synonyms.ts';
import { unitOf } from '../units.ts';
import { type Check, contradicted, insufficient } from './check.ts';

/** Each name of a claim is looked for in all of its evidence; more are no sentence. */
const mostNames = 60;
/** From which share of common words on two sentences say the same of two names. */
const sameStatement = 0.6;

/** Each name of the claim stands in the evidence or above it: as it is, shortened to its initials, or as an adjective. */
export const compareNames: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  const places = [evidence, ...headings].join('\n');
  const language = languageOf(claim, evidence);
  const isGerman = language === 'de';
  const names = namesIn(
    datesIn(plainNumbers(withoutCurrencies(claim, places), language))
      .rest.replaceAll(/(?<=\d ?)[mk](?= ?[€$£])|(?<=°)[CFK]/gi, ' ')
      .replaceAll(/(?<=\d ?)\p{Lu}{1,2}(?![\p{L}\p{N}])/gu, (unit) => (unitOf(unit) === undefined ? unit : ' ')),
  ).filter((name) => !isUnit(name) && (!isGerman || isSurelyName(name)));
  const claimed = new Set([...names, ...([undefined, 'en'].includes(language) ? namesAtStart(claim, places) : [])]);
  if (claimed.size > mostNames) return [insufficient('too many names to be checked')];
  const missing = [...claimed].filter((name) => !isNamed(name, places) && !isWrittenOut(name, claim, places));
  if (missing.length === 0) return [];
  const others = [...new Set(namesIn(evidence))]
    .slice(0, mostNames)
    .filter((name) => !mentions(claim, name) && (!isGerman || isSurelyName(name)));
  const nameStems = stemsOf(missing.join('\n'));
  const rest = stemsOf(claim).filter((stem) => !nameStems.includes(stem));
  const isSame = others.length > 0 && rest.length > 0 && shareOf(rest, stemsOf(evidence)) >= sameStatement;
  return missing.map((name) =>
    isSame
      ? contradicted(`the evidence says this of another name: not ${name}, but ${others.slice(0, 3).join(' or ')}`)
      : insufficient(`name not in the evidence: ${name}`),
  );
};

/** Such as TWh or kN/m. */
function isUnit(name: string): boolean {
  return name.length > 1 && name.split('/').every((part) => unitOf(part) !== undefined);
}

/** German writes every noun with a capital: only other signs tell a name there. */
function isSurelyName(name: string): boolean {
  return /\d|_|\p{Ll}\p{Lu}|^\p{Lu}+$/u.test(name);
}

function isNamed(name: string, places: string): boolean {
  if (mentions(places, name)) return true;
  // The initial of a person.
  if (/^\p{Lu}$/u.test(name)) return new RegExp(`(?<![\\p{L}\\p{N}])${name}\\. \\p{Lu}`, 'u').test(places);
  if (name.length === 1) return false;
  const isAcronym = /^\p{Lu}{2,6}s?$/u.test(name);
  if (isAcronym) return initialsIn(places).some((initials) => initials.includes(name.replace(/s$/, '')));
  if (/\d/.test(name)) return false;
  const known = wordsOf(places);
  return wordsOf(name).every(({ word, stem }) =>
    known.some((other) => other.stem === stem || isDerived(word, other.word)),
  );
}

/** Such as Italy and Italian. */
function isDerived(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const base = short.length > 4 ? short.replace(/[aey]$/, '') : short;
  return (
    base.length >= 4 &&
    long.startsWith(base) &&
    /^(?:[aey]|y?s|e?a?ns?|ians?|ish|ese|ic|er)?$/.test(long.slice(base.length))
  );
}

/** Whether the claim writes out, with this word, what is an acronym elsewhere, or an "ID card" is an "identity card" there. */
function isWrittenOut(name: string, claim: string, places: string): boolean {
  const [, next] = /^\p{Lu}{2,4}$/u.test(name)
    ? (new RegExp(`(?<!\\p{L})${name} (\\p{Ll}+)`, 'u').exec(claim) ?? [])
    : [];
  if (next !== undefined && new RegExp(`(?<!\\p{L})${name}\\p{L}{3,} ${next}`, 'iu').test(places)) return true;
  return runsIn(claim).some(
    (run) => run.includes(name) && new RegExp(`(?<!\\p{L})${initialsOf(run)}(?!\\p{L})`, 'u').test(places),
  );
}

function initialsIn(text: string): string[] {
  return [...runsIn(text).map(initialsOf), (text.match(/(?<!\p{L})\p{L}/gu) ?? []).join('').toUpperCase()];
}

/** Names of several words, such as European Court of Justice. */
function runsIn(text: string): string[] {
  return text.match(/\p{Lu}[\p{L}-]+(?:\s+(?:(?:of|the|and|for)\s+)*\p{Lu}[\p{L}-]+)+/gu) ?? [];
}

function initialsOf(run: string): string {
  return (run.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');
}

const verb =
  /^(?:is|was|has|had|did|does|will|can|could|may|might|must|shall|should|\p{Ll}+ed|\p{Ll}{3,}s|made|won|bought|built|gave|held|led|met|paid|sold|took|wrote|cut|rose|fell|said)$/u;

/**
 * What only its place says of a word at the beginning: before a verb and without an article, or before a word that the
 * evidence has in a name, it is a name or a substance, if the text knows nothing of it.
 */
function namesAtStart(claim: string, places: string): string[] {
  const [, word = '', next = ''] = /^(?:The\s)?(\p{Lu}[\p{Ll}-]{2,})\s(\p{Lu}\p{Ll}[\p{L}-]*)/u.exec(claim) ?? [];
  const isPart = next !== '' && new RegExp(String.raw`\p{Lu}[\p{L}-]+\s${next}(?!\p{L})`, 'u').test(places);
  const first = isPart ? word : nameBeforeVerb(claim);
  const [stem] = stemsOf(first);
  if (first === '' || stem === undefined || relatedTo(stem).size > 0) return [];
  return isAmong(stem, stemsOf(places)) ? [] : [first];
}

function nameBeforeVerb(claim: string): string {
  const [, first = '', second = '', third = ''] = /^(\p{Lu}\p{Ll}{2,})\s+(\p{Ll}+)(?:\s+(\p{Ll}+))?/u.exec(claim) ?? [];
  const isOther =
    first === '' ||
    valueOfWords(first) !== undefined ||
    !verb.test(second) ||
    // "Liquid funds were …": a plural before its verb.
    (second.endsWith('s') && /^(?:is|are|was|were|has|have|had|will|may|can|must|fell|rose|stood)$/.test(third)) ||
    // "Annual savings of …" are no verb, and adjectives no name.
    (second.endsWith('s') && third === 'of') ||
    /(?:s|ing|ly|ever|body|thing|one|where|[aeiou]al|nual|tial|tional|ous|ive|[ai]ble|ful|less|ary)$/.test(first);
  return isOther ? '' : first;
}
