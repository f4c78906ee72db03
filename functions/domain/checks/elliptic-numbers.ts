import { lazyPattern } from '../lazy.ts';
import type { Quantity } from '../quantities.ts';
import { unitOf } from '../units.ts';
import { isTime } from './equal-numbers.ts';

const nearly = String.raw`(?:(?:about|around|nearly|almost|only|just|over|under|some|etwa|rund|knapp|fast|nur|environ|près de|seulement|unos|unas|casi|solo) )?`;
const gap = String.raw`[^.;:!?\n\d]{0,40}(?<![\p{L}\p{N}])`;
/** From before the number that has its unit, which is put as "#", up to the one that leaves it out. */
const beside = lazyPattern(
  [
    String.raw`#${gap}(?:(?:up|down) from|compared (?:with|to)|against|versus|instead of|rather than|than|and|or|gegenüber|statt|als|und|oder|contre|et|ou|au lieu de|frente a|contra|y|o) ${nearly}$`,
    String.raw`(?<!\p{L})(?:to|auf|à|a) ${nearly}#${gap}(?:from|von|de|desde) ${nearly}$`,
    String.raw`(?<!\p{L})(?:from|von|de|desde) ${nearly}#${gap}(?:to|auf|à|a) ${nearly}$`,
  ].join('|'),
  'iu',
);
/** "Dry after two" is of a time. */
const lasting = lazyPattern(
  String.raw`#[^.;:!?\n\d]{0,60}(?<!\p{L})(?:for|after|within|für|nach|binnen|pendant|après|durante|después de) ${nearly}$`,
  'iu',
);
/** Before a number whose unit comes with a second one, and between both. */
const beginning = lazyPattern(String.raw`(?<!\p{L})(?:from|between|von|zwischen|de|entre|desde) ${nearly}$`, 'iu');
const leading = lazyPattern(String.raw`^${gap}(?:to|and|auf|bis|und|à|et|a|hasta|y) ${nearly}$`, 'iu');
/** What is followed by something else is a number of that. */
const ending = lazyPattern(
  String.raw`^(?:\s*(?:[,;)!?–—]|\.(?!\d)|$)|\s+(?:in|on|at|by|for|to|from|and|or|a|an|per|the|last|this|before|when|as|after|im|am|bis|auf|und|pro|je|dans|en|et|à|par|y|a|por|$))(?![\p{L}\p{N}])`,
  'iu',
);
/** In characters: what stands further off is another matter. */
const longest = 80;

/** "8.5 million euros, up from 7.9 million" leaves out the unit where it is said next to it, in the same clause. */
export function isElliptic(bare: Quantity, claimed: Quantity, known: readonly Quantity[], evidence: string): boolean {
  if (bare.dimension !== 'count' || bare.noun !== '' || bare.isLoose === true || bare.amount !== claimed.amount)
    return false;
  const start = bare.at;
  const end = endOf(bare);
  return known.some((one) => {
    if (one.isLoose === true || one.dimension !== claimed.dimension) return false;
    if (one.value / one.amount !== claimed.value / claimed.amount) return false;
    if (one.at < start) {
      const between = `${evidence.slice(Math.max(0, one.at - longest), one.at)}#${evidence.slice(endOf(one), start)}`;
      const isBeside = beside().test(between) || (isTime(claimed) && lasting().test(between));
      return start - endOf(one) < longest && isBeside && ending().test(evidence.slice(end, end + longest));
    }
    return (
      one.at - end < longest &&
      leading().test(evidence.slice(end, one.at)) &&
      beginning().test(evidence.slice(Math.max(0, start - longest), start))
    );
  });
}

const periodBefore = lazyPattern(String.raw`(?<!\p{L})(\p{L}+) $`, 'u');
const atItsEnd = lazyPattern(String.raw`(?<!\p{L})(?:at|after|by|nach|après|al cabo de) $`, 'iu');

/** "At week 12" is "at 12 weeks"; a numbered week is no time of so many weeks. */
export function isNumberedPeriod(
  bare: Quantity,
  claimed: Quantity,
  { claim, evidence }: { readonly claim: string; readonly evidence: string },
): boolean {
  if (bare.dimension !== 'count' || bare.amount !== claimed.amount || !isTime(claimed)) return false;
  const [, period = ''] = periodBefore().exec(evidence.slice(Math.max(0, bare.at - longest), bare.at)) ?? [];
  const [dimension, factor] = unitOf(period.toLowerCase()) ?? [];
  const isOfUnit = dimension === claimed.dimension && factor === claimed.value / claimed.amount;
  return isOfUnit && atItsEnd().test(claim.slice(Math.max(0, claimed.at - longest), claimed.at));
}

function endOf({ at, text }: Quantity): number {
  return at + text.length;
}
