import { type DossierEvent, eventSchema } from '../../contract/events.ts';
import { Fault } from '../../functions/domain/fault.ts';
import type { Events } from '../../functions/ports.ts';

/** A bus that keeps what was published and refuses what breaks the envelope. */
export class FakeEvents implements Events {
  readonly published: DossierEvent[] = [];
  /** Set, every call fails. */
  isDown = false;

  async publish(event: DossierEvent): Promise<void> {
    if (this.isDown) throw new Fault('EventsUnavailable');
    this.published.push(eventSchema.parse(event));
  }

  names(): string[] {
    return this.published.map((event) => event.name);
  }
}
