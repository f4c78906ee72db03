import { lazyPattern } from './lazy.ts';
import { numberInWords } from './number-words.ts';

/** A pattern that finds any of `words`, parted by white space, as whole words in any case; `_` stands for a space. */
export function anyOf(words: string): string {
  const alternatives = words.trim().split(/\s+/).join('|').replaceAll('_', ' ');
  return String.raw`(?<![\p{L}\p{N}])(?:${alternatives})(?![\p{L}\p{N}])`;
}

/** Finds something in a text in any case. */
export interface Pattern {
  readonly test: (text: string) => boolean;
  readonly exec: (text: string) => RegExpExecArray | null;
  readonly source: string;
}

/** Any of `sources`, which are in lower case. Made when it is first needed: together they take longer than a cold start may. */
export function pattern(...sources: readonly string[]): Pattern {
  const source = sources.join('|');
  let made: RegExp | undefined;
  const exec = (text: string) => {
    made ??= new RegExp(source, 'u');
    return made.exec(text.toLowerCase());
  };
  return { source, exec, test: (text) => exec(text) !== null };
}

/** Units of time in English, German and French. */
export const timeUnit = String.raw`(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|semesters?|years?|sekunden?|minuten?|stunden?|(?:werk)?tage?n?|wochen?|monate?[ns]?|jahre?[ns]?|secondes?|heures?|jours?|nuits?|semaines?|mois|ans?|années?)(?![\p{L}\p{N}])`;

const currency =
  '(?:eur|usd|gbp|chf|jpy|sek|nok|dkk|pln|euros?|dollars?|pounds?|cents?|pence|francs?|franken|kron(?:or|er|a|e)|zlotys?)';
const scale =
  '(?:thousand|million|billion|tausend|millionen|milliarden?|mille|millions?|milliards?|mio\\.?|mrd\\.?|bn|m|k)';

/** A number, or an article that may stand for one. */
export const count = String.raw`(?<![\p{L}\p{N}])(?:\d+(?:[.,]\d+)*|${numberInWords}|half|an?|one|eine[mnrs]?|ein|une?|halbe[ns]?|premi[eè]res?)`;

const digitsOrWords = anyOf(String.raw`\d+(?:[.,]\d+)* ${numberInWords.replaceAll(' ', '_')}`);
const may = String.raw`(?<=\d |in )may(?=\s*(?:\d{4}|$|[.,;|]))`;
const month =
  anyOf(`january february march april june july august september october november december januar februar märz
  mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre`);
const weekday = anyOf(`(?:mon|tues|wednes|thurs|fri|satur|sun)days? (?:mon|diens|mitt?woch|donners|frei|sams|sonn)tags?
  mittwochs? lundis? mardis? mercredis? jeudis? vendredis? samedis? dimanches? working_days? public_holidays? weekdays?
  werktags? feiertags?`);
const ordinal = anyOf(
  String.raw`first last second third fourth fifth sixth seventh eighth ninth tenth next following same every
  \d+(?:st|nd|rd|th) (?:ers|zwei|drit|vier|fünf|sechs|sieb|ach|neun|zehn|letz)te[nrs]? premi(?:er|ère)s? derni(?:er|ère)s?`,
);

const hour = '(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';

