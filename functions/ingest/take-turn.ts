import type { TurnState } from '../../contract/library.ts';
import type { Shared } from '../library-ports.ts';
import type { Clock } from '../ports.ts';

/** The right to build, until it is given back or has expired. */
export interface Turn {
  /** True: somebody came meanwhile, and there is more to do. False: the turn is given back. */
  goesOn(): Promise<boolean>;
  /** Gives the turn back whatever has come meanwhile. */
  giveBack(): Promise<void>;
}

/**
 * Takes the turn of building; undefined when there is nothing to do, or when another has it, who is then told to look
 * again before it ends: whatever had changed by now is seen by one of the two. A holder that asks again, after a crash,
 * gets its turn back.
 */
export async function takeTurn(
  ports: { turn: Shared<TurnState>; clock: Clock },
  holder: { id: string; seconds: number },
  isNeeded: () => Promise<boolean>,
): Promise<Turn | undefined> {
  const { turn, clock } = ports;
  for (;;) {
    const found = await turn.read();
    if (found !== undefined && isHeldByOther(found.value, holder.id, clock)) {
      if (found.value.again || (await turn.swap({ ...found.value, again: true }, found.tag))) return undefined;
    } else {
      if (!(await isNeeded())) return undefined;
      const until = new Date(clock.now().getTime() + holder.seconds * 1_000).toISOString();
      if (await turn.swap({ holder: holder.id, until, again: false }, found?.tag)) return heldTurn(turn, holder.id);
    }
  }
}

function isHeldByOther({ holder, until }: TurnState, id: string, clock: Clock): boolean {
  return holder !== id && Date.parse(until) > clock.now().getTime();
}

const nobody: TurnState = { holder: '', until: new Date(0).toISOString(), again: false };

function heldTurn(turn: Shared<TurnState>, id: string): Turn {
  return {
    goesOn: async () => {
      for (;;) {
        const found = await turn.read();
        // It has expired, and another has it.
        if (found?.value.holder !== id) return false;
        const { again } = found.value;
        if (await turn.swap(again ? { ...found.value, again: false } : nobody, found.tag)) return again;
      }
    },
    giveBack: async () => {
      const found = await turn.read();
      if (found?.value.holder === id && !(await turn.swap(nobody, found.tag))) await heldTurn(turn, id).giveBack();
    },
  };
}
