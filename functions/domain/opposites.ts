import { kinds, parties } from './kinds.ts';
import { lazy } from './lazy.ts';

/** Two sides of which only one can be true of the same thing: words as written, in lower case. */
const poles: readonly (readonly [string, string])[] = [
  [
    'rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth gain gains gained climb climbs climbed up higher raise raises raised raising expand expands expanded expanding surge surged jumped upward upwards double doubles doubled tripled boost boosts boosted',
    'fall falls fell fallen falling drop drops dropped decrease decreases decreased decreasing decline declines declined declining reduce reduces reduced reducing reduction shrink shrinks shrank lower lowers lowered lowering down contract contracts contracted slumped sank downward downwards cut cuts halve halves halved slashed trimmed',
  ],
  ['above over exceeds exceeded exceeding exceed', 'below beneath under'],
  ['more', 'less fewer'],
  ['high higher highest', 'low lower lowest'],
  ['large larger largest big bigger biggest great greater greatest', 'small smaller smallest little'],
  [
    'long longer longest lengthen lengthens lengthened extend extends extended',
    'short shorter shortest shorten shortens shortened',
  ],
  [
    'fast faster fastest quick quicker quickly rapidly accelerate accelerates accelerated',
    'slow slower slowest slowly slows slowed decelerate decelerates decelerated',
  ],
  ['early earlier earliest sooner soonest', 'late later latest'],
  ['heavy heavier heaviest', 'light lighter lightest'],
  ['thick thicker thickest', 'thin thinner thinnest'],
  ['wide wider widens widened', 'narrow narrower narrows narrowed'],
  ['hot hotter warm warmer heat heats heated heating', 'cold colder cool cooler cools cooled cooling'],
  ['strong stronger strengthen strengthens strengthened', 'weak weaker weaken weakens weakened'],
  [
    'better best improve improves improved improving improvement',
    'worse worst worsen worsens worsened deteriorate deteriorates deteriorated',
  ],
  ['maximum max maximal most', 'minimum min minimal least'],
  ['maximise maximises maximize', 'minimise minimises minimize'],
  ['first', 'last'],
  ['open opens opened opening', 'close closes closed closing shut'],
  ['start starts started begin begins began begun', 'end ends ended stop stops stopped finish finishes finished'],
  [
    'steigt steigen stieg stiegen gestiegen erhoht erhohen erhohte augmente augmentent augmenter progresse progressent monte sube subio aumento aumenta crecio',
    'sinkt sinken sank sanken gesunken senkt senken senkte fallt fiel gefallen baisse baissent baisser recule diminue disminuyo bajo cayo redujo',
  ],
  ['retain retains retained keep keeps kept', 'lose loses lost'],
  ['win wins won', 'lose loses lost'],
  ['accept accepts accepted approve approves approved', 'reject rejects rejected refuse refuses refused'],
  ['profit profits gain gains', 'loss losses'],
  ['credit credits credited', 'debit debits debited'],
  ['asset assets', 'liability liabilities'],
  ['import imports imported', 'export exports exported'],
  ['inside internal inner interior indoors indoor', 'outside external outer exterior outdoors outdoor'],
  ['left', 'right'],
  ['upper top', 'lower bottom'],
  ['front', 'rear back'],
  ['mandatory compulsory obligatory required', 'optional voluntary'],
  ['public', 'private'],
  ['manual manually', 'automatic automatically'],
  ['positive', 'negative'],
  ['acute', 'chronic'],
  ['enable enables enabled', 'disable disables disabled'],
  ['add adds added', 'remove removes removed deletes deleted'],
  ['include includes included including', 'exclude excludes excluded excluding'],
  [
    'allow allows allowed permit permits permitted',
    'forbid forbids forbidden prohibit prohibits prohibited ban banned',
  ],
  ['overturn overturned reverse reversed annul annulled', 'uphold upheld confirm confirmed'],
  ['superior', 'inferior'],
  ['majority', 'minority'],
  ['advantage benefit', 'disadvantage drawback'],
  ['safe', 'unsafe dangerous'],
  ['upstream', 'downstream'],
  ['clockwise', 'anticlockwise counterclockwise'],
  ['parallel', 'series perpendicular'],
  ['success succeeds succeeded', 'failure fails failed'],
  ['full', 'empty'],
  ['dry', 'wet'],
  ['direct directly', 'indirect indirectly'],
  ['permanent permanently', 'temporary temporarily'],
  ['fixed', 'variable'],
  ['tight tighten tightens tightened', 'loose loosen loosens loosened'],
  ['attract attracts', 'repel repels'],
  ['charge charges charging', 'discharge discharges discharging'],
  ['forward forwards', 'backward backwards'],
  ['plus', 'minus'],
  ['present presence', 'absent absence'],
  ['guilty convict convicts convicted', 'innocent acquit acquits acquitted'],
  ['subject liable', 'exempt exempted'],
  ['cover covers covered', 'exclude excludes excluded'],
  ['continue continues continued still', 'stop stops stopped cease ceases ceased discontinued'],
  ['valid', 'void invalid expired'],
  [
    'grant grants granted agree agrees agreed',
    'refuse refuses refused deny denies denied decline declined reject rejects rejected',
  ],
  ['contain contains contained', 'lack lacks lacked'],
  ['alive', 'dead'],
  ['visible', 'hidden'],
  ['comply complies complied', 'violate violates violated breach breached'],
  ['won', 'lost'],
  ['attend attends attended', 'missed'],
  ['admit admits admitted', 'deny denies denied'],
  ['appoint appoints appointed hire hires hired', 'dismiss dismisses dismissed'],
  ['adopt adopts adopted pass passed carried', 'reject rejects rejected dismiss dismisses dismissed defeat defeated'],
  ['allow allows allowed uphold upheld', 'dismiss dismisses dismissed quash quashed'],
  ['day daytime', 'night'],
  ['deep deeper deepest', 'shallow shallower shallowest'],
  ['cheap cheaper cheapest', 'expensive dearer dearest'],
  ['loud louder loudest', 'quiet quieter quietest'],
  ['bright brighter brightest', 'dark darker darkest dim dimmer'],
  ['smooth smoother', 'rough rougher'],
  ['easy easier easiest simple simpler simplest', 'difficult complicated complex harder hardest'],
  ['soft softer softest', 'hard harder hardest'],
  ['younger youngest', 'older oldest'],
  ['nearest closest', 'farthest furthest'],
  ['often frequently frequent', 'rarely rare seldom infrequent infrequently'],
  ['mild milder', 'severe severer'],
  ['benign', 'malignant'],
  ['surplus', 'deficit'],
  ['supply', 'demand'],
  ['victory', 'defeat'],
  ['winner', 'loser'],
  ['major', 'minor'],
  ['male', 'female'],
  ['rural', 'urban'],
  ['horizontal horizontally', 'vertical vertically'],
  ['ascend ascends ascended ascending', 'descend descends descended descending'],
  ['convex', 'concave'],
  ['natural', 'artificial synthetic'],
  ['explicit explicitly', 'implicit implicitly'],
  ['joint jointly', 'separate separately'],
  ['incoming', 'outgoing'],
  ['arrive arrives arrived arrival', 'depart departs departed departure leaves'],
  ['push pushes pushed', 'pull pulls pulled'],
  ['absorb absorbs absorbed', 'emit emits emitted'],
  ['attach attaches attached', 'detach detaches detached'],
  ['promote promotes promoted', 'demote demotes demoted'],
  ['upgrade upgrades upgraded', 'downgrade downgrades downgraded'],
  ['encourage encourages encouraged', 'discourage discourages discouraged'],
  [
    'introduce introduces introduced establish establishes established',
    'abolish abolishes abolished scrapped repealed',
  ],
  ['overestimate overestimates overestimated', 'underestimate underestimates underestimated'],
  ['optimistic', 'pessimistic'],
  ['inhale inhales inhaled', 'exhale exhales exhaled'],
  ['mehr', 'weniger'],
  ['hoher hoheren hochste hochsten', 'niedriger niedrigeren niedrigste niedrigsten'],
  ['verlangert verlangern', 'verkurzt verkurzen'],
  ['mayor mayores', 'menor menores'],
  ['superieur superieure superieurs', 'inferieur inferieure inferieurs'],
];

