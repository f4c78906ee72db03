import { addressFeatures, type Feature, frameFeatures } from './feature-names.ts';
import type { PlainWord, TellingWord } from './read-words.ts';
import { featuresOf } from './sentence-features.ts';
import type { InjectionKind, Signal } from './signal.ts';

/** So many points make a sentence an attack; with fewer it is one beside others only. */
const enough = 2.75;
const something = 1.25;
const likely = 1.75;

/** A longer sentence is looked at in pieces: so many words, and so many of them that attacks use. */
const longestSentence = 80;
const mostTellingWords = 50;

/** What earlier sentences of a paragraph said of whom they speak to counts so much at most, for so many sentences. */
const mostCarried = 1.5;
const carriedSentences = 5;

/** Points of each feature; one without any only tells what else it is beside. */
const weights: Partial<Record<Feature, number>> = {
  'notice to machine': 2.25,
  'notice to helper': 1.5,
  'toward machine': 1.5,
  'machine called': 1.75,
  'helper called': 1,
  'machine bound': 0.75,
  'helper bound': 0.25,
  'machine reads this': 1.25,
  'machine reads': 0.5,
  'machine tells': 0.5,
  machine: 0.5,
  helper: 0.25,
  'whoever reads': 0.75,
  'software reads': 1.25,
  "answerer's things": 2,
  'your things': 0.5,
  'user told': 0.25,
  'user cited': 1.5,
  'machine begged': 1.25,
  'if machine': 2,
  'when asked': 1,
  takeover: 1.5,
  saying: 1,
  doing: 0.5,
  dictated: 0.75,
  announced: 0.75,
  'exact words': 1.5,
  'your answer': 0.5,
  'your digest': 0.75,
  'ordered answer': 0.5,
  'answer bound': 0.5,
  'answer graded': 1,
  hushed: 1.25,
  omitted: 0.75,
  'this text': 0.75,
  ours: 0.5,
  praise: 0.75,
  freed: 1.5,
  'freed in role': 1,
  'freed you': 1,
  role: 0.5,
  'role given': 0.75,
  'if read by machine': 1.75,
  'machine dictates': 1.25,
  'whoever bound': 1,
  'limits in role': 1,
  'answers in role': 0.75,
  'machine in role': 0.75,
  'proof waived': 2,
  'rules waived': 1.5,
  strangers: 2,
  system: 1.5,
  link: 0.75,
  call: 1.25,
  instead: 1.25,
  'taken back': 2.25,
  'rules dropped': 1,
  hidden: 0.75,
  'told before': 3.25,
  'own prompt': 1.75,
  'rules off': 2,
  'rules are void': 1.25,
  'boundless role': 2,
  unassisted: 1.75,
  refusal: 1,
  comply: 1,
  authority: 1.25,
  'only a test': 1,
  'odd form': 1.25,
  'odd report': 1.5,
  'verdict set': 1.5,
  "others' things": 1.5,
  'framed answer': 1.5,
  'former answer': 1,
  allowed: 1,
  coaxed: 1,
  'story frame': 1,
  unlocked: 1.25,
  'no proof': 1.75,
  'whatever sources say': 1.5,
  'as instructions': 2.75,
  'decoded and obeyed': 2.75,
  'commands for machines': 1.75,
  'not for people': 1.25,
  'machines bound': 0.75,
  'kept from the user': 1.5,
  unasked: 1.25,
  threatened: 1.5,
  'answers dictated': 1.25,
  reported: -1.5,
  'of attacks': -6,
  'told in a story': -2.5,
  asks: -1.25,
  question: -0.5,
  code: -2.5,
  humans: -0.75,
  quotes: -3,
};
/** Less says nothing of whom a sentence speaks to. */
const leastAim = 0.75;

