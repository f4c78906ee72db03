import { type Block, cutBlocks, type Stretch } from '../markdown-blocks.ts';
import { cutSentences } from '../sentences.ts';
import { findSecrets } from './find-secrets.ts';
import { recogniseAttacks } from './recognise-attacks.ts';
import type { InjectionKind, Signal } from './signal.ts';
import { uncoverTexts, undisguise } from './uncover-texts.ts';

/** A sentence, row, heading or block that no model should see. Offsets are UTF-16 code units of the text as it is. */
export interface Injection extends Stretch {
  /** `secret`: a key, which is no instruction and none of a report's business; `classified`: a classifier says so. */
  readonly kind: InjectionKind | 'secret' | 'classified';
}

/** How deep texts are looked for within encoded texts. */
const mostLayers = 3;

/** Less before a stop is an abbreviation, or a word cut off from its sentence. */
const shortestSentence = 25;

/** So many letters are read on in the search for the end of a sentence that an attack touches. */
const longestSentence = 10_000;

/**
 * The sentences that give instructions to whoever reads them as a machine, in reading order, none overlapping. A sentence
 * that would do no harm alone is among them where it goes on from one that does.
 */
export function detectInjections(text: string): Injection[] {
  const signals = signalsIn(text, mostLayers);
  const secrets = findSecrets(text).map(({ start, end }) => ({ start, end, kind: 'secret' as const, isStrong: true }));
  const found: Marked[] = [...signals, ...secrets].sort((left, right) => left.start - right.start);
  if (!found.some(({ isStrong }) => isStrong) && countOf(found) < 2) return [];
  return judgeUnits(unitsOf(text, found));
}

type Marked = Omit<Signal, 'kind'> & { readonly kind: Injection['kind'] };

/** Signals of the text, and of what is hidden in it at the place where it is hidden. */
function signalsIn(text: string, layers: number): Signal[] {
  const { signals, disguise } = recogniseAttacks(text);
  if (layers === 0) return signals;
  const covered = uncoverTexts(text).flatMap(({ text: uncovered, start, end, isHidden }) =>
    asWhole(signalsIn(uncovered, layers - 1), { start, end }, isHidden ? 1 : 2),
  );
  return [...signals, ...covered, ...(disguise === undefined ? [] : disguisedSignals(text, disguise))];
}

/** One signal for a stretch, when what it hides has a strong one or weak ones of so many kinds. */
function asWhole(within: readonly Signal[], { start, end }: Stretch, leastKinds: number): Signal[] {
  const counted = within.filter(({ isTrace }) => isTrace !== true);
  const strongest = counted.find(({ isStrong }) => isStrong) ?? counted[0] ?? within.find(({ isLikely }) => isLikely);
  const isAttack =
    strongest?.isStrong === true ||
    within.some(({ isLikely }) => isLikely) ||
    new Set(counted.map(({ kind }) => kind)).size >= leastKinds;
  return strongest === undefined || !isAttack ? [] : [{ kind: strongest.kind, isStrong: true, start, end }];
}

/** Both disguises keep the length of the text, so that a place in one is a place in the other. */
function disguisedSignals(text: string, disguise: 'reversed' | 'rotated'): Signal[] {
  const { signals } = recogniseAttacks(undisguise(text, disguise));
  if (disguise === 'rotated') return signals;
  return signals.map((signal) => ({
    ...signal,
    start: Math.max(0, text.length - signal.end),
    end: Math.max(1, text.length - signal.start),
  }));
}

function countOf(signals: readonly Marked[]): number {
  return signals.filter(({ isStrong }) => !isStrong).length;
}

/** A stretch that is kept or quarantined as a whole, with the signals that touch it. */
interface Unit extends Stretch {
  readonly block: number;
  readonly signals: Marked[];
  readonly endsInColon: boolean;
}

/** The sentences of each block that a signal touches, and of the block after it. */
function unitsOf(text: string, found: readonly Marked[]): Unit[] {
  const units: Unit[] = [];
  let next = 0;
  let touchedBefore = false;
  let endBefore = 0;
  for (const [index, block] of cutBlocks(text).entries()) {
    const own: Marked[] = [];
    while ((found[next]?.start ?? Number.POSITIVE_INFINITY) < block.end) {
      own.push(found[next] as Marked);
      next += 1;
    }
    if (own.length > 0 || touchedBefore) {
      const pieces = piecesOf(text, block, endBefore).map(({ start, end }) => ({
        start,
        end,
        block: index,
        signals: [] as Marked[],
        endsInColon: /[:：]\s*$/.test(text.slice(Math.max(start, end - 4), end)),
      }));
      share(pieces, own);
      units.push(...pieces);
    }
    touchedBefore = own.some(({ isStrong }) => isStrong);
    endBefore = block.end;
  }
  return units;
}

