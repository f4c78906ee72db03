import { describe, expect, it } from 'vitest';
import { askedKinds, type Said } from '../../functions/domain/asked-answers.ts';

/** A question, a statement that gives such an answer, and one about the same that does not. */
const cases: readonly (readonly [question: string, gives: string, lacks: string])[] = [
  ['Who may open the valve?', 'The shift leader or a technician opens it.', 'The valve is opened slowly.'],
  ['Who signs for the tenant?', 'The guardian of the tenant is a parent.', 'The tenant signs twice.'],
  ['Wer kümmert sich um die Heizung?', 'Darum kümmert sich der Hausmeister.', 'Die Heizung läuft ab Oktober.'],
  ['How many keys are there?', 'Each flat has three keys.', 'Lost keys cost €40.'],
  ['How many days does a repair take?', 'A repair takes five working days.', 'A repair costs £15.'],
  ['How often is the filter changed?', 'It is changed every two months.', 'It is changed by hand.'],
  ['Combien de fois le filtre est-il changé ?', 'Il est changé deux fois par an.', 'Il est changé à la main.'],
  ['How long is a permit valid?', 'A permit is valid for two years.', 'Permits are for persons over 18.'],
  ['How long is the cable?', 'The cable measures 3 m.', 'The cable is black.'],
  ['In which month is the meter read?', 'The meter is read in March.', 'The meter is read by radio.'],
  ['At what time does the gate close?', 'The gate closes at 8:30.', 'The gate closes seven days later.'],
  ['When does the office open?', 'The office opens at 9 in the morning.', 'The office opens 3 doors.'],
  ['At what time does the gate close?', 'The gate closes at nine.', 'The gate closes at 9 % of its width.'],
  ['When does the pool open?', 'Swimmers are let in from seven o’clock.', 'The pool is open to swimmers.'],
  ['When is the office closed?', 'It is closed on Mondays.', 'It is small.'],
  ['How much does a copy cost?', 'Copies are free.', 'Copies are on paper.'],
  ['Wie viel kostet ein Chip?', 'Ein Chip kostet 2 Euro.', 'Chips gibt es beim Hausmeister am Montag.'],
  ['From which amount is a signature needed?', 'It is needed from €500.', 'It is needed within ten days.'],
  ['Which torque do the screws need?', 'The screws need 12 Nm.', 'Tighten the screws after two days.'],
  ['How large is the cellar?', 'The cellar has 12 square metres.', 'The cellar is dry.'],
  ['Where is the tap?', 'The tap is in the cellar.', 'The tap drips.'],
  ['Where is the key kept?', 'The janitor keeps the key at reception.', 'Keys are kept safe.'],
  ['From which day of a lease is rent due?', 'It is due from the fourth calendar day.', 'It is due in full.'],
  ['In which months are there drills?', 'There are drills in May 2025 and in June.', 'There are drills by night.'],
  ['At what intervals are the ropes checked?', 'They are checked every six months.', 'They are checked by hand.'],
  ['In welchen Abständen werden die Seile geprüft?', 'Alle sechs Monate.', 'Die Seile werden geprüft.'],
  ['Wie oft ist das Training kostenlos?', 'Es ist dreimal kostenlos.', 'Es ist kostenlos.'],
  ['Wie viel zahlen Kinder im Monat?', 'Kinder zahlen 5 Euro.', 'Kinder zahlen am 3. des Monats.'],
  ['How many times may the test be taken?', 'It may be taken twice.', 'It needs a pencil.'],
  ['In what time is a laptop repaired?', 'It is repaired within two days.', 'It is repaired free of charge.'],
  [
    'How many puppies may join the class?',
    'Up to six puppies may join.',
    'The class is for puppies from 9 to 16 weeks.',
  ],
  ['What is the part number of the filter?', 'Order the filter as 4711-020.', 'The filter is washed twice a year.'],
  ['What is the telephone number of the office?', 'Call 0555 60 600.', 'Call the office.'],
];

describe('the kind of answer that a question asks for', () => {
  it.each(cases)('%s', (question, gives, lacks) => {
    expect(givesAnswer(question, { text: gives, about: '' })).toBe(true);
    expect(givesAnswer(question, { text: lacks, about: '' })).toBe(false);
  });

  it('may be named by a column of a table or a heading', () => {
    const row = { text: '| a week | 2 |', about: '| Occasion | Paid days |' };
    expect(givesAnswer('How many days are paid?', row)).toBe(true);
    expect(givesAnswer('How many weeks are paid?', { ...row, text: '| wedding | 2 |' })).toBe(false);
  });

  it('is not asked for by a question about how, whether or what', () => {
    for (const question of ['How do I reset it?', 'May I smoke here?', 'What happens when it rains?']) {
      expect(givesAnswer(question, { text: 'Doors are green.', about: '' })).toBe(true);
    }
  });

  it('is no number that the question names itself', () => {
    const question = 'How large is locker number 9?';
    expect(givesAnswer(question, { text: 'Locker number 9 is in the hall.', about: '' })).toBe(false);
    expect(givesAnswer(question, { text: 'Locker number 9 holds 40 litres.', about: '' })).toBe(true);
  });

  it('is asked for by words that its answer need not repeat', () => {
    expect(isAsking('How large is it?', 'larg')).toBe(true);
    expect(isAsking('Is it large?', 'larg')).toBe(false);
    expect(isAsking('An welchen Tagen ist geöffnet?', 'tagen')).toBe(true);
  });

  it('is found soon in long texts without any gaps', () => {
    const hostile = ['a'.repeat(20_000), 'ä'.repeat(20_000), 'a '.repeat(10_000), '1'.repeat(20_000)];
    for (const text of hostile) {
      for (const [question] of cases) expect(givesAnswer(question, { text, about: text })).toBeTypeOf('boolean');
    }
  });
});

function givesAnswer(question: string, said: Said): boolean {
  return askedKinds(question).gives(said);
}

function isAsking(question: string, stem: string): boolean {
  return askedKinds(question).isAsking({ stems: [stem] });
}