interface Side {
  readonly pole: number;
  readonly side: 0 | 1;
}

const sidesByWord = lazy(() => {
  const sides = new Map<string, Side[]>();
  for (const [pole, pair] of poles.entries()) {
    for (const side of [0, 1] as const) {
      for (const word of (pair[side] ?? '').split(' ')) addTo(sides, word, { pole, side });
    }
  }
  return sides;
});

interface Member {
  readonly kind: number;
  /** The same for words that may be said of the same thing. */
  readonly thing: number;
}

const membersByWord = lazy(() => {
  const members = new Map<string, Member[]>();
  for (const [kind, things] of [...parties, ...kinds].entries()) {
    for (const [thing, words] of things.split(' ').entries()) {
      for (const form of words.split('=').flatMap((word) => [word, `${word}s`, word.replace(/y$/, 'ies')])) {
        addTo(members, form, { kind, thing });
      }
    }
  }
  return members;
});

function addTo<Value>(lists: Map<string, Value[]>, word: string, value: Value): void {
  const list = lists.get(word);
  if (list === undefined) lists.set(word, [value]);
  else list.push(value);
}

/** Whether a word has an opposite. */
export function isPole(word: string): boolean {
  return sidesByWord().has(word);
}

/** Whether two words take the same side, such as "rose" and "grew". */
export function areOnOneSide(left: string, right: string): boolean {
  const others = sidesByWord().get(right) ?? [];
  return (sidesByWord().get(left) ?? []).some(({ pole, side }) =>
    others.some((one) => one.pole === pole && one.side === side),
  );
}

