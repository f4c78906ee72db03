import { contentWords } from '../domain/content-words.ts';
import { cutBlocks } from '../domain/markdown-blocks.ts';
import type { Plan } from '../domain/model.ts';
import { focusOf } from '../domain/question-concepts.ts';
import { readableRow, readableText } from '../domain/readable-text.ts';
import { cutSentences } from '../domain/sentences.ts';
import { followOn, lacksSubject } from './follow-on.ts';
import { partQuestion } from './part-question.ts';
import { askingClause, capitalised, roleOf, withoutCourtesy } from './recognise-questions.ts';

/**
 * Splits a prompt into what has to be answered, in its own words. A question may begin with
 * sentences that only say what it is about; `focusOf` tells what it asks.
 */
export function splitQuestions(
  prompt: string,
  maxQuestions: number,
  language: string,
  /** Prompts that it goes on from, oldest first. */
  earlier: readonly string[] = [],
): Plan {
  const { title, clauses } = readPrompt(prompt, language);
  const asked = askedBy(prompt, clauses);
  const texts = earlier.length === 0 ? asked : followOn(asked, subjectOf(earlier, language));
  const kept = mergeTail(texts, maxQuestions);
  return {
    title: title ?? titleOf(kept, earlier.length > 0),
    questions: kept.map((text, questionIndex) => ({ questionIndex, text })),
  };
}

function askedBy(prompt: string, clauses: readonly Clause[]): string[] {
  const questions = distinct(attachContext(clauses));
  return questions.length > 0 ? questions : [readableText(prompt) || prompt.trim()];
}

/** The last question of a thread that can be understood alone, such as the next ones leave out. */
function subjectOf(earlier: readonly string[], language: string): string | undefined {
  const questions = earlier.flatMap((prompt) => askedBy(prompt, readPrompt(prompt, language).clauses));
  const last = questions.findLast((question) => !lacksSubject(question));
  return last !== undefined && last.length > subjectCharacters ? focusOf(last) : last;
}

/** A longer question brings background that the next ones are not about. */
const subjectCharacters = 300;

interface Clause {
  readonly text: string;
  /** Whether it has to be answered, or only says what others are about. */
  readonly asks: boolean;
  /** Whether it goes on in the sentence of the clause before. */
  readonly goesOn: boolean;
}

/** Longest title in characters. */
const titleCharacters = 110;

function readPrompt(prompt: string, language: string): { title: string | undefined; clauses: Clause[] } {
  const sentences: { text: string; isItem: boolean }[] = [];
  const material: string[] = [];
  let title: string | undefined;
  const plain = withoutQuoteMarks(prompt);
  for (const block of cutBlocks(plain)) {
    const text = plain.slice(block.start, block.end);
    if (block.kind === 'heading') title ??= readableText(text);
    else if (block.kind === 'item') sentences.push({ text: readableText(text), isItem: true });
    else if (block.kind === 'row') material.push(readableRow(text, plain.slice(block.header.start, block.header.end)));
    else if (block.kind === 'code') material.push(readableCode(text));
    else {
      for (const { start, end } of cutSentences(plain, block, language)) {
        sentences.push({ text: readableText(plain.slice(start, end)), isItem: false });
      }
    }
  }
  const spoken = sentences
    .map((sentence) => ({ ...sentence, text: withoutCourtesy(sentence.text) }))
    .filter(({ text }) => roleOf(text) !== 'courtesy');
  // Where nothing asks, every sentence names a topic to report on.
  const hasItems = spoken.some(({ isItem }) => isItem);
  const onlyTopics = !spoken.some(({ text, isItem }) => isItem || roleOf(text) !== 'statement');
  return {
    title: title === undefined ? undefined : shortened(title),
    clauses: [
      ...material.filter((text) => text !== '').map((text) => ({ text, asks: false, goesOn: false })),
      ...spoken.flatMap(({ text, isItem }) => clausesOf(text, isItem || onlyTopics, hasItems)),
    ],
  };
}

/** What a prompt quotes, such as the mail it is about, is read like its own words. */
function withoutQuoteMarks(prompt: string): string {
  return prompt.replaceAll(/^ {0,3}>[ \t>]*/gm, '');
}

/** Code between backticks on one line, where nothing in it looks like a sentence. */
function readableCode(block: string): string {
  const code = block
    .replaceAll(/^[ \t]*(?:`{3,}|~{3,}).*$/gm, '')
    .replaceAll(/[\s`]+/g, ' ')
    .trim();
  return code === '' ? '' : `\`${shortened(code)}\`.`;
}

/** The clauses of one sentence that ask something of their own. */
function clausesOf(line: string, isTopic: boolean, hasItems: boolean): Clause[] {
  // "Explain this output:" announces items; without any, it asks itself.
  const asksItself = !hasItems && roleOf(line) !== 'statement';
  const sentence = asksItself ? line.replace(/[:：]$/, '.') : line;
  if (/[:：]$/.test(sentence)) {
    const announcesOnly = contentWords(sentence).every(({ word }) => announcing.has(word));
    return announcesOnly ? [] : [{ text: sentence, asks: false, goesOn: false }];
  }
  return cutClauses(sentence).flatMap((text, index) => {
    const asks = roleOf(text) !== 'statement' || isTopic;
    return (asks ? cutEnumeration(text) : [text]).map((part) => ({ text: part, asks, goesOn: index > 0 }));
  });
}

