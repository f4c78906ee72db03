import { lazy } from './lazy.ts';
import { withoutIdioms } from './negations.ts';

/** What a sentence says of doing something: whether one may, must, need not or must not. */
export type Modality = 'forbidden' | 'unneeded' | 'required' | 'allowed';

/** In this order: "do not have to" holds "do not", and "may not" holds "may". */
const wordings = lazy((): readonly (readonly [Modality, RegExp])[] => [
  [
    'unneeded',
    pattern(
      String.raw`need(?: not|n't|n’t)|(?:do|does|did)(?: not|n't|n’t) (?:have|need) to|(?:do|does|did)(?: not|n't|n’t) need|not (?:be )?(?:required|necessary|needed|obliged|compulsory|mandatory|obligatory)|(?:have|has|is|are) (?:no (?:need|obligation|duty) to)|no (?:\p{L}+ ){1,3}(?:is|are|was|were) (?:required|necessary|needed)|no need|unnecessary|optional|voluntar(?:y|ily)|no longer (?:required|necessary)|(?:muss|müssen|braucht|brauchen) (?:\p{L}+ ){0,4}?(?:nicht|kein\p{L}*)|nicht (?:nötig|notwendig|erforderlich|verpflichtet)|freiwillig|pas (?:nécessaire|obligatoire|besoin)|facultati(?:f|ve)s?|no (?:es|son|hace) (?:necesari[oa]s?|obligatori[oa]s?|falta)`,
    ),
  ],
  [
    'forbidden',
    pattern(
      String.raw`(?:must|may|can|could|shall|should)(?: not\b| never\b|n't\b|n’t\b)|cannot|(?:is|are|be|was|were) (?:not|never) (?:to be|allowed|permitted|possible|admissible|admitted|entitled|authori[sz]ed)|(?:is|are|was|were) (?:(?:strictly|expressly|generally) )?(?:forbidden|prohibited|banned|barred|disallowed|inadmissible|off limits)|not (?:be )?(?:allowed|permitted|possible|approved|licensed|suitable|intended|eligible|admitted)|(?:do not|don't|don’t|never)(?= \p{L})|(?:forbids?|prohibits?|bans?)|no (?:[\p{L}\p{N}]+ ){1,6}(?:may|can|must|is allowed|are allowed|is permitted|are permitted)|(?:nobody|no one) (?:may|can|must|is allowed|is permitted)|(?:neither|none) (?:\p{L}+ ){1,6}(?:may|can|must)|under no circumstances|on no account|no right to|(?:darf|dürfen|kann|können) (?:\p{L}+ ){0,6}?(?:nicht|kein\p{L}*|nie)|(?:ist|sind) (?:\p{L}+ ){0,3}?(?:verboten|untersagt|unzulässig)|verboten|untersagt|ne (?:doi(?:t|vent)|peu(?:t|vent)) (?:pas|jamais|plus)|interdite?s?|no (?:deben?|pueden?|podrán?|se permite)|prohibid[oa]s?`,
    ),
  ],
  [
    'required',
    pattern(
      String.raw`must|ha(?:ve|s|d) to|(?:is|are|be|was|were) (?:required|obliged|bound) to|shall|needs? to|compulsory|mandatory|obligatory|necessary|(?:is|are) to be|muss|müssen|verpflichtet|doi(?:t|vent)|obligatoires?|deben?|obligatori[oa]s?`,
    ),
  ],
  [
    'allowed',
    pattern(
      String.raw`may|can|could|allow(?:s|ed)?|permit(?:s|ted)?|free to|entitled to|(?:a|the|has|have) right to|possible|permissible|admissible|darf|dürfen|kann|können|erlaubt|zulässig|peu(?:t|vent)|autorisée?s?|permis|pueden?|permitid[oa]s?`,
    ),
  ],
]);

/** The month of May is no permission. */
const month = /\bMay\b(?= \d|,)|(?<=\b(?:in|of|by|since|until|from|\d) )May\b/g;

/** Something that may have to be done is no duty yet, and one that may be so no permission. */
const chance =
  /\b(?:may|might|could|can) (?:well |also |still )?(?:need|have to|require|be (?:needed|required|necessary))\b(?: to)?/gi;

/** What a clause says one may or must do; undefined where it says nothing of it, or several things. */
export function modalityOf(clause: string): Modality | undefined {
  let rest = withoutIdioms(clause.replaceAll(month, ' ').replaceAll(chance, ' '));
  const found = wordings().flatMap(([modality, words]) => {
    if (!words.test(rest)) return [];
    rest = rest.replaceAll(new RegExp(words, 'giu'), ' ');
    return [modality];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** A clause without the words that say whether one may. */
export function withoutModality(clause: string): string {
  return wordings().reduce((rest, [, words]) => rest.replaceAll(new RegExp(words, 'giu'), ' '), clause);
}

function pattern(words: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu');
}
