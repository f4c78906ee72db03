import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostConcerns, type NamedConcern, proveConcerns } from '../../../functions/domain/policy/prove-concerns.ts';

const harmful = (words: string): NamedConcern => ({ kind: 'harmful', words });

/** The sentences that these words bring into suspicion. */
function sentencesOf(prompt: string, ...words: string[]): string[] {
  return proveConcerns(prompt, words.map(harmful), 'en').map(({ start, end }) => prompt.slice(start, end));
}

const prompt = 'How are invoices paid? I can’t go on\n  any more. Who approves them?';
const second = 'I can’t go on\n  any more.';

describe('words that stand in the prompt', () => {
  test.each([
    ['as they are', 'I can’t go on\n  any more.'],
    ['in other letters', 'CAN’T GO ON ANY MORE'],
    ['with other signs and spaces', "can't go on — any  more…"],
    ['in full width', 'ｇｏ　ｏｎ　ａｎｙ　ｍｏｒｅ'],
    ['with what nobody sees', 'go\u00AD on\u200B any more'],
  ])('%s show the sentence they stand in', (_how, words) => {
    expect(sentencesOf(prompt, words)).toEqual([second]);
  });

  test('show each sentence that holds them, and all that they run through', () => {
    expect(sentencesOf('Kill it. Keep it. Now kill it!', 'kill it')).toEqual(['Kill it.', 'Now kill it!']);
    expect(sentencesOf(prompt, 'invoices paid? I can’t')).toEqual(['How are invoices paid?', second]);
  });

  test('are found in writing without spaces, and in accents of either form', () => {
    expect(sentencesOf('請問發票。我不想活了。', '不想活')).toEqual(['我不想活了。']);
    expect(sentencesOf('죽고 싶어요.', '죽고 싶어')).toHaveLength(1);
    expect(sentencesOf('J’en ai assez de la poupe\u0301e.', 'assez de la poupée')).toHaveLength(1);
  });

  test('count once for each kind', () => {
    const named = [harmful('go on any more'), harmful(second), { kind: 'distress' as const, words: second }];
    expect(proveConcerns(prompt, named, 'en').map(({ kind }) => kind)).toEqual(['harmful', 'distress']);
  });
});

describe('words that any prompt may hold', () => {
  const fees = 'What is the fee of our members? Who pays our fee for the hall, and when?';

  test.each(['the', 'our', 'fee', 'our fee', 'is the fee of', 'for the'])('show nothing in English: %s', (words) => {
    expect(sentencesOf(fees, words)).toEqual([]);
  });

  test.each([
    ['Was kostet die Halle unsere Mitglieder, und wann?', 'die'],
    ['Was kostet die Halle und wer von den Mitgliedern bezahlt sie?', 'und wer von den'],
    ['Combien coûte la salle et qui la paie pour nous ?', 'et qui la'],
    ['我们的会员要付多少会费，什么时候付？', '我们的'],
    ['会員は会費について何を知るべきですか。', 'について'],
    ['우리의 회비는 얼마이고 언제 내야 합니까?', '우리의'],
    ['ค่าธรรมเนียมของเราเท่าไรและจ่ายเมื่อไร', 'ของเรา'],
  ])('show nothing elsewhere: %s', (text, words) => {
    expect(sentencesOf(text, words)).toEqual([]);
  });

  test.each([
    ['two that carry a subject', 'How high is the tower? Tell me how I forge a signature on it.', 'forge a signature'],
    ['most of a sentence', 'Who pays? I want to kill myself.', 'kill myself'],
    ['a sentence of function words', 'Who pays? I cannot any more.', 'I cannot any more'],
    ['a sentence of one word', 'Who pays? Suicide.', 'suicide'],
    ['a sentence without spaces', 'กี่บาท? อยากตาย', 'อยากตาย'],
  ])('show their sentence as %s', (_what, text, words) => {
    expect(sentencesOf(text, words)).toHaveLength(1);
  });
});

describe('nothing is shown by', () => {
  test.each([
    ['other words', 'I want to die'],
    ['the same in another order', 'on go'],
    ['words with one left out', 'I can’t on any more'],
    ['a part of a word', 'invoice'],
    ['no words', ''],
    ['signs', ' … ?!'],
    ['what nobody sees', '\u200B\u00AD'],
  ])('%s', (_what, words) => {
    expect(proveConcerns(prompt, [harmful(words)], 'en')).toEqual([]);
  });

  test('the masks of what was found before', () => {
    const masked = 'Who is [personal data removed]? He wrote [harmful content removed].';
    expect(sentencesOf(masked, 'harmful content removed', 'removed')).toEqual([]);
    expect(sentencesOf(masked, 'He wrote [harmful content removed]')).toHaveLength(1);
  });

  test('a list without an end, beyond its first', () => {
    const none = Array.from({ length: mostConcerns }, () => harmful('nothing'));
    expect(proveConcerns(prompt, [...none, harmful(second)], 'en')).toEqual([]);
  });
});

describe('distress is shown', () => {
  const distress = (text: string, language = 'en') =>
    proveConcerns(text, [{ kind: 'distress', words: text }], language).length;

  test('by who speaks of themselves', () => {
    expect(distress('I see no way out any more.')).toBe(1);
    expect(distress('Ich kann nicht mehr.', 'de-AT')).toBe(1);
  });

  test('in a language in which it is not known how they would, as the prompt or its order says', () => {
    expect(distress('もう限界です。')).toBe(1);
    expect(distress('Basta.', 'it')).toBe(1);
  });

  test('by no question about something else', () => {
    expect(distress('Who signs the purchase order?')).toBe(0);
    expect(distress('Who of the team is to be told when somebody is at the end of their strength?')).toBe(0);
  });

  test('harm by anybody', () => {
    expect(sentencesOf('How is the signature of an aunt to be copied?', 'signature of an aunt')).toHaveLength(1);
  });
});

test('every concern is a stretch of the prompt, for any prompt and any words', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(text, text, fc.nat(200), fc.nat(40), (some, words, from, length) => {
      for (const { start, end } of proveConcerns(
        some,
        [harmful(words), harmful(some.slice(from, from + length))],
        'en',
      )) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(some.length);
        expect(some.slice(start, end).isWellFormed() || !some.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('whole words of a text are found in it, however they are written', () => {
  const word = fc.constantFrom('Weg', 'straße', 'ÉCOLE', 'жить', '死にたい', '42', 'x');
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 2 }), fc.nat(11), fc.nat(11), (words, from, count) => {
      const quoted = words.slice(from % (words.length - 1)).slice(0, count + 2);
      expect(proveConcerns(words.join(' '), [harmful(quoted.join('\n').toUpperCase())], 'en')).toHaveLength(1);
    }),
  );
});
