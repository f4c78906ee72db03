import { type Clause, clausesOf, isAmong, nearestTo, shareOf, stemsOf, wholeOf } from '../clauses.ts';
import { lazy } from '../lazy.ts';
import { isNegator } from '../negations.ts';
import { numberInWords } from '../number-words.ts';
import { oppositionsOf } from '../opposites.ts';
import { deniesAnother } from '../polarity.ts';
import { type Check, contradicted } from './check.ts';

interface Pair {
  readonly one: RegExp;
  readonly other: RegExp;
  readonly least: number;
}

/** A way to deny and one to affirm that cannot both be true of the same, and how much of a clause of the claim has to be the same. */
const pairs = lazy((): readonly Pair[] => [
  {
    one: pattern(
      'no longer|discontinue[sd]?|not [^,;]{1,40} any (?:more|longer)|anymore|ceased?|ceases|has left|formerly|nicht mehr|ne \\p{L}+ plus|ya no',
    ),
    other: pattern(
      'remain(?:s|ed)?|(?:was|were|is|are) left|survive[sd]?|still|continues? to|continue[sd]?|keeps|stays|to this day|bleibt|bleiben|weiterhin|immer noch|reste|restent|toujours|encore|sigue|siguen|todavía',
    ),
    least: 0.4,
  },
  {
    one: pattern('neither|none|not one|keine[rs]?|niemand|aucune?|personne|ningun[oa]?|nadie'),
    other: pattern('both|all|each of|every(?:one|body)|beide|alle|jede[rs]?|tous|toutes|todos|todas|ambos|ambas'),
    least: 0.7,
  },
  {
    one: pattern(
      '(?:do|does|did)(?: not|n.t) apply|not (?:subject to|covered|affected)|exempt(?:ed|ion)?|gilt nicht|gelten nicht|ausgenommen|exempté(?:e|s|es)?|no se aplica',
    ),
    other: pattern('subject to|applies|apply|covered|affected|liable|gilt|gelten|soumise?s?|se aplica'),
    least: 0.4,
  },
  {
    one: pattern(
      'free of charge|(?:is|are|be) free(?! (?:of|from|to))|for free|(?:no|without (?:an?|any)) (?:(?:extra|additional|further) )?(?:cost|charge|fee|surcharge)s?|without charge|kostenlos|kostenfrei|gratuite?s?|gratis',
    ),
    other: pattern(
      'pays?|extra (?:charge|cost|fee)|surcharge|for a fee|fee applies|(?:is|are|be) charged|kostenpflichtig|payante?s?|de pago',
    ),
    least: 0.4,
  },
  {
    one: pattern(
      'postponed?|deferred|adjourned|put off|pending|not yet|awaits?|awaiting|verschoben|vertagt|reporté(?:e|s|es)?|aplazad[oa]s?',
    ),
    other: pattern(
      '(?:was|were|has been|have been|had been|already) (?:already )?(?:taken|made|adopted|decided|approved|held|completed|reached|passed)|already|getroffen|bereits|déjà|ya',
    ),
    least: 0.4,
  },
  {
    one: pattern('never|at no time|not once|nie|niemals|jamais|nunca'),
    other: pattern(
      'at times|sometimes|occasionally|on occasion|now and then|from time to time|repeatedly|more than once|several times|zeitweise|manchmal|mehrmals|parfois|plusieurs fois|a veces|varias veces',
    ),
    least: 0.6,
  },
  {
    one: pattern(
      'no(?= \\p{L}+(?: \\p{L}+)?(?: at all)? (?:was|were|is|are|has|have|had|did|do|does|happened|occurred|took|\\p{L}+ed))|none(?= of)|not a single|nobody|no one',
    ),
    other: new RegExp(
      String.raw`(?<![\p{L}\d])(?:(?:only|just) )?(?:a few|some|several|one|\d+|${numberInWords})(?: (?:out )?of (?:the )?\p{N}+)? (?:\p{L}+ ){0,3}(?:was|were|is|are|has|have|had|did|do|happened|occurred|took|\p{L}+ed)(?!\p{L})`,
      'iu',
    ),
    least: 0.6,
  },
  // What has to come first, and what is done all the same.
  {
    one: /(?<!\p{L})(?:not|never|cannot|no|nicht|kein\p{L}*|ne|no)(?!\p{L})[^.;]{1,80}(?<!\p{L})(?:until|unless|bevor|bis|avant|hasta)(?!\p{L})/iu,
    other: pattern(
      'without(?= (?:its|the|their|an?|any|first|prior|having) )|(?:before|vor dem|avant le|antes del?)(?= (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\\d))|even (?:if|when|though) [^,.;]{3,80} (?:not|no)|ohne(?! dass)|ohne dass|sans|sin',
    ),
    least: 0.6,
  },
]);