export interface Opposition {
  readonly claimed: string;
  readonly said: string;
}

export interface Rival extends Opposition {
  readonly areParties: boolean;
}

/** Pairs of words of which `claimed` has the one, `said` the other, and neither has both. */
export function oppositionsOf(claimed: readonly string[], said: readonly string[]): Opposition[] {
  return claimed.flatMap((word): Opposition[] =>
    (sidesByWord().get(word) ?? []).flatMap(({ pole, side }): Opposition[] => {
      const isOn = (other: string, of: number) =>
        (sidesByWord().get(other) ?? []).some((place) => place.pole === pole && place.side === of);
      const opposite = said.find((other) => isOn(other, 1 - side));
      const isSaid = said.some((other) => isOn(other, side)) || said.includes(word);
      const hasBoth = claimed.some((other) => isOn(other, 1 - side));
      return opposite === undefined || isSaid || hasBoth ? [] : [{ claimed: word, said: opposite }];
    }),
  );
}

/** Words of `claimed` that `said` lacks, with one of the same kind that it has and `claimed` lacks. */
export function rivalsOf(claimed: readonly string[], said: readonly string[]): Rival[] {
  return claimed.flatMap((word): Rival[] => {
    const own = membersByWord().get(word);
    if (own === undefined || said.some((other) => isSameThing(other, word))) return [];
    const rival = said.find(
      (other) =>
        (membersByWord().get(other) ?? []).some(({ kind }) => own.some((mine) => mine.kind === kind)) &&
        !claimed.some((mine) => isSameThing(mine, other)),
    );
    return rival === undefined
      ? []
      : [{ claimed: word, said: rival, areParties: own.every(({ kind }) => kind < parties.length) }];
  });
}

function isSameThing(left: string, right: string): boolean {
  if (isSameWord(left, right)) return true;
  const others = membersByWord().get(right) ?? [];
  return (membersByWord().get(left) ?? []).some(({ kind, thing }) =>
    others.some((other) => other.kind === kind && other.thing === thing),
  );
}

function isSameWord(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return long.startsWith(short.replace(/y$/, '')) && long.length - short.length <= 4;
}
