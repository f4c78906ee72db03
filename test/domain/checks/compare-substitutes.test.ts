import { describe, expect, it } from 'vitest';
import { compareSubstitutes } from '../../../functions/domain/checks/compare-substitutes.ts';

const check = (claim: string, evidence: string) =>
  compareSubstitutes(claim, { readings: evidence.split('\n'), headings: ['Harbourline'] });

describe('comparing substitutes', () => {
  it.each([
    [
      'a word of the same meaning',
      'Notice goes to the seller of the vehicle.',
      'Notice goes to the seller of the car.',
    ],
    ['another verb', 'The seller mentions the price of it.', 'The seller names the price of it.'],
    ['a free rewording', 'Two girders hold up the deck of it.', 'The deck of it is supported by two beams.'],
    ['a month', 'The guarantee ends at noon on 1 September.', 'The guarantee lapses on 1 September at noon.'],
    ['another verb in a copy', 'The clinic provides scans by appointment.', 'The clinic offers scans by appointment.'],
    ['German verbs', 'Den Vertrag müssen zwei Zeugen unterzeichnen.', 'Den Vertrag müssen zwei Zeugen unterschreiben.'],
  ])('lets pass %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toEqual([]);
  });

  it.each([
    [
      'one thing for another',
      'The drug must not be taken together with amoxicillin.',
      'The drug must not be taken together with clarithromycin.',
    ],
    [
      'it where other words differ too',
      'The Act makes the fisheries master to write a log.',
      'The Act makes the harbour master to keep a log.',
    ],
    [
      'one symptom for another',
      'Verexal may cause hoarseness in some children.',
      'Verexal may cause sleepiness in some children.',
    ],
    [
      'it at the end of a sentence that goes on',
      'The outage was due to a loose cable in the boiler room.',
      'The outage was due to a loose cable in the pump house, which nobody inspects.',
    ],
    [
      'it in German',
      'Der Schaden ist sofort dem Hausmeister zu melden.',
      'Der Schaden ist sofort der Feuerwehr zu melden.',
    ],
    ['it in French', 'La clé est remise au gardien avant midi.', 'La clé est remise au notaire avant midi.'],
    ['it in Spanish', 'La madera se trata con barniz cada verano.', 'La madera se trata con aceite cada verano.'],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
