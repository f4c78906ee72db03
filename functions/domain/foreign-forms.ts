import { remember } from './remember.ts';

/** What another form of a word is worth, and a compound that it is part of; the word itself is worth 1. */
const formWorth = 0.8;
const compoundWorth = 0.65;

/** Shorter roots are part of too many words. */
const rootCharacters = 4;

/** What is left of a compound has to be a word too. */
const restCharacters = 3;

/**
 * The words among `vocabulary` that are probably other forms of a German or French word, or compounds with it, each with
 * what it is worth: "geändert" and "Änderungen", "Wand" and "Kletterwand". All without their accents.
 */
export function foreignForms(word: string, vocabulary: Iterable<string>): Map<string, number> {
  const forms = new Map<string, number>();
  const roots = rootsOf(word);
  if (roots.length === 0) return forms;
  for (const other of vocabulary) {
    const others = other === word ? [] : rootsOf(other);
    if (others.some((root) => roots.includes(root))) forms.set(other, formWorth);
    else if (others.some((root) => roots.some((own) => isPart(own, root) || isPart(root, own)))) {
      forms.set(other, compoundWorth);
    }
  }
  return forms;
}

function isPart(short: string, long: string): boolean {
  return long.length >= short.length + restCharacters && (long.endsWith(short) || long.startsWith(short));
}

const separable =
  '(?:ab|an|auf|aus|bei|ein|mit|nach|vor|zu|zuruck|um|weg|her|hin|los|fest|statt|teil|da|weiter|wieder|frei)';
const prefix = new RegExp(`^(?:(${separable})?(?:ge|zu)(?=.{4}))`);
/** "kennenzulernen" */
const infix = /^(\p{L}{3,})zu(?=\p{L}{4,}n$)/u;
const suffix =
  /(?:ungs?|ungen|innen|erin|in|keit|heit|lich\w{0,2}|bar\w{0,2}|ig\w{0,2}|end\w{0,2}|ern|en|er|em|es|et|te[nrs]?|st|e|n|s|t|ements?|ations?|ions?|eurs?|euses?|ages?|ures?|ees?|ez|ent|ants?|ait|aient)$/;

const rememberedRoots = 20_000;

/** What the forms of a word share: the word with one ending less, and with two. */
const rootsOf = remember(rememberedRoots, (word: string): readonly string[] => {
  if (!/^\p{L}+$/u.test(word)) return [];
  const whole = word.replace(prefix, (_all, first: string | undefined) => first ?? '').replace(infix, '$1');
  const once = whole.replace(suffix, '');
  const roots = [once, once.replace(suffix, '')].filter((root) => root.length >= rootCharacters);
  return roots.length > 0 ? roots : [whole].filter((root) => root.length >= rootCharacters);
});