/** Words of a line such as "Please answer these questions:", which says nothing of its own. */
const announcing = new Set(
  'answer answers cover address question questions following point points topic topics list report explain describe'.split(
    ' ',
  ),
);

const joint = new RegExp(
  String.raw`(?:[,;]?\s+(?:and|or|but|plus|as well as)\s+(?:also\s+|then\s+|if so,?\s+)?|[,;:]\s+|\s+[–—-]\s+)(?=${askingClause})`,
  'giu',
);
const subordinate =
  /^["'“(]*(?:if|when|whenever|once|after|before|while|since|because|although|though|as|unless|until|given|suppose|assuming|in case|for|in|on|at|with|under|without|which|what|how|where|why|who)\b[^,]*$/i;

/** Cuts where a new clause asks: "How long is it kept, and who may delete it?" */
function cutClauses(sentence: string): string[] {
  const clauses: string[] = [];
  let from = 0;
  for (const match of sentence.matchAll(joint)) {
    const before = sentence.slice(from, match.index);
    const after = sentence.slice(match.index + match[0].length);
    const joins = /\b(?:and|or|but|plus|as well as)\b/i.test(match[0]) || match[0].startsWith(':');
    if (!joins && subordinate.test(before.slice(before.search(/[^:;]*$/)).trim())) continue;
    if (contentWords(before).length === 0 || contentWords(after).length === 0) continue;
    clauses.push(`${before}.`);
    from = match.index + match[0].length;
  }
  return [...clauses, sentence.slice(from)].map(finished);
}

/** A clause as a sentence of its own, with a question mark where it asks and a full stop where it orders. */
function finished(clause: string): string {
  const text = clause.trim().replace(/[,;:]+(?=\.?$)/, '');
  if (!/[\p{L}\p{N}][.?!]?$/u.test(text) || !/\s/.test(text)) return text;
  const bare = text.replace(/[.?!]$/, '');
  const role = roleOf(bare);
  if (role === 'statement') return text;
  return `${capitalised(bare)}${role === 'question' ? '?' : '.'}`;
}

/** "Explain retention, deletion and export" orders three accounts; "Compare A, B and C" one. */
function cutEnumeration(sentence: string): string[] {
  const match = /^((?:explain|describe|define|summari[sz]e|outline|discuss|clarify|present)\s+)(.+?)([.?!]?)$/i.exec(
    sentence,
  );
  const listed = match?.[2]?.split(/,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+/) ?? [];
  const isList = listed.length >= 3 && listed.every((item) => item !== '' && item.split(/\s+/).length <= 5);
  return isList ? listed.map((item) => `${match?.[1] ?? ''}${item}${match?.[3] ?? ''}`) : [sentence];
}

const pointsBack =
  /(?:^|[\s("'])(?:it|its|they|them|their|theirs|this|that|these|those|one|ones|he|she|him|her|the same|so|there)(?=[\s.,;:?!)'"]|$)/i;

/** Puts before a question what it needs to be understood: statements, or the clause a pronoun points to. */
function attachContext(clauses: readonly Clause[]): string[] {
  const questions: string[] = [];
  let statements: string[] = [];
  let previous: string | undefined;
  for (const { text, asks, goesOn } of clauses) {
    if (!asks) {
      statements.push(text);
      continue;
    }
    const isIncomplete = pointsBack.test(text) || (goesOn && contentWords(text).length <= 1);
    const antecedent = statements.length === 0 && isIncomplete ? previous : undefined;
    questions.push([...(antecedent === undefined ? statements : [asStatement(antecedent)]), text].join(' '));
    statements = [];
    previous = text;
  }
  const last = questions.pop();
  if (last === undefined) return statements.length > 0 ? [statements.join(' ')] : [];
  const { context, focus } = partQuestion(last);
  return [...questions, [context, ...statements, focus].filter(Boolean).join(' ')];
}

function asStatement(question: string): string {
  return question.replace(/[?？]+$/, '.');
}

function distinct(questions: readonly string[]): string[] {
  const seen = new Set<string>();
  return questions.filter((text) => {
    const key = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What exceeds the limit is asked together with the last question, so that nothing is dropped. */
function mergeTail(texts: readonly string[], maxQuestions: number): string[] {
  if (texts.length <= maxQuestions) return [...texts];
  return [...texts.slice(0, maxQuestions - 1), texts.slice(maxQuestions - 1).join(' ')];
}

function titleOf([question = '', ...others]: readonly string[], isFollowUp: boolean): string {
  const focus = focusOf(question);
  const first = shortened(isFollowUp && lacksSubject(focus) ? question : focus);
  const more = others.length;
  return more === 0 ? first : `${first} (and ${more} more)`;
}

function shortened(text: string): string {
  if (text.length <= titleCharacters) return text;
  const cut = text.slice(0, titleCharacters).replace(/\s+\S*$/, '');
  return `${cut
    .slice(0, titleCharacters)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}