/** How statements give a time, an amount and the like. */
export const signs = {
  duration: pattern(String.raw`${count}[\s-]+(?:\p{L}{1,30}[\s-]+){0,2}${timeUnit}`),
  rhythm: pattern(
    anyOf(String.raw`once twice thrice every each per daily weekly monthly yearly annually hourly never always
      (?:\p{L}{1,20}|\d+)_times \d*[_-]?mal (?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)mal jede[mnrs]? täglich wöchentlich monatlich jährlich pro je nie alle fois
      chaque par tous toutes`),
    String.raw`(?<!\p{L})an? ${timeUnit}`,
  ),
  clock: pattern(
    String.raw`\d\d?[:.]\d\d|\d ?[ap]\.?m\b|\d ?(?:uhr|h(?:eures?)?)(?!\p{L})`,
    String.raw`(?<![\p{L}\d])${hour} ?(?:o['’]clock|in the (?:morning|afternoon|evening)|at night)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:opens?|closes?|begins?|starts?|ends?|leaves?|arrives?) at ${hour}(?![\p{L}\d]| ?%|[ .,]\d)`,
    anyOf('noon midnight midi minuit mittags? mitternacht at_any_time'),
  ),
  day: pattern(
    month,
    may,
    weekday,
    String.raw`(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}\.\s?\d{1,2}\.`,
    String.raw`${ordinal} (?:\p{L}{1,30} )?\p{L}{0,12}${timeUnit}`,
  ),
  moment: pattern(
    anyOf(String.raw`on_(?:the_)?(?:day|date|morning|evening|eve|arrival|departure|receipt|request|delivery|payment|return|completion|admission|discharge|application|demand)
      when whenever if while after before until till once upon during immediately at_once at_any_time as_soon_as within
      by_(?:the_)?(?:end|time|start|beginning|then|next|noon|latest) since nach vor bis sobald sofort binnen innerhalb während wenn falls bei ab si après avant jusqu\p{L}* dès pendant lors quand
      à_partir`),
  ),
  endless: pattern(
    anyOf(
      'immediately at_once unlimited permanent(?:ly)? indefinitely forever as_long_as until never sofort dauerhaft jusqu',
    ),
  ),
  money: pattern(
    String.raw`[$€£¥]\s?\d|\d\s?[$€£¥%]`,
    // "3 million EUR", "Price (EUR): 120", "| EUR | 120 |"
    String.raw`(?<!\p{L})${currency}[\s)|:]{1,4}\d|\d\s?(?:${scale}\s)?(?:d['’e]\s?)?(?:${currency}|percent|per cent|prozent|pour cent)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:prices?|costs?|fees?|fares?|preise?|kosten|gebühr|prix|coût)[^.;\p{L}\d]{1,10}\d`,
    anyOf(String.raw`free no_charge not_charged full half double kostenlos kostenfrei gratis gratuit\p{L}*`),
  ),
  /** The name of a column of amounts of money. */
  priced: pattern(
    anyOf('prices? costs? fees? fares? rents? charges? preise? kosten gebühr prix coût eur usd gbp chf'),
    '[$€£¥]',
  ),
  number: pattern(
    String.raw`\d`,
    digitsOrWords,
    anyOf('one once twice half no none zero single double any_number unlimited einmal ein(?:e[mnrs]?)? une?'),
  ),
  length: pattern(String.raw`\d\s?(?:[mck]?m|ft|inch(?:es)?|feet|yards?|miles?|met(?:er|re)s?|metern?)(?!\p{L})`),
  phone: pattern(String.raw`(?:\+|(?<!\d)0|(?<!\d)\d{3}-)\d[\d ()/-]{3,20}\d`),
};

/** Numbers that count days, money or shares, or are none. */
const measured = pattern(
  signs.duration.source,
  String.raw`[$€£¥]\s?[\d.,]+|\d[\d.,]*\s?(?:[%$€£¥]|percent)`,
  anyOf('half_of once an? one no none'),
);

/** Whether a text gives a number of something else than days, money or shares. */
export function givesPlainNumber(text: string): boolean {
  return signs.number.test(text.toLowerCase().replaceAll(new RegExp(measured.source, 'gu'), ' '));
}

const people = pattern(
  anyOf(`whoever anyone everyone everybody nobody somebody we people persons? staff teams? employees? employers? workers?
    managers? heads? directors? officers? departments? secretar(?:y|ies) users? owners? admin(?:istrator)?s? operators?
    technicians? engineers? developers? electricians? doctors? physicians? nurses? pharmacists? midwi(?:fe|ves) patients?
    students? tutors? teachers? lecturers? instructors? supervisors? mentors? examiners? professors? deans? facult(?:y|ies)
    boards? committees? council colleagues? accountants? accounts_payable payroll purchasing personnel human_resources
    treasurers? registrars? coordinators? controllers? inspectors? specialists? experts? support security office offices
    members? viewers? editors? customers? clients? buyers? suppliers? vendors? contractors? installers? insurers? insurance
    banks? courts? tenants? landlords? landlady caretakers? janitors? wardens? guards? drivers? neighbours? assistants?
    deput(?:y|ies) reception(?:ist)? adults? child(?:ren)? parents? partners? compan(?:y|ies) agency authority residents?
    visitors? guests? passengers? travellers? callers? applicants? candidates? holders? auditors? trainees? volunteers?
    president chair(?:man|woman|person)? representatives? union founders? authors? writers? readers? judges? librarians?
    mieter\\p{L}* vermieter\\p{L}* hausmeister\\p{L}* hausverwaltung verwalter\\p{L}* nachbar\\p{L}* eigentümer\\p{L}* firma
    person(?:en)? haushalte? kinder eltern leiter\\p{L}* mitarbeiter\\p{L}* kund(?:e|en|in|innen) mairie habitants?
    résidents? foyers? agents? gardiens? artisans? personnes? employeurs? propriétaires? locataires? médecins? infirmiers?
    particuliers?`),
);

/** Two words with a capital, or an abbreviation. */
const name = lazyPattern(
  String.raw`(?<=[\p{L}\p{N},;:)|] )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+|(?:Mr|Mrs|Ms|Dr|Herrn?|Frau|Mme|M)\.? \p{Lu}\p{Ll}+|(?<!\p{L})\p{Lu}{2,}(?!\p{L})`,
  'gu',
);

/** Whether a text names somebody whom the question does not name itself. */
export function namesSomebodyElse(text: string, question: string): boolean {
  const asked = question.toLowerCase();
  const named = [...text.toLowerCase().matchAll(new RegExp(people.source, 'gu')), ...text.matchAll(name())];
  return named.some(([found]) => !asked.includes(found.toLowerCase().replace(/s$/, '')));
}
