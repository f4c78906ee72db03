import { agentGroup } from '../agents.ts';
import { isAmong, shareOf, stemsOf } from '../clauses.ts';
import { isContentWord, type Word, wordsOf } from '../content-words.ts';
import { type Check, contradicted } from './check.ts';

/** How much else of the claim has to stand in the evidence. */
const leastShared = 0.6;

/** What has to be approved by the regional manager is not approved by the finance director. */
export const compareAgents: Check = (claim, { readings, headings }) => {
  const evidence = readings.join('\n');
  const known = [...stemsOf(evidence), ...stemsOf(headings.join('\n'))];
  const [claimed, said] = [agentsIn(claim), agentsIn(evidence)];
  const mine = stemsOf(claim);
  const unknown = claimed.find(
    ({ head, group }) =>
      !isAmong(head.stem, known) &&
      !said.some((one) => one.group === group && isPlain(one)) &&
      isOther({ head, group }, said),
  );
  const other = said.find(
    ({ head, modifier }) => !isAmong(head.stem, mine) && (modifier === undefined || !isAmong(modifier.stem, mine)),
  );
  if (unknown === undefined || other === undefined) return [];
  const own = new Set([unknown.head.stem, unknown.modifier?.stem]);
  const rest = mine.filter((stem) => !own.has(stem));
  if (rest.length < 2 || shareOf(rest, known) < leastShared) return [];
  return [contradicted(`the evidence says this of ${other.head.word}, not of ${unknown.head.word}`)];
};

interface Agent {
  readonly head: Word;
  readonly group: number;
  /** The word before it, such as "finance". */
  readonly modifier?: Word;
}

function agentsIn(text: string): Agent[] {
  const words = wordsOf(text);
  return words.flatMap((head, index): Agent[] => {
    const group = agentGroup(head.word);
    const before = words[index - 1];
    if (group === undefined) return [];
    return [before === undefined || !isContentWord(before) ? { head, group } : { head, group, modifier: before }];
  });
}

function isPlain({ modifier }: Agent): boolean {
  return modifier === undefined;
}

/** Of its own group the evidence names others at most, with another word before them. */
function isOther({ group }: Agent, said: readonly Agent[]): boolean {
  return said.some((one) => one.group !== group || one.modifier !== undefined);
}
