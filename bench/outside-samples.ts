import { detectInjections } from '../functions/domain/injection/detect-injections.ts';
import { outsideAttacks, outsideHalves, outsideLookAlikes, titleOf } from '../test/injection/samples.ts';
import { printTable, rateOf } from './statistics.ts';

/** What the rules find in samples of an author who had not seen them, and what harmless texts they take for attacks. */
export function measureOutside(): void {
  for (const [title, samplesOf] of [
    ['Attacks of an outside author that the rules find', outsideAttacks],
    ['Harmless texts of an outside author that the rules take for attacks', outsideLookAlikes],
  ] as const) {
    const rows = outsideHalves.flatMap((half) => {
      const judged = samplesOf(half).map(({ kind, text }) => ({ kind, isFound: detectInjections(text).length > 0 }));
      return [...Map.groupBy(judged, ({ kind }) => kind), ['all', judged] as const].map(([kind, own]) => [
        titleOf(half),
        kind,
        String(own.length),
        ...rateOf(own.filter(({ isFound }) => isFound).length, own.length),
      ]);
    });
    printTable(title, ['', '', 'texts', 'found', 'between'], rows);
  }
}
