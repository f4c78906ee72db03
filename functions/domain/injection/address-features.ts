import { type Feature, named } from './feature-names.ts';
import type { TellingWord } from './read-words.ts';
import type { Machine, Order } from './speech-parts.ts';
import { readsThis } from './speech-parts.ts';
import { distance, next } from './word-places.ts';

/** Whom it speaks to, where that is a machine. */
export function ofMachines(text: string, words: readonly TellingWord[], machines: readonly Machine[]): Feature[] {
  const whoever = words.findIndex(({ kinds }) => kinds.has('whoever'));
  const readsAfter = whoever < 0 ? undefined : next(words, whoever, 6, 'reads', 'task');
  const isSoftware = machines.some(({ weight }) => weight >= 1) || words.some(({ kinds }) => kinds.has('automated'));
  return [
    ...machines.flatMap(({ word, at, weight, name }) => {
      const isSure = weight === 2;
      const isReader = weight >= 1 && readsThis(text, words, at);
      const duty = next(words, at, 14, 'must', 'duty');
      const isBound =
        duty !== undefined &&
        !/[.:;!?]|^ be\b|\b(?:which|who) $/.test(text.slice(word.end, words[duty]?.start)) &&
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
        'machine reads this': isReader,
        'machine reads': reads !== undefined,
        'if read by machine':
          isReader &&
          conditional.test(
            text.slice((words[0] as TellingWord).start - 30 < 0 ? 0 : (words[0] as TellingWord).start - 30, word.start),
          ),
        'machine dictates': isSure && dictates(words, at),
        'machine tells': weight >= 1 && next(words, at, 10, 'tells') !== undefined,
        'machine begged': words.some(
          (before, place) =>
            place < at && before.kinds.has('begs') && distance(before, word) <= 3 && isOwnWish(text, before),
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
      'whoever bound':
        readsAfter !== undefined && isSoftware && next(words, readsAfter, 6, 'must', 'duty') !== undefined,
      'software reads': readsAfter !== undefined && isSoftware,
    }),
  ];
}

/** Opens what holds in a case only. */
const conditional =
  /(?:^|[\s("'*>])(?:if|when|whenever|should|in case|wenn|falls|sollte|si|se|als|если|когда|jeśli|eğer)\s|もし|如果|若|場合/i;

/** "… models therefore say that …" */
function dictates(words: readonly TellingWord[], at: number): boolean {
  const tells = next(words, at, 12, 'tells', 'tell');
  return tells !== undefined && next(words, tells, 1, 'that') !== undefined;
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
  const opens =
    word.opens || (before?.opens === true && (before.kinds.has('automated') || before.kinds.has('address')));
  // In small letters it is the name of a field.
  const isField = /^[a-z]+$/.test(text.slice(word.start, word.end)) && !isListed(text, word.start);
  return (
    opens &&
    !isField &&
    /^(?:[\p{L} ]{0,25}[:：]|\s?(?:へ)?[\]*_)]{0,3}[、,–—])/u.test(text.slice(word.end, word.end + 30))
  );
}

/** Whether who writes asks for it: others may be told to ask. */
function isOwnWish(text: string, { start, end }: TellingWord): boolean {
  if (!/^(?:ask|urge|invite|expect|appreciate|instruct)$/i.test(text.slice(start, end))) return true;
  return /\b(?:i|we|hereby|kindly)\s(?:\w+\s)?$/i.test(text.slice(Math.max(0, start - 20), start));
}

/** Whether it opens a comment, a bracket, or a quotation. */
function isListed(text: string, start: number): boolean {
  return /(?:^|<!--|[[(*>"“])\s?$/.test(text.slice(Math.max(0, start - 6), start));
}

/** What only an answerer has, and those whom it serves. */
export function ofUser(text: string, words: readonly TellingWord[], orders: readonly Order[]): Feature[] {
  const users = words.flatMap((word, at) => (word.kinds.has('theUser') ? [at] : []));
  return named({
    "answerer's things": words.some(({ kinds }) => kinds.has('answerers')),
    'your things': words.some(({ kinds, end }) => kinds.has('yours') && text[end] !== '-'),
    'user told': users.some((at) =>
      orders.some((order) => order.at < at && distance(order.word, words[at] as TellingWord) <= 3),
    ),
    'user cited': users.some((at) =>
      words.some(
        ({ kinds, start }, place) =>
          place !== at &&
          kinds.has('approved') &&
          distance(words[at] as TellingWord, words[place] as TellingWord) <= 5 &&
          !/\b(?:to|be|is|are|your|an?|each|on|and)\s$/i.test(text.slice(Math.max(0, start - 6), start)),
      ),
    ),
  });
}
