import { akinTo } from './akin-words.ts';
import { contentWords, type Word, wordsOf } from './content-words.ts';
import { detectLanguage } from './detect-language.ts';
import { remember } from './remember.ts';
import { relatedTo } from './synonyms.ts';

/** A stretch of a sentence with a predicate of its own, as far as commas and conjunctions tell. */
export interface Clause {
  readonly text: string;
  readonly words: readonly Word[];
  /** Stems of what it speaks of, each once; no numbers, because those are compared by value. */
  readonly stems: readonly string[];
}

/** Where one clause ends and the next begins; the word that begins it stays with it. */
const boundary =
  /(?<!(?<!\p{L})(?:(?:[Nn]os?|Nr|Art|Sec|[Ff]ig|pp?|[Vv]ol)(?=\.\s\d)|Dr|Mrs?|Ms|St|approx|ca))[.;!?—–。；！？\n]\s|[.;:!?。；！？]$|\n|,?\s+(?=(?:but(?!\s+not\s[^,.;]{1,40},\s)|although|though|whereas|while|because|so that|unless|except|if)\s)|,?\s+(?=since\s(?!\d|last|then|the (?:beginning|start|end)))|,\s+(?=(?:and|or|so|which|who|where|when|aber|sondern|mais|pero)\s)|(?<=^(?:If|Unless|When|After|Before|Once|While|Although|Except)\s[^,]{3,200}),\s|\s+(?=(?:and|or)\s+(?:may|can|must|will|is|are|was|were|has|have|does|do|cannot|did|had)\s)/u;

export const clausesOf = remember(2_000, (text: string): readonly Clause[] =>
  cells(text)
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .map(wholeOf),
);

/** Each cell of a table row, as `readableRow` writes it, with the subject of the row; else the clauses of a sentence. */
function cells(text: string): string[] {
  const [, subject, facts] = /^(.{1,200}?) — (.+: .+)$/.exec(text) ?? [];
  return subject === undefined || facts === undefined
    ? text.split(boundary)
    : facts.split(/;\s/).map((fact) => `${subject} — ${fact}`);
}

/** A text as one clause. */
export function wholeOf(text: string): Clause {
  return { text, words: wordsOf(text), stems: stemsOf(text) };
}

/** What a text speaks of: the stems of its content words without numbers, each once. */
export const stemsOf = remember(4_000, (text: string): readonly string[] => [
  ...new Set(
    contentWords(text)
      .filter(({ word }) => !/\p{N}/u.test(word))
      .map(({ stem }) => stem),
  ),
]);

/** How much of what `stems` speak of is among `known`, in the same words or others: 0 to 1; 1 for nothing. */
export function shareOf(stems: readonly string[], known: readonly string[]): number {
  if (stems.length === 0) return 1;
  return stems.filter((stem) => isAmong(stem, known)).length / stems.length;
}

/** What a word that means the same is worth at least; below are those that are only near. */
const sameMeaning = 0.5;

/** Whether a word, one that means the same, or a form of it is among others. */
export function isAmong(stem: string, known: readonly string[]): boolean {
  if (known.includes(stem)) return true;
  const related = relatedTo(stem);
  return known.some((other) => (related.get(other) ?? 0) >= sameMeaning) || akinTo(stem, known).size > 0;
}

/**
 * Those of `candidates` that speak of the same as `clause`, the nearest only; none when all share less than `least` of
 * its words. Several when they are equally near.
 */
export function nearestTo(clause: Clause, candidates: readonly Clause[], least: number): Clause[] {
  const rated = candidates.map((candidate) => ({ candidate, shared: shareOf(clause.stems, candidate.stems) }));
  const best = Math.max(least, ...rated.map(({ shared }) => shared));
  const nearest = rated.filter(({ shared }) => shared >= best - 1e-9).map(({ candidate }) => candidate);
  const tightness = (candidate: Clause) => shareOf(candidate.stems, clause.stems);
  const tightest = Math.max(0, ...nearest.map(tightness));
  return nearest.filter((candidate) => tightness(candidate) >= tightest - 1e-9);
}

/** The language both are most probably in: short claims do not tell theirs. */
export function languageOf(claim: string, evidence: string): string | undefined {
  const text = `${claim}\n${evidence}`;
  const told = detectLanguage(text);
  if (told !== undefined) return told;
  const counts = Object.entries(signs).map(([language, words]) => ({
    language,
    count: text.match(words)?.length ?? 0,
  }));
  const [most] = counts.toSorted((left, right) => right.count - left.count);
  return most === undefined || most.count === 0 ? undefined : most.language;
}

/** One of these is enough where a text is too short for `detectLanguage`. */
const signs = {
  en: /\b(?:the|and|of|is|are|was)\b/gi,
  de: /\b(?:der|das|und|nicht|ist|wird|werden|muss|dem|den|ein|eine|mit|im|zum|zur)\b/gi,
  es: /\b(?:el|los|del|una|y|con|hay|la|para|cuesta)\b/gi,
  fr: /\b(?:le|les|des|et|du|une|est|il|la|dans)\b/gi,
};
