import { foldLookAlikes, foldWord } from './fold-word.ts';
import { readWords, type TellingWord } from './read-words.ts';
import { scoreSentences } from './score-sentences.ts';
import type { InjectionKind, Signal } from './signal.ts';
import type { WordKind } from './word-tables.ts';

/** Words of these kinds within so many words of one sentence. */
interface Rule {
  readonly kind: InjectionKind;
  readonly isStrong: boolean;
  readonly anchor: WordKind;
  /** One word for each of these groups. */
  readonly near: readonly (readonly WordKind[])[];
  readonly within: number;
  /** One of these in the same place makes it something else. */
  readonly unless?: readonly WordKind[];
  /** The words of the groups come after the anchor. */
  readonly after?: boolean;
  /** The anchor has to open the sentence, or nearly so. */
  readonly opens?: boolean;
}

const strong = (
  kind: InjectionKind,
  anchor: WordKind,
  near: Rule['near'],
  within: number,
  unless?: readonly WordKind[],
): Rule => ({ kind, isStrong: true, anchor, near, within, ...(unless === undefined ? {} : { unless }) });

const weak = (kind: InjectionKind, anchor: WordKind, near: Rule['near'], within: number): Rule => ({
  kind,
  isStrong: false,
  anchor,
  near,
  within,
});

/** What is asked of a machine. */
const demands: readonly WordKind[] = ['say', 'reveal', 'judge', 'override', 'set', 'choose', 'must', 'include'];

const rules: readonly Rule[] = [
  strong('override', 'override', [['instruction'], ['prior', 'all', 'you']], 6, ['place']),
  strong('override', 'override', [['everything'], ['prior']], 6, ['place']),
  strong('override', 'override', [['system']], 6),
  strong('override', 'override', [['evidence'], ['other', 'all']], 5, ['place']),
  { ...strong('override', 'set', [['instruction'], ['prior', 'all', 'you']], 6, ['place']), after: true },
  { ...strong('override', 'set', [['system']], 6), after: true },
  strong('override', 'newTask', [], 0),
  weak('override', 'update', [], 0),
  strong('role', 'become', [['persona', 'takeover']], 18),
  strong('role', 'fromNow', [['persona']], 12),
  strong('role', 'fromNow', [['say'], ['only', 'onlyWith', 'always']], 12),
  { ...strong('addressed', 'ifYouAre', [['ai', 'helper'], demands], 20, ['people']), after: true },
  { ...strong('addressed', 'address', [['ai'], demands], 14, ['people']), after: true },
  { ...strong('addressed', 'ai', [['task'], ['text', 'this'], demands], 14), after: true },
  strong('exfiltration', 'reveal', [['system']], 7),
  strong('exfiltration', 'send', [['system', 'conversation', 'credential'], ['link']], 14),
  strong('exfiltration', 'include', [['link'], ['answer'], ['you']], 12),
  strong('output', 'judge', [['verdict'], ['claim', 'evidence', 'answer']], 9),
  strong('output', 'onlyWith', [['say'], ['whenAsked', 'always', 'all', 'ai']], 12),
  weak('output', 'onlyWith', [['say']], 4),
  weak('output', 'whenAsked', [['say', 'must', 'always']], 12),
  weak('output', 'answer', [['you'], ['say', 'include', 'must', 'always']], 9),
  weak(
    'output',
    'choose',
    [
      ['this', 'text'],
      ['only', 'always'],
    ],
    6,
  ),
  weak('output', 'override', [['evidence', 'instruction', 'other']], 6),
  weak('output', 'judge', [['truth', 'verdict']], 8),
  weak('role', 'become', [['ai', 'helper']], 4),
  weak('exfiltration', 'send', [['credential', 'conversation']], 8),
  weak('output', 'include', [['link']], 6),
  { ...weak('addressed', 'address', [['helper']], 3), after: true },
  { ...weak('addressed', 'fromNow', [['say', 'you']], 8), after: true },
  ...demands
    .filter((kind) => kind !== 'must' && kind !== 'override' && kind !== 'set')
    .map((kind): Rule => ({ ...weak('output', kind, [], 0), opens: true })),
  { ...weak('output', 'send', [], 0), opens: true },
];

const rulesByAnchor = Map.groupBy(rules, ({ anchor }) => anchor);

/** Words before an anchor among which a "never" turns it round. */
const negationReach = 3;

