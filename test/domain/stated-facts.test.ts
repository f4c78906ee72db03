import { describe, expect, it } from 'vitest';
import { askedFacts, isSign, sameFact, statedFacts } from '../../functions/domain/stated-facts.ts';

const all = new Set(
  'number time place money temperature weight length area volume sound power pressure speed phone'
    .split(' ')
    .map((name) => `#${name}`),
);

describe('kinds of fact', () => {
  it.each([
    ['How many days is it kept?', '#number'],
    ['Wie lange gilt das?', '#number'],
    ['可以借多少本书？', '#number'],
    ['When does it begin?', '#time'],
    ['Wann beginnt es?', '#time'],
    ['图书馆几点开门？', '#time'],
    ['Where is the office?', '#place'],
    ['How much does it cost?', '#money'],
  ])('are asked for by the form of "%s"', (question, sign) => {
    expect(askedFacts(question)).toContain(sign);
    expect(askedFacts('Explain the report.')).toEqual([]);
  });

  it.each([
    ['It is kept for twelve days.', '#number'],
    ['It opens on Monday.', '#time'],
    ['The price is 12 euros.', '#money'],
    ['每页0.1元。', '#money'],
    ['Store below 25 °C.', '#temperature'],
    ['水温以80至85摄氏度为宜。', '#temperature'],
    ['| Weight | 480 | 545 | kg |', '#weight'],
    ['The flat measures 78 square metres.', '#area'],
    ['Call 0800 555 0199.', '#phone'],
  ])('are stated by "%s"', (text, sign) => {
    expect(statedFacts(text, all)).toContain(sign);
    expect(statedFacts(text, new Set())).toEqual([]);
  });

  it('are not stated by other words and numbers', () => {
    expect(statedFacts('The machine stands on a floor.', all)).toEqual([]);
    expect(statedFacts('It has 5 moving parts.', all)).toEqual(['#number']);
  });

  it('relate the words that mean the same measure', () => {
    expect(sameFact('heavi')).toEqual(expect.arrayContaining(['#weight', 'weigh', 'mass']));
    expect(sameFact('report').filter(isSign)).toEqual([]);
  });
});
