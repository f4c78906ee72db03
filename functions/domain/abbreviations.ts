/** Never the end of a sentence. */
const titles = words(`dr mr mrs ms mx prof rev hon gen col sgt capt lt messrs vs viz cf resp approx e.g i.e eg ie esp
  incl excl bzw z.b d.h u.a`);

/** Followed by a number, an abbreviation; else a word such as "No." */
const counters = words('no nos nr fig figs eq eqs sec ch vol p pp art para ver v ed ca min max tel ext');

/** May end a sentence: what follows decides. */
const ambiguous = words(`inc ltd co corp jr sr st al etc a.m p.m u.s u.k u.n e.u u.s.a d.c ph.d b.a m.a b.sc m.sc
  jan feb apr aug sept oct nov dec dept univ ave blvd`);

/** Capitalised, these usually open a sentence. */
const openers = words(`a an the this that these those it its he she they we you i his her their our your my in on at for
  from to by with without of if when while where as after before since until because although though however but and or
  so yet then there here all each every both many most some any no not nor only also once who what which why how is are
  was were do does did can could should would may must let please see use such one two three`);

/**
 * Whether the full stop at the end of `left` belongs to an abbreviation, so that the sentence goes
 * on with `right`.
 */
export function endsWithAbbreviation(left: string, right: string): boolean {
  const last = /(?:^|[\s("'“‘«[/–—-])((?:\p{L}+\.)*\p{L}+)\.$/u.exec(left)?.[1];
  if (last === undefined) return false;
  const word = last.toLowerCase();
  if (titles.has(word)) return true;
  if (counters.has(word)) return /^["'“‘«([]*\d/.test(right);
  const isInitial = /^\p{Lu}$/u.test(last);
  if (!isInitial && !ambiguous.has(word)) return false;
  const next = /^["'“‘«([]*([\p{L}'’]+)/u.exec(right)?.[1];
  return next === undefined || !openers.has(next.toLowerCase());
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