/** Everything in a text that reads like an attack, in any of the languages that are known. */
export function recogniseAttacks(text: string): {
  signals: Signal[];
  disguise: ReturnType<typeof readWords>['disguise'];
} {
  const { words, disguise, plain } = readWords(text);
  const signals = [...marksIn(text), ...scoreSentences(text, words, plain)];
  /** One strong signal says all of a sentence. */
  let decided = -1;
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] as TellingWord;
    if (word.sentence === decided) continue;
    for (const kind of word.kinds) {
      for (const rule of rulesByAnchor.get(kind) ?? []) {
        const found = fits(rule, words, place);
        if (found === undefined) continue;
        signals.push({ kind: rule.kind, isStrong: rule.isStrong, ...found });
        if (rule.isStrong) decided = word.sentence;
      }
    }
  }
  return { signals, disguise };
}

function fits(rule: Rule, words: readonly TellingWord[], place: number): { start: number; end: number } | undefined {
  const anchor = words[place] as TellingWord;
  if (rule.opens === true && (anchor.place > 2 || anchor.isQuoted)) return undefined;
  const around = neighbours(words, place, rule.within);
  const found: TellingWord[] = [];
  for (const group of rule.near) {
    const next = around.find(
      (word) =>
        word !== anchor &&
        !(rule.after === true && word.index < anchor.index) &&
        isWithin(rule.within, word, anchor) &&
        !found.includes(word) &&
        group.some((kind) => word.kinds.has(kind)),
    );
    if (next === undefined) return undefined;
    found.push(next);
  }
  if (rule.unless?.some((kind) => around.some((word) => word.kinds.has(kind)))) return undefined;
  const isNegated = around.some(
    (word) => word.kinds.has('not') && word.last < anchor.index && anchor.index - word.last <= negationReach,
  );
  if (isNegated || isMentioned(words, place, anchor)) return undefined;
  const all = [anchor, ...found];
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
}

/** The words of the same sentence at most so many words away. */
function neighbours(words: readonly TellingWord[], place: number, within: number): TellingWord[] {
  const anchor = words[place] as TellingWord;
  const reach = Math.max(within, negationReach);
  const isNear = (word: TellingWord | undefined) => word?.sentence === anchor.sentence && isWithin(reach, word, anchor);
  let first = place;
  while (isNear(words[first - 1]) && place - first < 3 * reach) first -= 1;
  let last = place;
  while (isNear(words[last + 1]) && last - place < 3 * reach) last += 1;
  return words.slice(first, last + 1);
}

function isWithin(reach: number, word: TellingWord, anchor: TellingWord): boolean {
  return word.index - anchor.last <= reach && anchor.index - word.last <= reach;
}

/** How far back one looks for a word that says: this is about attacks. */
const mentionReach = 40;

/** Whether the sentence speaks of an attack: it says so before, or it quotes the attack and says that this is one. */
function isMentioned(words: readonly TellingWord[], place: number, anchor: TellingWord): boolean {
  for (
    let other = Math.max(0, place - mentionReach);
    other < Math.min(words.length, place + mentionReach);
    other += 1
  ) {
    const word = words[other] as TellingWord;
    if (word.sentence !== anchor.sentence || (word.isQuoted && !anchor.isQuoted)) continue;
    const isBefore = other < place;
    if (word.kinds.has('mention') && (isBefore || anchor.isQuoted)) return true;
    if (word.kinds.has('phrase') && anchor.isQuoted) return true;
  }
  return false;
}

