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
    [
      'an adjective of the same organ',
      'The nurse ordered a check of the heart there.',
      'The nurse ordered a cardiac check there.',
    ],
    [
      'what is said of most things',
      'The average ferry trip grew shorter last year.',
      'Night ferry trips grew shorter last year.',
    ],
    ['what is to be done', 'Close the latch on the door before going.', 'Lock the latch on the door before going.'],
    ['an irregular past', 'The firm undertook repairs of the roof.', 'The firm handled repairs of the roof.'],
    ['a verb after an adverb', 'Ten fans jointly supply 40 kW to it.', 'Ten fans have a joint yield of 40 kW in it.'],
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
    [
      'it beside the same noun, however the rest is worded',
      'Unless company law says otherwise, files are deleted after a year.',
      'Files are deleted after a year if copyright law does not say otherwise.',
    ],
    [
      'two words for one',
      'Locks are opened by the night watchman before every tide.',
      'Locks are opened by the harbour pilot before every tide.',
    ],
  ])('finds %s', (_case, claim, evidence) => {
    expect(check(claim, evidence)).toHaveLength(1);
  });
});
