import { shareOf, stemsOf } from '../clauses.ts';
import { wordsOf } from '../content-words.ts';
import { rivalsOf } from '../opposites.ts';
import { type Check, contradicted } from './check.ts';

/** How much of the claim has to stand in the evidence before a word of it can be another of the same kind. */
const leastShared = 0.4;
/** The same of parties: where one of them has a duty, the other has a right. */
const leastSharedOfParties = 0.8;

/** What the evidence says of a tenant, of steel or of the liver is not said of a landlord, of copper or of the kidney. */
export const compareKinds: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  const [claimed, said] = [claim, evidence].map(wordsIn);
  if (claimed === undefined || said === undefined) return [];
  const above = new Set(wordsIn(headings.join('\n')));
  const rivals = rivalsOf(claimed, said).filter((rival) => !above.has(rival.claimed));
  const side = otherSide(claimed, said);
  if (side !== undefined) return [contradicted(`the evidence says this of ${side.said}, not of ${side.claimed}`)];
  if (rivals.length === 0) return [];
  const exchanged = new Set(stemsOf(rivals.map((rival) => rival.claimed).join(' ')));
  const rest = stemsOf(claim).filter((stem) => !exchanged.has(stem));
  if (rest.length === 0) return [];
  const shared = shareOf(rest, stemsOf(evidence));
  return (
    rivals
      // Her employer is whose employee she is.
      .filter((rival) => !rival.areParties || !(isPossessed(rival.claimed, claim) || isPossessed(rival.said, evidence)))
      .filter(({ areParties }) => shared >= (areParties ? leastSharedOfParties : leastShared))
      .map((rival) => contradicted(`the evidence says this of ${rival.said}, not of ${rival.claimed}`))
  );
};

const compass = /^(nord|süd|sud|ost|west|north|south|east|ober|unter|innen|außen|aussen|vor|nach)(\p{L}{4,})$/u;

/** "Südufer" for "Nordufer": the same word with another side before it. */
function otherSide(claimed: readonly string[], said: readonly string[]) {
  for (const word of claimed) {
    const [, side, of] = compass.exec(word) ?? [];
    if (of === undefined || said.includes(word)) continue;
    const other = said.find((one) => {
      const [, its, rest] = compass.exec(one) ?? [];
      return rest === of && its !== side && !claimed.includes(one);
    });
    if (other !== undefined) return { claimed: word, said: other };
  }
  return undefined;
}

function isPossessed(party: string, text: string): boolean {
  return new RegExp(
    String.raw`(?<!\p{L})(?:his|her|its|their|our|your|my|['’]s|s['’]) (?:\p{Ll}+ )?${party}(?!\p{L})`,
    'iu',
  ).test(text);
}

function wordsIn(text: string): string[] {
  return wordsOf(text).map(({ word }) => word);
}
