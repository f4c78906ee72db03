import { Fault } from '../domain/fault.ts';
import type { Guard } from '../engine-ports.ts';
import type { Telemetry } from '../ports.ts';

/**
 * What either of two guards finds. The second is a help: where it cannot be asked, the first decides alone, and the log
 * says so.
 */
export function bothGuards(first: Guard, second: Guard, telemetry: Telemetry): Guard {
  return {
    inspect: async (texts) => {
      const found = await first.inspect(texts);
      // What is withheld already has not to be paid for.
      const open = texts.map((text, index) => ((found[index] ?? []).length > 0 ? '' : text));
      const further = await second.inspect(open).catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
        telemetry.warn('The second guard could not be asked', { error: error.name });
        return [];
      });
      return found.map((own, index) => (own.length > 0 ? own : (further[index] ?? [])));
    },
  };
}
