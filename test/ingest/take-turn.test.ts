import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TurnState } from '../../contract/library.ts';
import { takeTurn } from '../../functions/ingest/take-turn.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeShared } from '../fakes/fake-library.ts';

const needed = async () => true;

function start() {
  const ports = { turn: new FakeShared<TurnState>(), clock: new FakeClock() };
  const take = (id: string, isNeeded = needed) => takeTurn(ports, { id, seconds: 900 }, isNeeded);
  return { ...ports, take };
}

describe('the turn to build', () => {
  test('has one holder, until it is given back', async () => {
    const { take } = start();
    const first = await take('a');
    expect(first).toBeDefined();
    expect(await take('b')).toBeUndefined();
    await first?.giveBack();
    expect(await take('b')).toBeDefined();
  });

  test('goes on once for all who came meanwhile', async () => {
    const { take } = start();
    const turn = await take('a');
    await take('b');
    await take('c');
    expect(await turn?.goesOn()).toBe(true);
    expect(await turn?.goesOn()).toBe(false);
    expect(await take('d')).toBeDefined();
  });

  test('is not taken, and nothing is written, when there is nothing to do', async () => {
    const { take, turn } = start();
    expect(await take('a', async () => false)).toBeUndefined();
    expect(await turn.read()).toBeUndefined();
  });

  test('is free again when its holder has died: at once for the same one, for others when it has expired', async () => {
    const { take, clock } = start();
    await take('a');
    expect(await take('a')).toBeDefined();
    clock.advanceSeconds(899);
    expect(await take('b')).toBeUndefined();
    clock.advanceSeconds(2);
    const late = await take('b');
    expect(late).toBeDefined();
  });

  test('that has expired and belongs to another is not given back by the former holder', async () => {
    const { take, clock, turn } = start();
    const former = await take('a');
    clock.advanceSeconds(901);
    await take('b');
    expect(await former?.goesOn()).toBe(false);
    await former?.giveBack();
    expect((await turn.read())?.value.holder).toBe('b');
  });
});

test('whatever changes is seen by a build that begins after it, in whatever order builders come and wait', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 6 }), async (scheduler, events) => {
      const held = new FakeShared<TurnState>();
      const slow: FakeShared<TurnState> = Object.assign(new FakeShared<TurnState>(), {
        read: () => scheduler.schedule(Promise.resolve()).then(() => held.read()),
        swap: (value: TurnState, tag: string | undefined) =>
          scheduler.schedule(Promise.resolve()).then(() => held.swap(value, tag)),
      });
      let uploaded = 0;
      let built = 0;
      let building = 0;
      const onEvent = async (id: number) => {
        uploaded += 1;
        const turn = await takeTurn(
          { turn: slow, clock: new FakeClock() },
          { id: String(id), seconds: 900 },
          async () => built !== uploaded,
        );
        if (turn === undefined) return;
        do {
          building += 1;
          expect(building).toBe(1);
          const seen = uploaded;
          await scheduler.schedule(Promise.resolve());
          built = seen;
          building -= 1;
        } while (await turn.goesOn());
      };
      const all = Array.from({ length: events }, (_, id) =>
        scheduler.schedule(Promise.resolve()).then(() => onEvent(id)),
      );
      await scheduler.waitFor(Promise.all(all));
      expect(built).toBe(uploaded);
    }),
  );
});