/** What nobody but an answerer can be asked for. */
const aims = new Set<Feature>([
  'your answer',
  'your digest',
  'answer bound',
  'answer graded',
  'freed in role',
  'limits in role',
  'freed you',
  'machine in role',
  'proof waived',
  'rules waived',
  'strangers',
  'system',
  'call',
  'taken back',
  'exact words',
  'told before',
  'own prompt',
  'rules off',
  'boundless role',
  'unassisted',
  'refusal',
  'odd form',
  'odd report',
  'verdict set',
  "others' things",
  'framed answer',
  'former answer',
  'allowed',
  'coaxed',
  'story frame',
  'unlocked',
  'comply',
  'no proof',
  'whatever sources say',
  'as instructions',
  'decoded and obeyed',
  'commands for machines',
  'kept from the user',
  'threatened',
  'machines bound',
]);

/** Without one of these a sentence asks for nothing. */
const demands: readonly Feature[] = [
  'saying',
  'doing',
  'hushed',
  'answer graded',
  'answer bound',
  'machine tells',
  'proof waived',
  'rules waived',
  'freed',
];

const isAddress = new Set<Feature>(addressFeatures);
const isCarried = new Set<Feature>([...addressFeatures, ...frameFeatures]);

/**
 * Tells sentences that speak to whoever answers from those that speak of a subject. No feature decides alone: a manual
 * gives orders, an article names models, a report speaks of sources; an attack gives orders to a model about what it says.
 */
export function scoreSentences(text: string, words: readonly TellingWord[], plain: readonly PlainWord[]): Signal[] {
  const signals: Signal[] = [];
  let carried = { points: 0, sentence: 0, end: 0 };
  for (const sentence of sentencesIn(words)) {
    const [first, last] = [sentence[0] as TellingWord, sentence.at(-1) as TellingWord];
    const isSameParagraph =
      carried.points > 0 &&
      first.sentence - carried.sentence <= carriedSentences &&
      !/\n\s*\n/.test(text.slice(carried.end, first.start));
    if (!isSameParagraph) carried = { points: 0, sentence: 0, end: 0 };
    const features = featuresOf(text, sentence, plain);
    const own = sum([...features]);
    const address = sum([...features].filter((feature) => isCarried.has(feature)));
    const points = own <= 0 ? own : own + Math.min(mostCarried, carried.points);
    if (address >= leastAim && own > 0 && address >= carried.points)
      carried = { points: address, sentence: first.sentence, end: last.end };
    else if (carried.points > 0) carried = { ...carried, end: last.end };
    if (points < something || own < 1) continue;
    const isAimed = address >= leastAim || carried.points > 0 || [...features].some((feature) => aims.has(feature));
    const end = Math.max(...sentence.map((word) => word.end));
    const isStrong = isAimed && points >= enough;
    const isLikely = points >= likely && (isAimed || features.has('dictated'));
    const signal: Signal = {
      kind: kindOf(features),
      isStrong,
      start: first.start,
      end,
      ...(isLikely ? { isLikely } : {}),
    };
    if (isStrong) signals.push(signal);
    else if (demands.some((feature) => features.has(feature))) signals.push({ ...signal, isTrace: true });
  }
  return signals;
}

function sum(features: readonly Feature[]): number {
  return features.reduce((total, feature) => total + (weights[feature] ?? 0), 0);
}

function kindOf(features: ReadonlySet<Feature>): InjectionKind {
  const has = (...names: readonly Feature[]) => names.some((name) => features.has(name));
  if (has('freed', 'machine in role', 'boundless role', 'unassisted', 'story frame')) return 'role';
  if (has('told before', 'own prompt')) return 'exfiltration';
  if (sum([...features].filter((feature) => isAddress.has(feature))) >= 1.5) return 'addressed';
  if (has('proof waived', 'rules waived', 'taken back', 'rules off', 'no proof')) return 'override';
  if (has('strangers', 'system', 'link', 'call')) return 'exfiltration';
  return 'output';
}

function sentencesIn(words: readonly TellingWord[]): TellingWord[][] {
  const sentences: TellingWord[][] = [];
  let open: TellingWord[] = [];
  for (const word of words) {
    const first = open[0];
    if (
      first !== undefined &&
      (word.sentence !== first.sentence ||
        word.index - first.index > longestSentence ||
        open.length >= mostTellingWords)
    ) {
      sentences.push(open);
      open = [];
    }
    open.push(word);
  }
  if (open.length > 0) sentences.push(open);
  return sentences;
}