function piecesOf(text: string, block: Block, endBefore: number): Stretch[] {
  // The first row of a table brings the names of the columns.
  if (block.kind === 'row') return block.header.start < endBefore ? [block] : [block.header, block];
  return block.kind === 'heading' || block.kind === 'code' ? [block] : sentencesIn(text, block);
}

function sentencesIn(text: string, stretch: Stretch): Stretch[] {
  const sentences = stretch.end - stretch.start > 20 * longestSentence ? slices(stretch) : cutSentences(text, stretch);
  return sentences.flatMap((sentence) => linesOfTable(text, sentence)).flatMap((piece) => atStops(text, piece));
}

/** Without an end to its sentences, a text goes piece by piece. */
function slices({ start, end }: Stretch): Stretch[] {
  const count = Math.ceil((end - start) / longestSentence);
  return Array.from({ length: count }, (_none, index) => ({
    start: start + index * longestSentence,
    end: Math.min(end, start + (index + 1) * longestSentence),
  }));
}

/** A sentence ends where it seems to, although what follows does not look like the beginning of one: it may be disguised. */
function atStops(text: string, { start, end }: Stretch): Stretch[] {
  const pieces: Stretch[] = [];
  let from = start;
  for (const { 0: stop, index } of text.slice(start, end).matchAll(/[.!?。！？]\s+|[。！？]/g)) {
    const to = start + index + stop.trimEnd().length;
    if (to - from < shortestSentence) continue;
    pieces.push({ start: from, end: to });
    from = start + index + stop.length;
  }
  return from < end ? [...pieces, { start: from, end }] : pieces;
}

/** Rows of a table whose beginning lies outside the text. */
function linesOfTable(text: string, { start, end }: Stretch): Stretch[] {
  const lines = text.slice(start, end).split('\n');
  if (lines.length < 2 || !lines.every((line) => line.includes('|'))) return [{ start, end }];
  let at = start;
  return lines.map((line) => {
    const stretch = { start: at, end: at + line.length };
    at += line.length + 1;
    return stretch;
  });
}

/** Gives each signal to all units that it touches. */
function share(units: readonly Unit[], signals: readonly Marked[]): void {
  let from = 0;
  for (const signal of signals) {
    while ((units[from]?.end ?? Number.POSITIVE_INFINITY) <= signal.start) from += 1;
    for (let at = from; (units[at]?.start ?? Number.POSITIVE_INFINITY) < signal.end; at += 1)
      units[at]?.signals.push(signal);
  }
}

/** Attacks that say to whom they speak, or that they are another's words. */
const addressing: ReadonlySet<Injection['kind']> = new Set(['addressed', 'boundary']);

function judgeUnits(units: readonly Unit[]): Injection[] {
  const attackedBlocks = new Set(units.filter(isAttackAlone).map(({ block }) => block));
  const injections: Injection[] = [];
  let former: { readonly block: number; readonly announces: boolean; readonly addresses: boolean } | undefined;
  for (const unit of units) {
    const { start, end, block, signals } = unit;
    const isBesideAttack = attackedBlocks.has(block) || attackedBlocks.has(block - 1);
    const goesOn =
      (former?.announces === true && former.block >= block - 1) ||
      (former?.addresses === true && former.block === block);
    const isAttack = isAttackAlone(unit) || (isBesideAttack && signals.length > 0) || goesOn;
    const strongest = signals.find(({ isStrong }) => isStrong) ?? signals[0];
    if (isAttack) injections.push({ kind: strongest?.kind ?? 'output', start, end });
    // What follows in the paragraph is said to the same machine.
    const addresses = goesOn || signals.some((signal) => signal.isStrong && addressing.has(signal.kind));
    former = { block, announces: isAttack && unit.endsInColon, addresses: isAttack && addresses };
  }
  return injections;
}

/** Something strong, or several weak things of different kinds or in many places. */
function isAttackAlone({ signals }: Unit): boolean {
  if (signals.some(({ isStrong }) => isStrong)) return true;
  // What plays a part of a conversation, and asks for something.
  const isStaged = signals.some(({ kind }) => kind === 'boundary');
  const counted = signals.filter(({ isTrace }) => isTrace !== true || isStaged);
  const kinds = new Set(counted.map(({ kind }) => kind)).size;
  const places = new Set(counted.map(({ start }) => start)).size;
  return (kinds >= 2 && places >= 2) || places >= 3;
}
