import type { PlainWord, TellingWord } from './read-words.ts';
import { type GrammarFeature, grammarOf } from './sentence-grammar.ts';
import { forbids, type Machine, machinesIn, type Order, ordersIn, readsThis } from './speech-parts.ts';
import { distance, next } from './word-places.ts';
import type { WordKind } from './word-tables.ts';

/** What can be told of a sentence by its words: whom it speaks to, what it asks for, and what makes it harmless. */
export type Feature =
  | (typeof addressFeatures)[number]
  | (typeof askFeatures)[number]
  | (typeof innocentFeatures)[number]
  | GrammarFeature;

/** Of whom it speaks to. They hold for the sentences after it as well. */
export const addressFeatures = [
  'notice to machine',
  'notice to helper',
  'toward machine',
  'machine called',
  'helper called',
  'machine bound',
  'helper bound',
  'machine reads this',
  'machine reads',
  'machine tells',
  'machine',
  'helper',
  'whoever reads',
  'software reads',
  "answerer's things",
  'your things',
  'user told',
  'user cited',
  'machine begged',
  'if machine',
  'when asked',
  'takeover',
  'role',
] as const;

/** Of what it asks for. */
export const askFeatures = [
  'saying',
  'more saying',
  'doing',
  'more doing',
  'dictated',
  'announced',
  'exact words',
  'your answer',
  'your digest',
  'ordered answer',
  'answer bound',
  'answer graded',
  'hushed',
  'omitted',
  'this text',
  'ours',
  'praise',
  'freed',
  'freed in role',
  'freed you',
  'limits in role',
  'answers in role',
  'machine in role',
  'proof waived',
  'rules waived',
  'strangers',
  'system',
  'link',
  'call',
  'instead',
  'taken back',
  'rules dropped',
  'hidden',
] as const;

export const innocentFeatures = [
  'of attacks',
  'told in a story',
  'asks',
  'question',
  'code',
  'humans',
  'quotes',
] as const;

export function featuresOf(text: string, words: readonly TellingWord[], plain: readonly PlainWord[]): Set<Feature> {
  const machines = machinesIn(text, words);
  const orders = ordersIn(text, words);
  return new Set([
    ...ofMachines(text, words, machines),
    ...ofUser(text, words, orders),
    ...ofSaying(text, words, orders),
    ...ofFreedom(words, machines),
    ...ofTaking(text, words, orders),
    ...ofInnocence(text, words),
    ...grammarOf(wordsAround(words, plain)),
  ]);
}

/** So many words after the last telling one belong to what it tells. */
const tail = 12;

/** The words of the sentence, from a little before the first telling one. */
function wordsAround(words: readonly TellingWord[], plain: readonly PlainWord[]): string {
  const [first, last] = [words[0] as TellingWord, words.at(-1) as TellingWord];
  return plain
    .slice(first.index - Math.min(first.place, tail), last.last + 1 + tail)
    .filter(({ sentence }) => sentence === first.sentence)
    .map(({ word }) => word)
    .join(' ');
}

/** The names of what is so. */
function named(features: Partial<Record<Feature, boolean>>): Feature[] {
  return (Object.keys(features) as Feature[]).filter((feature) => features[feature] === true);
}

function ofMachines(text: string, words: readonly TellingWord[], machines: readonly Machine[]): Feature[] {
  const whoever = words.findIndex(({ kinds }) => kinds.has('whoever'));
  const readsAfter = whoever < 0 ? undefined : next(words, whoever, 6, 'reads', 'task');
  const isSoftware = machines.some(({ weight }) => weight >= 1) || words.some(({ kinds }) => kinds.has('automated'));
  return [
    ...machines.flatMap(({ word, at, weight, name }) => {
      const isSure = weight === 2;
      const duty = next(words, at, 14, 'must', 'duty');
      const isBound =
        duty !== undefined &&
        !/[.:;!?]|^ be\b/.test(text.slice(word.end, words[duty]?.start)) &&
        !/^\s+(?:be|not be|also be|never be)\s/i.test(text.slice(words[duty]?.end, (words[duty]?.end ?? 0) + 12));
      const reads = weight < 1 ? undefined : next(words, at, 5, 'reads', 'task');
      const isCalled = name === undefined && isCalledAt(text, words, at);
      return named({
        'notice to machine': name === 'notice' && isSure,
        'notice to helper': name === 'notice' && weight === 1,
        'toward machine':
          weight >= 1 && isToward(words, at) && /^[^.!?;\n]{0,60}[:：]/u.test(text.slice(word.end, word.end + 62)),
        'machine called': isCalled && isSure,
        'helper called': isCalled && weight === 1,
        'machine bound': isBound && isSure,
        'helper bound': isBound && weight === 1,
        'machine reads this': weight >= 1 && readsThis(text, words, at),
        'machine reads': reads !== undefined,
        'machine tells': weight >= 1 && next(words, at, 10, 'tells') !== undefined,
        'machine begged': words.some(
          (before, place) => place < at && before.kinds.has('begs') && distance(before, word) <= 3,
        ),
        machine: isSure,
        helper: weight === 1,
      });
    }),
    ...named({
      'if machine': words.some((word, at) => {
        const named = word.kinds.has('ifYouAre') ? next(words, at, 5, 'ai', 'helper', 'automated') : undefined;
        return named !== undefined && !/\b(?:with|ing|using)\b|ing\b/.test(text.slice(word.end, words[named]?.start));
      }),
      'whoever reads': readsAfter !== undefined,
      'software reads': readsAfter !== undefined && isSoftware,
    }),
  ];
}

