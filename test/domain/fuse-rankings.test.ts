import { expect, it } from 'vitest';
import { fuseRankings } from '../../functions/domain/fuse-rankings.ts';

it('puts first what all rankings put high', () => {
  const fused = fuseRankings([
    ['a', 'b', 'c'],
    ['b', 'd'],
  ]);
  expect([...fused.keys()]).toEqual(['b', 'a', 'd', 'c']);
});
