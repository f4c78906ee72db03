/** Never the end of a sentence. */
const titles = words(`dr mr mrs ms mx prof rev hon gen col sgt capt lt messrs vs viz cf resp approx e.g i.e eg ie esp
  incl excl tel fax bzw z.b d.h u.a vgl ggf bspw sog evtl inkl exkl zzgl mio mrd tsd med phil rer nat ing dipl`);

/** Followed by a number, an abbreviation; else a word such as "No." */
const counters =
  words(`no nos nr fig figs eq eqs sec sect ch chap vol p pp art arts para paras tab app ver v ed ca min max ext
  abs kap ziff abb anm aufl pos lfd`);

/** May end a sentence: what follows decides. */
const ambiguous = words(`inc ltd co corp jr sr st al etc a.m p.m u.s u.k u.n e.u u.s.a d.c ph.d b.a m.a b.sc m.sc
  jan feb apr aug sept oct okt nov dec dez dept univ ave blvd usw`);

/** Capitalised, these usually open a sentence. */
const openers = words(`a an the this that these those it its he she they we you i his her their our your my in on at for
  from to by with without of if when while where as after before since until because although though however but and or
  so yet then there here all each every both many most some any no not nor only also once who what which why how is are
  was were do does did can could should would may must let please see use such one two three
  der die das dieser diese dieses ein eine er sie es wir ihr im am bei mit nach von vor zu wenn als da dann danach so aber
  und oder auch alle jeder jede jedes`);

const months =
  `january february march april may june july august september october november december januar februar märz
  mai juni juli oktober dezember jan feb mar apr aug sept oct okt nov dec dez`.split(/\s+/);

/** A number before it makes it an ordinal, as in "31. März" and "am 5. Tag". */
const ordinal = new RegExp(String.raw`(?:^|\s)\d{1,2}\.$`, 'u');
const monthFirst = new RegExp(String.raw`^(?:${months.join('|')})(?![\p{L}])`, 'iu');
const germanOrdinal = /(?:^|\s)(?:im|am|vom|zum|zur|beim|der|die|das|dem|den|des|jede[nmrs]?)\s+\d{1,2}\.$/iu;

/**
 * Whether the full stop at the end of `left` belongs to an abbreviation or an ordinal, so that the
 * sentence goes on with `right`.
 */
export function endsWithAbbreviation(left: string, right: string): boolean {
  if (ordinal.test(left)) return monthFirst.test(right) || (germanOrdinal.test(left) && !opens(right));
  const [, before = '', last] = /(\d[ \u00A0]?)?(?:^|(?<![\p{L}\p{N}.]))((?:\p{L}+\.)*\p{L}+)\.$/u.exec(left) ?? [];
  if (last === undefined) return false;
  const word = last.toLowerCase();
  if (titles.has(word)) return true;
  const isCounter = counters.has(word);
  if (isCounter && /^["'“‘«([+]*\d/.test(right)) return true;
  return isShortened(last, before !== '') && !(isCounter && last.length > 1) && !opens(right);
}

/** Initials, what may be either, and words without a vowel such as "Mt." that are neither acronyms nor units after a number. */
function isShortened(word: string, afterNumber: boolean): boolean {
  if (/^\p{Lu}$/u.test(word) || ambiguous.has(word.toLowerCase())) return true;
  return (
    !afterNumber && (/^\p{L}$/u.test(word) || (/^\p{L}[b-df-hj-np-tv-xz]{1,5}$/u.test(word) && !/[aeiouy]/i.test(word)))
  );
}

function opens(sentence: string): boolean {
  const first = /^["'“‘«([]*([\p{L}'’]+)/u.exec(sentence)?.[1];
  return first !== undefined && openers.has(first.toLowerCase());
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
