import { expect, it } from 'vitest';
import { repeatsSentence } from '../../../functions/domain/checks/repeats-sentence.ts';

const sentence = 'The pump may stop after ten minutes without water or oil.';

it.each([
  ['The pump may stop after ten minutes without water or oil.', true],
  ['The pump may stop after ten minutes without water or oil because somebody has paid for it.', true],
  ['As the valve is open, the pump may stop after ten minutes without any water or oil.', true],
  ['The pump stops after ten minutes.', true],
  ['The pump must stop without water.', true],
  ['Without water, it is ten minutes until the pump comes to a stop.', false],
  ['Somebody pays for it.', false],
  ['', false],
])('%s', (claim, repeats) => {
  expect(repeatsSentence(claim, ['Something else is said here.', sentence])).toBe(repeats);
  expect(repeatsSentence(claim, [`It is loud. ${sentence}`])).toBe(repeats);
});

it('takes no two words for a sentence that is repeated', () => {
  expect(repeatsSentence('Water stops the pump.', ['Pump stops.'])).toBe(false);
});