/** Marks by which prompts are put together, and links that carry something away; weak where plain texts have them too. */
const marks: readonly {
  readonly kind: InjectionKind;
  readonly isStrong: boolean;
  /** Stands in programs as well, and is weak there. */
  readonly isInPrograms?: true;
  readonly pattern: RegExp;
}[] = [
  {
    kind: 'boundary',
    isStrong: true,
    isInPrograms: true,
    pattern:
      /<\|[a-z_]{2,30}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:start|end)_of_turn>|<\/(?:system|untrusted|documents?|context|evidence|sources?|tool_result|prompt)>(?!\s{0,3}$)/gi,
  },
  {
    kind: 'boundary',
    isStrong: false,
    pattern:
      /<\/?(?:system|assistant|instructions?|untrusted|data|documents?|context|evidence|sources?|tool_result|prompt)>|["']?role["']?\s{0,3}:\s{0,3}["'](?:system|assistant|developer)["']/gi,
  },
  {
    kind: 'boundary',
    isStrong: true,
    pattern:
      /(?:^[ \t#*-]{0,8}|(?<=[.!?] ))(?:END|BEGIN)(?: OF)?(?: THE)? (?:order|question|questions|sentences|evidence|claims|results|tools|data|context|document|DOCUMENT|system|prompt|instructions?|untrusted)\b/gm,
  },
  {
    kind: 'boundary',
    isStrong: true,
    pattern: /#{2,6}[ \t]{0,3}(?:new |updated )?(?:system|instructions?|response|human|assistant)[ \t]{0,3}:/gim,
  },
  {
    kind: 'boundary',
    isStrong: false,
    pattern:
      /(?:^[ \t>*#-]{0,8}|(?<=[.!?] ))(?:<!--[ \t]{0,3})?(?:system|assistant|human|user|developer)(?: (?:message|prompt|override|note))?[ \t*]{0,3}:[ \t*]{0,3}\S/gim,
  },
  {
    kind: 'boundary',
    isStrong: true,
    pattern:
      /^[ \t>*#"'/-]{0,8}(?:assistant|agent|ai|model)[_ ](?:thought|thoughts|message|scratchpad|plan)["']?[ \t]{0,3}[:=]|<\/?(?:tool_result|tool_response|function_results?|system_note|user_message|assistant_message)\b[^<>\n]{0,200}>|#{2,6}[ \t]{0,3}(?:end|start|beginning) of (?:the )?(?:document|source|context|text|page)s?\b|#{2,6}[ \t]{0,3}(?:new |real |actual )(?:task|instructions?|order|prompt)\b|<meta[^<>]{0,80}["'](?:ai|llm|gpt|assistant|chatbot)[-_ ]|["']?\b(?:x-)?(?:ai|llm|gpt|chatbot)[-_](?:[a-z]{1,20}[-_])?(?:instructions?|directives?|overrides?|commands?|notes?|hints?)["']?[ \t]{0,3}[:=]|["']?\b(?:notes?|instructions?|messages?|directives?|hints?|commands?)[-_](?:to|for)[-_](?:the[-_])?(?:ai|llms?|gpt|assistants?|models?|agents?|bots?|summari[sz]ers?)["']?[ \t]{0,3}[:=]/gim,
  },
  {
    kind: 'exfiltration',
    isStrong: true,
    pattern: /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s]{1,200}(?:[{[<]|%7B|DATA|SECRET|PROMPT|ANSWER|SUMMARY)/g,
  },
];

function marksIn(text: string): Signal[] {
  const plain = plainSentences(text);
  return marks.flatMap(({ kind, isStrong, isInPrograms, pattern }) => {
    const own = [...text.matchAll(pattern)].filter(({ index }) => !isInCode(text, index));
    const inPlain = plain.filter((sentence) => sentence.text.match(pattern) !== null);
    return [
      ...own.map(({ 0: found, index }) => ({
        kind,
        isStrong: isStrong && !(isInPrograms === true && isOnCodeLine(text, index)),
        start: index,
        end: index + found.length,
      })),
      ...inPlain.map(({ start, end }) => ({ kind, isStrong, start, end })),
    ];
  });
}

/** The sentences that read otherwise in plain letters, with their places. */
function plainSentences(text: string): { text: string; start: number; end: number }[] {
  const sentences: { text: string; start: number; end: number }[] = [];
  for (const { 0: sentence, index } of text.matchAll(/[^\n.!?。]+[.!?。]*/g)) {
    if (!/[\u{250}-\u{10FFFF}]/u.test(sentence)) continue;
    const plain = foldLookAlikes(foldWord(sentence));
    if (plain !== sentence) sentences.push({ text: plain, start: index, end: index + sentence.length });
  }
  return sentences;
}

/** Within backticks, on its line, as documentation shows such marks. */
function isInCode(text: string, index: number): boolean {
  let ticks = 0;
  for (let at = index - 1; at >= Math.max(0, index - 200) && text[at] !== '\n'; at -= 1)
    if (text[at] === '`') ticks += 1;
  return ticks % 2 === 1 || /^[^\n]{0,60}\b(?:markers?|delimiters?|special tokens?)\b/.test(text.slice(index));
}

/** So far to both sides a line is looked at. */
const lineReach = 200;

/** Whether its line is a program's: such marks stand in the code that puts prompts together. */
function isOnCodeLine(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - lineReach), index);
  const after = text.slice(index, index + lineReach);
  const line = before.slice(before.lastIndexOf('\n') + 1) + (after.split('\n')[0] ?? '');
  return /^\s*(?:const|let|var|def|return|print|assert|import|export|if|for)\b|\w\s?=\s?[frb]?["'`[{]|\w\(\s?[frb]?["'`]|["'`]\s?[;)]/.test(
    line,
  );
}
