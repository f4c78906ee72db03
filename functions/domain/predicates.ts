import type { Word } from './content-words.ts';

/** Irregular pasts, which no ending tells from nouns. */
const past =
  'became|began|bought|broke|brought|built|came|chose|drew|fell|felt|found|gave|got|grew|held|kept|knew|led|left|lent|lost|made|met|paid|ran|rose|said|sank|saw|sent|shrank|sold|spent|stood|took|taught|told|went|won|wrote|ate|bade|beat|bit|blew|bore|caught|dealt|drank|drove|fed|fled|flew|forgot|fought|froze|hung|heard|hid|laid|meant|rang|rode|sang|slept|sought|spoke|stole|struck|swam|threw|woke|wore';
const irregular = new RegExp(`^(?:over|re|under|up|with)?(?:${past})$`);

/** "Took" and "undertook". */
export function isIrregularPast(word: string): boolean {
  return irregular.test(word);
}

const finite =
  /^(?:is|are|was|were|has|have|had|does|do|did|may|might|can|could|must|shall|should|will|would|cannot|need|needs|cost|costs|cut|gets|hit|put|set|concedio|otorgo|vendio|compro|pago|remet|verse|accorde|wird|werden|wurde|wurden|ist|sind|war|waren|hat|haben|hatte|darf|durfen|muss|mussen|kann|konnen|est|sont|etait|ont|doit|doivent|peut|peuvent|es|son|fue|fueron|ha|han|debe|deben|puede|pueden)$/;
const determiner =
  /^(?:the|an?|of|in|on|for|with|its|their|his|her|our|each|every|all|no|any|some|most|more|less|fewer|few|many|several|other|by|from|than|between|under|over|at|to|and|or)$/;
const afterVerbs =
  /^(?:the|an?|its|their|his|her|our|no|all|each|every|at|in|on|by|to|for|with|from|into|that|it|them|up|down|out|off|over|against|as|only|not|between|more|less|about|around|\d.*)$/;

/** The place of the first verb with a subject before it, as far as form and neighbours tell; -1 where there is none. */
export function verbPlace(words: readonly Word[]): number {
  return words.findIndex(({ word }, index) => {
    if (index === 0) return false;
    if (finite.test(word) || isIrregularPast(word)) return true;
    const previous = words[index - 1]?.word ?? '';
    if (word.length < 4 || determiner.test(previous)) return false;
    const next = words[index + 1]?.word;
    return (
      (/(?:ed)$/.test(word) && next !== undefined && (afterVerbs.test(next) || !next.endsWith('s'))) ||
      // "Buses park at the depot": a verb after a plural has no sign of its own.
      (/[^su]s$/.test(previous) &&
        !word.endsWith('s') &&
        index < 4 &&
        next !== undefined &&
        afterVerbs.test(next) &&
        !/^(?:of|and|or)$/.test(next)) ||
      (/[^su]s$/.test(word) && next !== undefined && afterVerbs.test(next) && !/^(?:of|and|or)$/.test(next))
    );
  });
}
