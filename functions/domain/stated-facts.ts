import { wordsOf } from './content-words.ts';
import { lazy } from './lazy.ts';

/** A kind of fact: how questions ask for it and how texts state it. */
interface FactKind {
  readonly name: string;
  /** How a question asks for it, whatever its words. */
  readonly asks?: RegExp;
  /** Words that mean it: in a question they ask for it, in a text they speak of it. */
  readonly words?: string;
  readonly states: RegExp;
}

const months = `january february march april may june july august september october november december januar februar märz mai
  juni juli oktober dezember`;
const weekdays = `monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag
  samstag sonntag`;
const numberWords = `two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand half
  once twice every each daily weekly monthly yearly annually hourly never zwei drei vier fünf sechs sieben acht neun zehn elf
  zwölf achte zehnte einmal zweimal täglich wöchentlich monatlich jährlich nie`;

/** A number and one of these units, which in a table may stand in the next cell. */
function measured(units: string): RegExp {
  return new RegExp(String.raw`\d[\s|]{0,4}(?:${units})(?![\p{Script=Latin}\d])`, 'u');
}

const kinds = lazy((): readonly FactKind[] => [
  {
    name: 'number',
    asks: /\bhow (?:many|much|often|frequently|long|soon|quickly|fast|large|big|small|far|high|low|deep|old|tall|wide|heavy|loud|hot|warm|cold)\b|\b(?:what|which) (?:number|percentage|share|age|limit|maximum|minimum|period|interval)\b|\bwie (?:viele?|oft|lange|hoch|groß|weit|alt|schwer|tief|breit|schnell)\b|\bwelche[mnrs]? (?:alter|höhe|menge|anzahl)\b|多[少久大高重远长]|几|何[冊時人個円回年日月]|いくつ|いくら|どのくらい|どれくらい/iu,
    states: new RegExp(String.raw`\d|\b(?:${alternatives(numberWords)})\b|[一二两三四五六七八九十百千半每毎]`, 'iu'),
  },
  {
    name: 'time',
    asks: /\bwhen\b|\b(?:what|which) (?:time|date|day|month|year)\b|\bwann\b|\bwelche[mnrs]? (?:tag|datum|monat|jahr)\b|几[点月]|何[时時]|什么时候|哪一?[年天]|いつ/iu,
    states: new RegExp(
      String.raw`\d{4}|\d:\d\d|\d ?(?:[ap]\.?m\b|Uhr|st\b|nd\b|rd\b|th\b)|\d[年月日点時时]|\b(?:${alternatives(months)}|(?:${alternatives(weekdays)})s?|after|before|until|within|as soon as|once a|immediately|at once|nach|vor|bis|sobald|sofort|binnen|innerhalb)\b|[周前后内]`,
      'iu',
    ),
  },
  {
    name: 'place',
    asks: /\bwhere (?:is|are|was|were|lies)\b|\bwo (?:ist|sind|war|liegt|hat|befindet)\b|在?哪[里儿]|どこ/iu,
    states: /\b(?:in|at|near|to|from|of|aus|bei|nach) (?:the |der |dem )?\p{Lu}\p{Ll}|[省市县镇村国州路街楼层県町]/u,
  },
  {
    name: 'money',
    asks: /\bhow much\b.{0,60}\b(?:costs?|pays?|paid|charged?|price|fee|rent)\b|\b(?:price|cost|fee) (?:of|for)\b|\b(?:kostet|kosten|teuer)\b|多少钱|[价價]格|收费|いくら|料金/iu,
    words:
      'cost price pay money fee charge expensive cheap fare preis kosten kostet gebühr teuer 价格 价钱 费用 多少钱 收费 料金 値段',
    states:
      /[$€£¥￥]\s?\d|\d[\s|]{0,4}(?:[$€£¥￥]|(?:EUR|USD|GBP|CHF|CNY|euros?|dollars?|pounds?|cents?)\b|万?亿?[元円])|\b(?:EUR|USD|GBP|CHF|CNY)\s?\d|\b(?:free of charge|penny|kostenlos|kostenfrei|gratis)\b|免费|無料/iu,
  },
  {
    name: 'temperature',
    words: 'temperature hot warm cold temperatur heiß kalt 温度 水温 气温',
    states: measured('°\\s?[CF]|℃|degrees|Grad|摄氏度|度'),
  },
  {
    name: 'weight',
    words: 'weight weigh heavy mass gewicht schwer wiegen wiegt 重量 体重',
    states: measured(
      'mg|k?g|t|tons?|tonnes?|lbs?|oz|kilos?|(?:kilo|milli)?gram(?:me)?s?|Gramm|Tonnen|毫克|克|公斤|千克|吨',
    ),
  },
  {
    name: 'length',
    words:
      'length distance far tall height wide width deep depth diameter thick gap länge breite höhe tiefe abstand entfernung 长度 高度 宽度 深度 距离',
    states: measured(
      '[mck]?m|ft|inch(?:es)?|feet|yards?|miles?|(?:kilo|centi|milli)?met(?:er|re)s?|(?:Kilo|Zenti|Milli)?[Mm]etern?|毫米|厘米|米|公里|千米',
    ),
  },
  {
    name: 'area',
    words: 'area big large size fläche groß größe 面积 大小',
    states: measured(
      'k?m²|sq\\.? ?(?:m|ft)|square \\p{L}+|hectares?|acres?|Quadratmetern?|Hektar|平方米|平方公里|公顷|亩',
    ),
  },
  {
    name: 'volume',
    words: 'volume capacity inhalt volumen fassungsvermögen 容量 容积',
    states: measured('[mc]?l|lit(?:er|re)s?|gallons?|m³|Litern?|毫升|升|立方米'),
  },
  {
    name: 'sound',
    words: 'noise noisy loud sound quiet laut lautstärke lärm 噪音 噪声',
    states: measured('dB(?:\\(A\\))?|decibels?|Dezibel|分贝'),
  },
  { name: 'power', words: 'power wattage leistung 功率', states: measured('[kM]?W|watts?|hp|PS|Watt|千?瓦') },
  { name: 'pressure', words: 'pressure druck 压力', states: measured('m?bar|[kMh]?Pa|psi|兆?帕') },
  { name: 'speed', words: 'speed geschwindigkeit 速度', states: measured('km/h|mph|m/s|[MG]bit/s|rpm') },
  {
    name: 'phone',
    words: 'phone telephone hotline telefon telefonnummer telefonisch anrufen 电话 热线',
    states: /(?:\+|\b0|\b\d{3}-)\d[\d ()/-]{5,20}\d/u,
  },
]);