/** What is denied in other ways than by one word more or less in the same clause. */
export const compareDenials: Check = (claim, { readings }) => {
  const said = readings.flatMap(clausesOf);
  const sentences = readings.flatMap((reading) => reading.split(/(?<=[.!?;])\s+/)).map(wholeOf);
  const clauses = clausesOf(claim).filter(({ stems }) => stems.length > 1);
  const isOtherwise =
    clauses.some((clause) => pairs().some((pair) => isOther(clause, sentences, pair))) ||
    deniesAnother(claim, readings) ||
    clauses.some((clause) => isDeniedOfOnly(clause, said));
  return isOtherwise ? [contradicted('the claim denies what the evidence affirms, or affirms what it denies')] : [];
};

function isOther(clause: Clause, said: readonly Clause[], { one, other, least }: Pair): boolean {
  const denies = (text: string) => one.test(text);
  const affirms = (text: string) => other.test(text.replaceAll(new RegExp(one, 'giu'), ' '));
  const isDenying = denies(clause.text);
  if (isDenying === affirms(clause.text) || exception.test(clause.text)) return false;
  const nearest = nearestTo(clause, said, least);
  return (
    nearest.length > 0 &&
    nearest.every((candidate) => {
      const [denying, affirming] = isDenying ? [clause, candidate] : [candidate, clause];
      // What affirms may deny it all the same, or something beside it.
      return (
        !exception.test(candidate.text) &&
        denies(denying.text) &&
        !affirms(denying.text) &&
        affirms(affirming.text) &&
        !denies(affirming.text) &&
        !affirming.words.some(({ word }) => isNegator(word)) &&
        oppositionsOf(wordsIn(clause), wordsIn(candidate)).length === 0
      );
    })
  );
}

/** Of what is excepted, the opposite of the rest is true. */
const exception =
  /(?<!\p{L})(?:except\p{L}*|unless|apart from|other than|exclud\p{L}+|but|outside|ausgenommen|außer|sauf|salvo|excepto|absent|missed|missing|lack\p{L}*)(?!\p{L})/iu;

function wordsIn({ words }: Clause): string[] {
  return words.map(({ word }) => word);
}

/** "Carried by sea only" is not "not carried by sea". */
function isDeniedOfOnly(clause: Clause, said: readonly Clause[]): boolean {
  if (
    !clause.words.some(({ word }) => isNegator(word)) ||
    limited.test(clause.text.replaceAll(/\b(?:if|after)\b/gi, ' '))
  )
    return false;
  const denied = clause.words.slice(clause.words.findIndex(({ word }) => isNegator(word)));
  return nearestTo(clause, said, 0.8).some(({ text, words }) => {
    const place = words.findIndex(({ word }) => word === 'only');
    if (place < 0 || /\b(?:not|no|until)\b/i.test(text)) return false;
    // "Only after it has tripped" is after it has tripped, and "only the north is" says that the north is.
    const next = words[place + 1]?.word ?? '';
    if (place === 0 || beforeEvents.test(next))
      return (
        shareOf(stemsOf(text), clause.stems) >= leastSaid && (place === 0 || denied.some(({ word }) => word === next))
      );
    if (/\b(?:after|before|if|when|once|from)\b/i.test(text) || limited.test(clause.text)) return false;
    const beside = [words[place - 1], ...words.slice(place + 1, place + 3)].flatMap((word) =>
      word === undefined ? [] : stemsOf(word.word),
    );
    return beside.length > 0 && beside.every((stem) => denied.some((word) => isAmong(stem, [word.stem])));
  });
}

const beforeEvents = /^(?:after|if|when|once|in|during|by|with|on|at|for)$/;
/** How much of what is said of those only the denial has to repeat. */
const leastSaid = 0.8;

const limited =
  /\b(?:only|apart|besides|beyond|other|otherwise|except|unless|until|without|but|than|if|before|after)\b/i;

function pattern(words: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'iu');
}
