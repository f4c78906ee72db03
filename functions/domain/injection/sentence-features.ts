import { ofMachines, ofUser } from './address-features.ts';
import { type Feature, named } from './feature-names.ts';
import type { PlainWord, TellingWord } from './read-words.ts';
import { grammarOf } from './sentence-grammar.ts';
import { forbids, type Machine, machinesIn, type Order, ordersIn } from './speech-parts.ts';
import { distance, next } from './word-places.ts';
import type { WordKind } from './word-tables.ts';

/** What can be told of a sentence, given its telling words and all words of its text. */
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
    ...grammarOf(wordsAround(words, plain), orders.length > 0),
  ]);
}

/** So many words after the last telling one belong to what it tells. */
const tail = 12;

/** The words of the sentence, from a little before the first telling one. */
function wordsAround(words: readonly TellingWord[], plain: readonly PlainWord[]): string {
  const [first, last] = [words[0] as TellingWord, words.at(-1) as TellingWord];
  const parts: string[] = [];
  const end = Math.min(plain.length, last.last + 1 + tail);
  for (let index = Math.max(0, first.index - Math.min(first.place, tail)); index < end; index += 1) {
    const one = plain[index] as PlainWord;
    if (one.sentence === first.sentence) parts.push(one.word);
  }
  return parts.join(' ');
}

/** Tells whether a word is of one of some kinds. */
function holdsSome(words: readonly TellingWord[]): (...kinds: readonly WordKind[]) => boolean {
  const held = new Set<WordKind>();
  for (const { kinds: own } of words) for (const kind of own) held.add(kind);
  return (...kinds) => kinds.some((kind) => held.has(kind));
}

/** Orders about what is said, and where. */
function ofSaying(text: string, words: readonly TellingWord[], orders: readonly Order[]): Feature[] {
  const saying = orders.filter(({ isSaying }) => isSaying);
  const some = (is: (word: TellingWord, at: number) => boolean) => words.some(is);
  const answers = words.flatMap((word, at) => (word.kinds.has('summary') ? [at] : []));
  const isOrdered = orders.length > 0;
  return named({
    saying: saying.length > 0,
    doing: orders.length > saying.length,
    dictated: saying.some(
      ({ word, at }) =>
        next(words, at, 2, 'that') !== undefined ||
        (next(words, at, 3, 'theUser') !== undefined && next(words, at, 4, 'that') !== undefined) ||
        /^\s?(?:only\s|just\s)?["“„«「]/.test(text.slice(word.end, word.end + 7)),
    ),
    announced: saying.some(({ word }) => /^\s?(?:only\s|just\s)?[:：]/.test(text.slice(word.end, word.end + 7))),
    'exact words': saying.length > 0 && some(({ kinds }) => kinds.has('words')),
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
    instead:
      (isOrdered || some(({ kinds }) => kinds.has('must') || kinds.has('duty'))) &&
      some(({ kinds }) => kinds.has('instead')),
  });
}

/** Another role, rules that hold no more, and no need of evidence. */
function ofFreedom(words: readonly TellingWord[], machines: readonly Machine[]): Feature[] {
  const some = holdsSome(words);
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
    // In any language: show what you were told.
    'told before': words.some(
      ({ kinds, opens }, at) =>
        (kinds.has('reveal') || kinds.has('order')) &&
        opens &&
        next(words, at, 10, 'told') !== undefined &&
        (next(words, at, 12, 'prior') !== undefined || next(words, at, 10, 'instruction') !== undefined) &&
        next(words, at, 10, 'you') !== undefined,
    ),
    'rules off':
      words.some(({ kinds }) => kinds.has('fromNow')) &&
      words.some(({ kinds }) => kinds.has('you')) &&
      words.some(
        ({ kinds }, at) =>
          (kinds.has('instruction') || kinds.has('limits')) && next(words, at, 3, 'not', 'waive') !== undefined,
      ),
    'rules dropped': words.some(
      ({ kinds }, at) => kinds.has('override') && next(words, at, 6, 'instruction') !== undefined,
    ),
  });
}

/** What is to be given away, called or linked. */
function ofTaking(text: string, words: readonly TellingWord[], orders: readonly Order[]): Feature[] {
  if (orders.length === 0) return [];
  const some = holdsSome(words);
  const stretch = text.slice((words[0] as TellingWord).start, (words.at(-1) as TellingWord).end + 100);
  return named({
    strangers: some('strangers'),
    system:
      some('system') &&
      orders.some(({ word, isSaying }) => isSaying || word.kinds.has('reveal') || word.kinds.has('send')),
    hidden:
      /<!--|\[(?:system|admin|developer|operator)\]|display:\s?none|font-size:\s?0|visibility:\s?hidden|\[\/\/\]: ?#|not visible|invisible/i.test(
        text.slice(Math.max(0, (words[0] as TellingWord).start - 80), (words[0] as TellingWord).start + 40),
      ),
    link:
      /https?:\/\/|\b[a-z0-9-]{2,63}\.(?:com|org|net|io|app|dev|ai|info|biz|example|test|invalid|ru|de|fr|co|me|site|online|shop|xyz)\b(?!\()/i.test(
        stretch,
      ) && some('link', 'send', 'summary', 'theUser'),
    call: /\b(?:call|invoke|execute|run|open)\s+(?:the\s+)?(?:tool\s+)?[`"]?(?!experimental_)[a-z]+_[a-z_]+/i.test(
      stretch,
    ),
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
      (stretch.match(/[{}()[\]=;`<>|_]|(?<!\w)'|'(?!\w)/g)?.length ?? 0) > 0.05 * stretch.length ||
      (lines.match(
        /\w\((?=['"`{[\w)])|=>|[:=] ?[{[]|[\]})][,;]|[,{;([]\n|\b(?:const|await|import|return) |^\s*\w+: ?['"`\w]/gm,
      )?.length ?? 0) >= 3,
    quotes: 2 * unquoted.length < 1.4 * words.length && unquoted.some(({ kinds }) => kinds.has('phrase')),
    humans: words.some(({ kinds }) => kinds.has('humans')),
  });
}
