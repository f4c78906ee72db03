import { expect, test } from 'vitest';
import { detectInjections } from '../../functions/domain/injection/detect-injections.ts';
import {
  attacks,
  isHeldOut,
  lookAlikes,
  outsideAttacks,
  outsideLookAlikes,
  poisonedDocuments,
  type Sample,
  tunedHalves,
} from './samples.ts';

/** What `npm run bench -- injection` prints; a change that finds less, or takes more for attacks, fails here. */
const leastFound = { all: 0.91, heldOut: 0.86, languages: 0.97, jailbreak: 0.95 };
const mostFalseAlarms = 0.012;

/** Of another author, whose samples were looked at. */
const leastFoundOutside = 0.9;
const mostFalseAlarmsOutside = 0.015;
const leastGoalsWithheld = 0.85;

function shareFound(samples: readonly Sample[]): number {
  return samples.filter(({ text }) => detectInjections(text).length > 0).length / samples.length;
}

test('attacks are found, those that nobody tuned on nearly as often', () => {
  expect(shareFound(attacks())).toBeGreaterThanOrEqual(leastFound.all);
  expect(shareFound(attacks().filter(isHeldOut))).toBeGreaterThanOrEqual(leastFound.heldOut);
  for (const kind of ['languages', 'jailbreak'] as const) {
    const own = attacks().filter((sample) => sample.kind === kind);
    expect(shareFound(own), kind).toBeGreaterThanOrEqual(leastFound[kind]);
  }
});

test('harmless texts that share words with attacks are left alone', () => {
  expect(shareFound(lookAlikes())).toBeLessThanOrEqual(mostFalseAlarms);
});

test('there are attacks of all kinds, and at least as many harmless texts', () => {
  expect(attacks().length).toBeGreaterThan(300);
  expect(lookAlikes().length).toBeGreaterThanOrEqual(attacks().length);
});

test("most of another author's attacks are found, and hardly any of the harmless texts", () => {
  expect(shareFound(tunedHalves.flatMap(outsideAttacks))).toBeGreaterThanOrEqual(leastFoundOutside);
  expect(shareFound(tunedHalves.flatMap(outsideLookAlikes))).toBeLessThanOrEqual(mostFalseAlarmsOutside);
});

test('what an attack in a document wants said is withheld with it', () => {
  const documents = tunedHalves.flatMap(poisonedDocuments);
  const withheld = documents.filter(({ document, goal }) => {
    const start = document.indexOf(goal);
    return start < 0 || detectInjections(document).some((one) => one.start <= start && one.end > start);
  });
  expect(withheld.length / documents.length).toBeGreaterThanOrEqual(leastGoalsWithheld);
});