/** Whether a "for" stands before a name near the beginning. */
function isToward(words: readonly TellingWord[], at: number): boolean {
  const name = words[at] as TellingWord;
  return words.some(
    (word, place) => place < at && word.kinds.has('toward') && word.place <= 4 && distance(word, name) <= 3,
  );
}

/** Whether a name, with what makes a machine of it, opens the sentence, and is called. */
function isCalledAt(text: string, words: readonly TellingWord[], at: number): boolean {
  const [word, before] = [words[at] as TellingWord, words[at - 1]];
  const opens = word.opens || (before?.opens === true && before.kinds.has('automated'));
  // In small letters it is the name of a field.
  const isField = /^[a-z]+$/.test(text.slice(word.start, word.end)) && !isListed(text, word.start);
  return opens && !isField && /^(?:[\p{L}\s]{0,25}[:：]|\s?(?:へ)?[\]*_)]{0,3}[、,–—])/u.test(text.slice(word.end, word.end + 30));
}

/** Whether it opens a comment, a bracket, or a quotation. */
function isListed(text: string, start: number): boolean {
  return /(?:^|<!--|[[(*>"“])\s?$/.test(text.slice(Math.max(0, start - 6), start));
}

/** What only an answerer has, and those whom it serves. */
function ofUser(text: string, words: readonly TellingWord[], orders: readonly Order[]): Feature[] {
  const users = words.flatMap((word, at) => (word.kinds.has('theUser') ? [at] : []));
  return named({
    "answerer's things": words.some(({ kinds }) => kinds.has('answerers')),
    'your things': words.some(({ kinds, end }) => kinds.has('yours') && text[end] !== '-'),
    'user told': users.some((at) =>
      orders.some((order) => order.at < at && distance(order.word, words[at] as TellingWord) <= 3),
    ),
    'user cited': users.some((at) =>
      words.some(
        ({ kinds }, place) =>
          place !== at && kinds.has('approved') && distance(words[at] as TellingWord, words[place] as TellingWord) <= 5,
      ),
    ),
  });
}

/** Orders about what is said, and where. */
function ofSaying(text: string, words: readonly TellingWord[], orders: readonly Order[]): Feature[] {
  const saying = orders.filter(({ isSaying }) => isSaying);
  const some = (is: (word: TellingWord, at: number) => boolean) => words.some(is);
  const answers = words.flatMap((word, at) => (word.kinds.has('summary') ? [at] : []));
  const isOrdered = orders.length > 0;
  return named({
    saying: saying.length > 0,
    'more saying': saying.length > 1,
    doing: orders.length > saying.length,
    'more doing': orders.length > saying.length + 1,
    dictated: saying.some(
      ({ word, at }) =>
        next(words, at, 2, 'that') !== undefined ||
        /^\s?(?:only\s|just\s)?["“„«「]/.test(text.slice(word.end, word.end + 7)),
    ),
    announced: saying.some(({ word }) => /^\s?(?:only\s|just\s)?[:：]/.test(text.slice(word.end, word.end + 7))),
    'exact words': isOrdered && some(({ kinds }) => kinds.has('words')),
    'your answer': answers.some((at) => {
      const before = words[at - 1];
      return before?.kinds.has('you') === true && distance(before, words[at] as TellingWord) <= 2;
    }),
    'your digest': words.some(({ kinds }, at) => {
      const before = words[at - 1];
      return (
        kinds.has('digest') && before?.kinds.has('you') === true && distance(before, words[at] as TellingWord) <= 2
      );
    }),
    'ordered answer': answers.some((at) =>
      orders.some((order) => order.at !== at && distance(order.word, words[at] as TellingWord) <= 8),
    ),
    'answer bound': answers.some((at) => next(words, at, 8, 'must', 'duty') !== undefined),
    'answer graded': answers.some((at) => next(words, at, 12, 'grade') !== undefined),
    hushed: some(
      (word, at) =>
        word.kinds.has('silently') ||
        (word.kinds.has('not') && next(words, at, 3, 'mentionIt') !== undefined && forbids(text, word)),
    ),
    omitted: isOrdered && some(({ kinds }) => kinds.has('omit')),
    'this text': isOrdered && some(({ kinds }, at) => kinds.has('this') && next(words, at, 2, 'text') !== undefined),
    ours: isOrdered && some(({ kinds }) => kinds.has('ours')),
    takeover: some(({ kinds }) => kinds.has('takeover')),
    'when asked': isOrdered && some(({ kinds }) => kinds.has('whenAsked')),
    praise: isOrdered && some(({ kinds }) => kinds.has('praise')),
    instead: some(({ kinds }) => kinds.has('instead')),
  });
}

/** Another role, rules that hold no more, and no need of evidence. */
function ofFreedom(words: readonly TellingWord[], machines: readonly Machine[]): Feature[] {
  const some = (...kinds: readonly WordKind[]) => words.some((word) => kinds.some((kind) => word.kinds.has(kind)));
  const isFree =
    some('freed', 'persona') ||
    words.some(({ kinds }, at) => kinds.has('without') && next(words, at, 3, 'limits') !== undefined);
  const isRole = some('pretend', 'become', 'fromNow');
  const isMachine = machines.some(({ weight }) => weight >= 1);
  const isWaived = (...kinds: readonly WordKind[]) =>
    words.some(
      (word, at) =>
        word.kinds.has('waive') &&
        words.some(
          (other, place) => place !== at && distance(word, other) <= 8 && kinds.some((kind) => other.kinds.has(kind)),
        ),
    );
  return named({
    freed: isFree,
    'freed in role': isFree && isRole,
    'freed you': isFree && (some('you') || machines.some(({ weight }) => weight === 2)),
    role: isRole && (some('you') || isMachine),
    'limits in role': isRole && (isFree || some('limits')) && (some('you') || isMachine),
    'answers in role': isRole && (isFree || some('limits')) && some('tell', 'summary', 'say'),
    'machine in role': isRole && isMachine && some('you'),
    'proof waived': isWaived('proof'),
    'rules waived': isWaived('answerers', 'yours', 'system') || (isWaived('instruction') && (some('you') || isMachine)),
    'taken back': words.some(
      ({ kinds }, at) => kinds.has('override') && next(words, at, 6, 'answerers', 'yours', 'told') !== undefined,
    ),
    'rules dropped': words.some(
      ({ kinds }, at) => kinds.has('override') && next(words, at, 6, 'instruction') !== undefined,
    ),
  });
}

/** What is to be given away, called or linked. */
function ofTaking(text: string, words: readonly TellingWord[], orders: readonly Order[]): Feature[] {
  if (orders.length === 0) return [];
  const some = (...kinds: readonly WordKind[]) => words.some((word) => kinds.some((kind) => word.kinds.has(kind)));
  const stretch = text.slice((words[0] as TellingWord).start, (words.at(-1) as TellingWord).end + 100);
  return named({
    strangers: some('strangers'),
    system: some('system'),
    hidden:
      /<!--|\[(?:system|admin|developer|operator)\]|display:\s?none|font-size:\s?0|visibility:\s?hidden|\[\/\/\]: ?#|not visible|invisible/i.test(
        text.slice(Math.max(0, (words[0] as TellingWord).start - 80), (words[0] as TellingWord).start + 40),
      ),
    link: /https?:\/\/|\b[a-z0-9-]{2,63}\.(?:com|org|net|io|app|dev|ai|info|biz|example|test|invalid|ru|de|fr|co|me|site|online|shop|xyz)\b(?!\()/i.test(stretch) && some('link', 'send', 'summary', 'theUser'),
    call: /\b(?:call|invoke|execute|run)\s+(?:the\s+)?(?:tool\s+)?[`"]?(?!experimental_)[a-z]+_[a-z_]+/i.test(stretch),
  });
}

/** So far around a sentence signs of a program are looked for. */
const codeReach = 60;

/** Speaks of attacks, tells a story, asks, shows code, or speaks to people. */
function ofInnocence(text: string, words: readonly TellingWord[]): Feature[] {
  const unquoted = words.filter(({ isQuoted }) => !isQuoted);
  const [start, end] = [(words[0] as TellingWord).start, (words.at(-1) as TellingWord).end];
  const stretch = text.slice(start, end);
  const lines = text.slice(Math.max(0, start - codeReach), end + codeReach);
  return named({
    'of attacks': unquoted.some(({ kinds }) => kinds.has('mention')),
    'told in a story': unquoted.some(({ kinds }) => kinds.has('narrated')) && words.some(({ isQuoted }) => isQuoted),
    asks: words.some(({ kinds, opens }) => kinds.has('asks') && opens),
    question: /^[^.!\n]{0,60}\?/.test(text.slice(words.at(-1)?.end, (words.at(-1)?.end ?? 0) + 62)),
    code:
      (stretch.match(/[{}()[\]=;`<>|_']/g)?.length ?? 0) > 0.05 * stretch.length ||
      (lines.match(/\w\((?=['"`{[\w)])|=>|[:=] ?[{[]|[\]})][,;]|[,{;([]\n|\b(?:const|await|import|return) |^\s*\w+: ?['"`\w]/gm)?.length ??
        0) >= 3,
    quotes: 2 * unquoted.length < 1.4 * words.length && unquoted.some(({ kinds }) => kinds.has('phrase')),
    humans: words.some(({ kinds }) => kinds.has('humans')),
  });
}
