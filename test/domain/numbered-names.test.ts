import { describe, expect, it } from 'vitest';
import { numbersAnother } from '../../functions/domain/numbered-names.ts';

describe('names that end in a number', () => {
  it.each([
    ['What does E09 mean?', 'E01: the emergency stop is pressed.'],
    ['When is version 3 released?', 'Version 1 is switched off on 30 June 2026.'],
    ['May class 4 data be stored here?', 'Class 2 data may be stored here.'],
    ['Ward 7 is open.', 'Ward 9 is open.'],
    ['Pump number 3 leaks.', 'Pump number 4 leaks.'],
    ['The tap on pump 3 leaks.', 'The tap on pump 4 leaks.'],
    ['The beds in house 4 are dry.', 'The beds in house 6 are dry.'],
    ['Plant 2 stood still.', 'Plant 3 stood still.'],
    ['The cable leads to site 4.', 'The cable leads to site 5.'],
  ])('%s speaks of another than: %s', (question, text) => {
    expect(numbersAnother(question, text)).toBe(true);
  });

  it.each([
    ['What does E09 mean?', 'E01 and E09 mean that the door is open.'],
    ['What does E09 mean?', 'The door is open.'],
    ['Do I pay 30 pounds?', 'Members pay 20 pounds.'],
    ['What is due within 30 minutes?', 'It is due within 40 minutes.'],
    ['Ward 7 has 9 beds.', 'Ward 7 has 12 beds.'],
    ['It was on May 7.', 'It was on May 9.'],
    ['Ward 7 and Ward 9 are open.', 'Ward 9 is open.'],
    ['Ward 7 is open.', 'The ward is open.'],
    ['Volunteers plant 20 trees a year.', 'Volunteers plant 30 trees a year.'],
    ['The stations record 40 quakes.', 'The stations record 60 quakes.'],
    ['The barns house 4 horses.', 'The barns house 6 horses.'],
    ['They want to plant 20 trees.', 'They want to plant 30 trees.'],
    ['', ''],
  ])('%s is not contradicted by: %s', (question, text) => {
    expect(numbersAnother(question, text)).toBe(false);
  });
});
