import { isAmong, stemsOf } from '../clauses.ts';
import { type Quantity, quantitiesIn } from '../quantities.ts';
import { unitOf } from '../units.ts';

/** An amount, and of what each has it: "3 euros per child and day" is per child and per day. */
export interface Shared {
  readonly amount: Quantity;
  readonly per: readonly string[];
}

const word = String.raw`(?!(?:with|for|of|in|on|at|by|from|to|the|other|one|and|or|un|una|une|uno|is|was|are|were|has|have|had|que|de)\b)[\p{L}]+[²³]?`;
const noun = String.raw`((?:(?:square|cubic|working|calendar) )?${word})`;
const of = String.raw`(?: ?\/ ?(?:1000? ?)?| (?:per|(?:for )?(?:each|every)|pro|je|par|por|cada) (?:1000? )?| an? (?=(?:second|minute|hour|day|night|week|month|quarter|year|head|person|piece)\b))`;
const shares = new RegExp(
  String.raw`^[^.;:,\n\d]{0,24}?${of}${noun}(?:(?:(?: and| und| et| y)?${of}| and | und | et | y )${noun})?`,
  'iu',
);

/** In characters: what is per something says so next to the amount. */
const longest = 80;

export function sharedAmountsIn(text: string): Shared[] {
  return quantitiesIn(text).flatMap((amount) => {
    const end = amount.at + amount.text.length;
    const [, first, second] = shares.exec(text.slice(end, end + longest)) ?? [];
    const per = [first, second].filter((word) => word !== undefined);
    return per.length === 0 ? [] : [{ amount, per }];
  });
}

/** What of the one is in none of the other's words. */
export function lackingIn(per: readonly string[], known: readonly string[]): string[] {
  return per.filter((word) => !known.some((other) => isSameUnit(word, other)));
}

function isSameUnit(left: string, right: string): boolean {
  const [mine, its] = [left, right].map((word) => unitOf(word.replace(/^annum$/i, 'year')));
  if (mine !== undefined && its !== undefined) return mine[0] === its[0] && mine[1] === its[1];
  // "Je Einzelfall" is "pro Fall".
  if (
    [left, right].some((word) =>
      [left, right].some((other) => other !== word && word.toLowerCase().endsWith(other.toLowerCase())),
    )
  )
    return true;
  const [stems, others] = [stemsOf(left), stemsOf(right)];
  return (
    left.toLowerCase() === right.toLowerCase() || stems.some((stem) => isAmong(stem, others)) || areHeads(left, right)
  );
}

/** "Per head" and "per person". */
function areHeads(...words: readonly string[]): boolean {
  return words.every((word) =>
    /^(?:person|head|capita|people|member|adult|user|guest|customer|employee|visitor|inhabitant|resident|individual|participant|patient|student|pupil|child|Kopf|Person|personne|tête|persona)$/i.test(
      word,
    ),
  );
}