interface KindWords {
  /** Word → the kind of fact it means. */
  readonly kindByStem: ReadonlyMap<string, string>;
  readonly stemsByKind: ReadonlyMap<string, readonly string[]>;
}

let kindWords: KindWords | undefined;

function readKindWords(): KindWords {
  const kindByStem = new Map(
    kinds().flatMap(({ name, words = '' }) =>
      words
        .split(' ')
        .filter(Boolean)
        .flatMap((word) => wordsOf(word).map(({ stem }): [string, string] => [stem, name])),
    ),
  );
  return { kindByStem, stemsByKind: Map.groupBy(kindByStem.keys(), (stem) => kindByStem.get(stem) ?? '') };
}

/** Signs of the kinds of fact that a question asks for by its form. */
export function askedFacts(question: string): string[] {
  return kinds()
    .filter(({ asks }) => asks?.test(question))
    .map(({ name }) => signOf(name));
}

/** Those of the kinds of fact in which a question is interested that a text states, as signs. */
export function statedFacts(text: string, signs: ReadonlySet<string>): string[] {
  return kinds()
    .filter(({ name, states }) => signs.has(signOf(name)) && states.test(text))
    .map(({ name }) => signOf(name));
}

export function isSign(stem: string): boolean {
  return stem.startsWith('#');
}

/** By what a text speaks of the same kind of fact as a word: the sign of the kind, and the words for it. */
export function sameFact(stem: string): readonly string[] {
  kindWords ??= readKindWords();
  const { kindByStem, stemsByKind } = kindWords;
  const kind = kindByStem.get(stem);
  return kind === undefined ? [] : [signOf(kind), ...(stemsByKind.get(kind) ?? [])];
}

/** No word of a text has such a sign. */
function signOf(name: string): string {
  return `#${name}`;
}

function alternatives(list: string): string {
  return list.split(/\s+/).join('|');
}
