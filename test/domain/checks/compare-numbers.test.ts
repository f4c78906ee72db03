import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../../functions/domain/checks/compare-numbers.ts';

const check = (claim: string, evidence: string) =>
  compareNumbers(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing numbers', () => {
  it.each([
    ['another magnitude of the same size', 'It has 1.5 million users.', 'It has 1,500,000 users.'],
    ['another unit of the same size', 'It takes 120 minutes and weighs 2 kg.', 'It takes 2 h and weighs 2,000 g.'],
    ['words for digits', 'Twenty-five routes exist.', 'There are 25 routes.'],
    ['a share for a percentage', 'Half of them failed.', '50 % of them failed.'],
    ['a half in words', 'It takes an hour and a half.', 'It takes 90 minutes.'],
    ['a part of a million', 'It has half a million members.', 'It has 500,000 members.'],
    ['a sign for a fraction', 'It holds 2.75 litres.', 'It holds 2¾ litres.'],
    ['hours and minutes', 'It takes 2 h and 15 min.', 'It takes 135 minutes.'],
    ['what is converted', 'It is 6.2 miles long, at 98.6 °F.', 'It is 10 km long, at 37 °C.'],
    ['how often, said otherwise', 'It runs twice a year.', 'It runs every six months.'],
    ['a rounded number', 'Over 2,000 people and nearly 60 dogs came.', '2,030 people and 59 dogs came.'],
    ['a sum', 'It has 20 rooms in all.', 'It has 12 rooms and 8 rooms.'],
    ['a difference', 'It stood empty for three years.', 'It stood empty from 2015 to 2018.'],
    ['a part of a whole', '25% of the patients relapsed.', 'Of 400 patients, 100 relapsed.'],
    ['the length of a list', 'It has three sites.', 'It has sites in Leeds, York and Hull.'],
    ['months as weeks', 'It took three months.', 'It took 12 weeks.'],
    ['one of two numbers', 'It was answered by 412 people.', 'It was answered by 412 of 530 people.'],
    [
      'a unit left out',
      'Books are lent for three weeks, films for one week.',
      'Books are lent for three weeks, films for one.',
    ],
    ['the column that names the unit', 'The pressure is 4.2 bar.', 'P2 — Pressure (bar): 4.2; Power: 7 kW.'],
    ['a number in words at the start', 'Seventy-one of the trees were felled.', 'Of the 90 trees, 71 were felled.'],
    [
      'thousands parted by spaces or dots',
      'It sold 12 400 and 3.200.000 seats.',
      'It sold 12,400 and 3.2 million seats.',
    ],
    [
      'a number of several words in German',
      'Es sind 250 Plätze und 41 Stufen.',
      'Es sind zweihundertfünfzig Plätze und einundvierzig Stufen.',
    ],
    [
      'a number of several words in French',
      'Il y a 97 places et 200 chaises.',
      'Il y a quatre-vingt-dix-sept places et deux cents chaises.',
    ],
    [
      'a number of several words in Spanish',
      'Hay 35 salas y 500 sillas.',
      'Hay treinta y cinco salas y quinientas sillas.',
    ],
    ['a fraction without a whole', 'Costs were 20% higher.', 'Costs were a fifth higher.'],
    ['a fraction in German', 'Das sind 75 Prozent der Betriebe.', 'Das sind drei Viertel der Betriebe.'],
    ['a fraction in French', 'Un élève sur quatre est absent.', 'Un quart des élèves est absent.'],
    ['a fraction in Spanish', 'Votó el 50 % de los socios.', 'Votó la mitad de los socios.'],
    ['equal parts', 'Each of the two pays half.', 'The fee is shared equally between the two.'],
    ['a decade', 'It has lasted for ten years.', 'It has lasted for the last decade.'],
    ['half a year', 'It took six months.', 'It took the first half of the year.'],
    ['currency before and after a number', 'It cost CHF 400.', 'It cost 400 francs.'],
    ['degrees of the same scale', 'It is 30 degrees.', 'It is 30 °C.'],
    ['an hour and some minutes', 'It takes an hour and twenty minutes.', 'It takes 80 minutes.'],
    ['the rest of what is paid', 'Tenants pay 15 euros of it.', 'It costs 50 euros, of which the landlord pays 35.'],
    ['the rest of a whole', '14 of the guests were adults.', 'Of 20 guests, six were children.'],
    ['a share of a whole', '300 of them rent.', 'Of the 1,000 families, 30% rent.'],
    ['what was before a change', 'It had cost 200 euros.', 'The price rose by a quarter to 250 euros.'],
    ['a product', 'In all, they take 6 hours.', 'There are eight lessons of 45 minutes each.'],
    ['how many times as much', 'The new one is four times as long.', 'The old one is 5 km long, the new one 20 km.'],
    ['how many happen in a year', 'There are four issues a year.', 'An issue appears every three months.'],
    ['the time between two times', 'The trip takes 95 minutes.', 'It leaves at 8:10 and arrives at 9:45.'],
    ['the unit of another column', 'Iron rose to 3.4 mg/l.', 'Iron — Limit (mg/l): 5; Measured: 3.4.'],
    ['the scale of a column', 'Sales came to €3.2 million.', 'North — Sales (EUR thousand): 3,200.'],
    ['what was named before', 'These two days are free.', 'It is free on 1 May and on 3 May.'],
    ['a comma for a point', 'Es kostet 1.500,50 Euro und das ist viel.', 'Der Preis ist nicht klein: 1500,5 Euro.'],
    ['a round bound that is true', 'Over two thousand letters arrived.', 'The office received 2,310 letters.'],
    ['a rounded fraction', 'Solar met nearly three quarters of demand.', 'Solar covered 72% of demand.'],
    ['what is halved', 'The dose is cut by 50%.', 'Halve the dose.'],
    [
      'months between two dates',
      'The mill was back at work two months later.',
      'The mill closed on 3 March 2019 and reopened in May.',
    ],
    [
      'days between two dates',
      'Trams are replaced by buses for a little over two weeks.',
      'Between 2 and 18 April 2026, buses replace the trams.',
    ],
    ['years between two dates', 'She spent four years in Lima.', 'From 2011 to 2015 she lived in Lima.'],
    [
      'the other of two that are compared',
      'In 2018 the mine had produced 5.5 Mt.',
      'The mine produced 5.0 Mt in 2019, which was 0.5 Mt less than in 2018.',
    ],
    [
      'a limit that is passed by so much',
      'The limit is 80 °C.',
      'The shaft reached 86 °C, six degrees above the limit.',
    ],
    ['the next whole number', 'Dogs of three and younger travel free.', 'Dogs under four travel free.'],
    [
      'how often one goes into another',
      'The cap is reached after 150 days.',
      'Guides get 8 euros for each day, but not more than 1,200 euros a year.',
    ],
    [
      'a magnitude that two numbers share',
      'Income should come to £3–5 million.',
      'Income of between £3 million and £5 million is expected.',
    ],
    ['the first week', 'In the first seven days it may itch.', 'It may itch, above all during the first week.'],
    ['quinze jours', 'Le filtre est changé tous les quinze jours.', 'Le filtre est changé toutes les deux semaines.'],
    ['a result', 'Eastpark scored 41 goals.', 'Eastpark — Wins: 12; Goals: 41:19; Points: 40.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another number', 'It takes 3 days.', 'It takes 2 days.'],
    ['another unit', 'It takes 2 hours.', 'It takes 2 minutes.'],
    ['another magnitude', 'It cost $1.5 billion.', 'It cost $1.5 million.'],
    ['percent for percentage points', 'It rose by 2 percent.', 'It rose by 2 percentage points.'],
    ['a value outside a range', 'It takes 12 days.', 'It takes 5–10 days.'],
    ['another number in words', 'Seventy-two of the trees were felled.', 'Of the 90 trees, 71 were felled.'],
    [
      'another German number',
      'Es sind 240 Plätze und nicht mehr.',
      'Es sind zweihundertfünfzig Plätze und nicht mehr.',
    ],
    ['another fraction', 'Costs were a quarter higher.', 'Costs were a fifth higher.'],
    ['another fraction in French', 'Un élève sur trois est absent.', 'Un quart des élèves est absent.'],
    ['a fraction for the whole', 'Half of the fee is refunded.', 'The fee is refunded in full.'],
    ['another length of time in words', 'Let it rest for an hour.', 'Let it rest for a day.'],
    ['a longer time in words', 'It must be used within a week.', 'It must be used within four days.'],
    ['times for degrees', 'Turn it 45 times.', 'Turn it by 45 degrees.'],
    ['another percentage worked out', 'Sales were 8.3% higher.', 'Sales — 2021: 250; 2022: 273.'],
    ['the time between other times', 'The trip takes 85 minutes.', 'It leaves at 8:10 and arrives at 9:45.'],
    ['another rest of a whole', '15 of the guests were adults.', 'Of 20 guests, six were children.'],
    ['another unit than the column', 'Iron rose to 3.4 g/l.', 'Iron — Limit (mg/l): 5; Measured: 3.4.'],
    ['another ordinal in German', 'Das ist der dritte Versuch.', 'Das ist der zweite Versuch.'],
    ['another ordinal after an article', 'It was a third attempt.', 'It was a second attempt.'],
    ['another ordinal', 'The second pump failed.', 'The first pump failed.'],
    ['another share', 'A quarter of the patients recovered.', 'Two thirds of the patients recovered.'],
    ['another part of a million', 'It has half a million members.', 'It has 250,000 members.'],
    ['other hours and minutes', 'It takes 2 h and 25 min.', 'It takes 135 minutes.'],
    ['a sum of its own', 'It has 21 rooms in all.', 'It has 12 rooms and 8 rooms.'],
    ['another number of times', 'It runs three times a year.', 'It runs every six months.'],
    ['what is not rounded so', 'Over 3,000 people came.', '2,030 people came.'],
    ['another part of a whole', '30% of the patients relapsed.', 'Of 400 patients, 100 relapsed.'],
    ['the length of another list', 'It has four sites.', 'It has sites in Leeds, York and Hull.'],
    ['a round bound on the wrong side', 'Over three thousand letters arrived.', 'The office received 2,310 letters.'],
    [
      'other days than between two dates',
      'Trams are replaced by buses for five weeks.',
      'Between 2 and 18 April 2026, buses replace the trams.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});

describe('comparing numbers as figures are written', () => {
  it.each([
    ['a ratio in words', 'Resin and hardener are mixed four to one.', 'Mix resin and hardener 4:1.'],
    ['a multiple with one word', 'Output is five times what it was.', 'Output has risen fivefold.'],
    ['an ordinal in words', 'It is the twenty-fifth anniversary.', 'The hotel celebrates its 25th anniversary.'],
    ['the cell that names the unit', 'It weighs 3.2 kilograms.', 'Weight — Value: 3.2; Unit: kg.'],
    ['a value below zero in its column', 'Toluene melts at −95 °C.', 'Toluene — Melting point (°C): −95.'],
    ['a change without its sign', 'Sales fell by 2.4%.', 'North — 2021: 40; Change: -2.4%.'],
    [
      'a percentage before millions',
      'Costs rose by 8.4 percent to 412 million euros.',
      'Costs rose by 8.4 % to EUR 412 million.',
    ],
    ['a currency in front of both ends', 'The fine is between €50 and €200.', 'The fine is EUR 50 to 200.'],
    [
      'a year before a currency',
      'It was CHF 4.4 million in 2021.',
      'In 2020 it was CHF 4.1 million, in 2021 CHF 4.4 million.',
    ],
    [
      'a unit said before',
      'It rose from 7 million kroner to 8 million.',
      'It was 8 million kroner, up from 7 million.',
    ],
    [
      'years of a table',
      'It was scrapped three years earlier.',
      'Aurora — Scrapped: 1961.\nBorealis — Scrapped: 1958.',
    ],
    ['an hour with a dot', 'It opens between 6.45 and 10.30.', 'It is open from 6:45 to 10:30.'],
  ])('takes %s for the same', (_class, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['another ratio', 'Resin and hardener are mixed 5:1.', 'Mix resin and hardener 4:1.'],
    ['another ordinal', 'It is on the fifteenth floor.', 'It is on the 14th floor.'],
    ['another unit of a pair', 'It is above 135/85 kPa.', 'A reading above 135/85 mmHg is too high.'],
    ['the scale of the column left out', 'Personnel cost EUR 44.', 'Personnel — 2021 (EUR m): 41; 2022 (EUR m): 44.'],
    [
      'an end of a range for the difference of both',
      'Keep it between 4 °C and 6 °C.',
      'Keep it between 4 °C and 10 °C.',
    ],
    [
      'a number that differs from it by another',
      'It must not exceed 40 hours.',
      'It must not exceed 48 hours, and 8 hours at night.',
    ],
    ['one in place of several, in French', 'Les travaux durent un mois.', 'Les travaux durent trois mois.'],
    ['a release for a count of rows', 'It came with release 2.0.', '3.0 — Change: dark.\n3.1 — Change: light.'],
    ['another time later', 'A month later it closed.', 'A year later it closed.'],
    ['days of another kind', 'It is decided within 10 calendar days.', 'It is decided within ten working days.'],
  ])('finds %s', (_class, claim, evidence) => {
    expect(check(claim, evidence)).not.toEqual([]);
  });
});

describe('comparing numbers whose unit is said elsewhere', () => {
  it.each([
    ['beside a comparison', 'It was 12 percent.', 'It is 14 percent, against only 12 a year ago.'],
    ['before a change', 'It was 300 metres long in 1990.', 'It is 400 metres long, down from 300 in 1990.'],
    ['with the second of two', 'It was 7 million euros.', 'It rose from 7 million in May to 8 million euros.'],
    [
      'after a longer time',
      'White bread is dry after two days.',
      'It keeps for four days, white bread is dry after two.',
    ],
    ['of a numbered period', 'At 12 weeks, two were ill.', 'Two were ill at week 12.'],
    ['in the name of the column', 'The pressure is 4 bar.', 'P2 — Pressure in bar: 4; Valves: 7.'],
  ])('takes one %s for the same', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    ['an item of a list', 'The dose is 5 mg.', '5. Give a dose of 10 mg.'],
    ['a bracketed item', 'It takes 3 hours.', '(3) It takes 5 hours.'],
    ['an item after it', 'It takes 3 hours.', 'It takes 5 hours. 3. Let it dry.'],
    ['a step', 'The dose is 5 mg.', 'Step 5: give a dose of 10 mg.'],
    ['a section', 'The fee is 12 euros.', 'Section 12: the fee is 50 euros.'],
    ['a section after it', 'The fee is 12 euros.', 'The fee is 50 euros from section 12.'],
    ['a section in another clause', 'The fee is 12 euros.', 'The fee is 50 euros and section 12 applies.'],
    ['a note', 'The dose is 7 mg.', 'The dose is 10 mg (see note 7).'],
    ['a rule', 'The deposit is 300 euros.', 'Rule 300. The deposit is 50 euros.'],
    ['a model', 'The warranty lasts 24 months.', 'Model 24: the warranty lasts 36 months.'],
    ['a room', 'The voltage is 230 volts.', 'Room 230: the voltage is 110 volts.'],
    ['a route', 'The fine is €20.', 'The fine is €80 or €100 for route 20.'],
    ['a week', 'It lasts five weeks.', 'It lasts from week 5 to week 9, 30 days in all.'],
    ['an age', 'The fee is 4 euros.', 'The fee is 15 euros for children from 4.'],
    ['an hour', 'It is open 9 hours.', 'It is open 6 hours from 9.'],
    ['a count of others', 'The fee is 12 euros.', 'The fee is 50 euros, and 12 of the members pay it.'],
    ['an article in French', "L'amende est de 6 euros.", "Article 6 : l'amende est de 90 euros."],
    ['a fall for a rise', 'Sales rose by 2.4%.', 'North — Change: -2.4%.'],
  ])('does not take %s for the amount', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toMatchObject([{ verdict: 'contradicted' }]);
  });
});
