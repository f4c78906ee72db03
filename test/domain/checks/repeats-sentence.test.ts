import { expect, it } from 'vitest';
import { repeatsSentence } from '../../../functions/domain/checks/repeats-sentence.ts';

const sentence = 'The pump stops after ten minutes without water.';

it.each([
  ['The pump stops after ten minutes without water.', true],
  ['The pump stops after ten minutes without water because somebody has paid for it.', true],
  ['As the valve is open, the pump stops after ten minutes without any water.', true],
  ['The pump stops after ten minutes.', false],
  ['Without water, it is ten minutes until the pump stops.', false],
  ['Somebody pays for it.', false],
  ['', false],
])('%s', (claim, repeats) => {
  expect(repeatsSentence(claim, ['Something else is said here.', sentence])).toBe(repeats);
  expect(repeatsSentence(claim, [`It is loud. ${sentence}`])).toBe(repeats);
});

it('takes no two words for a sentence that is repeated', () => {
  expect(repeatsSentence('Water stops the pump.', ['Pump stops.'])).toBe(false);
});
