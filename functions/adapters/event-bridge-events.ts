import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type DossierEvent, eventSource } from '../../contract/events.ts';
import { Fault } from '../domain/fault.ts';
import type { Events } from '../ports.ts';
import { requestHandler } from './aws-clients.ts';
import { guarded } from './aws-fault.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** The service's own event bus. */
export class EventBridgeEvents implements Events {
  readonly #client: EventBridgeClient;
  readonly #busName: string;

  constructor(client: EventBridgeClient, busName: string) {
    this.#client = client;
    this.#busName = busName;
  }

  async publish(event: DossierEvent): Promise<void> {
    const output = await guarded('EventsUnavailable', () =>
      this.#client.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: this.#busName,
              Source: eventSource,
              DetailType: event.name,
              Detail: JSON.stringify(event),
              Time: new Date(event.timestamp),
            },
          ],
        }),
      ),
    );
    if ((output.FailedEntryCount ?? 0) > 0) throw new Fault('EventsUnavailable');
  }
}

/** The event bus, for functions that announce milestones. */
export function eventsPort(telemetry: PowertoolsTelemetry, environment: { eventBus: string }): Events {
  const client = telemetry.tracer.captureAWSv3Client(new EventBridgeClient({ requestHandler }));
  return new EventBridgeEvents(client, environment.eventBus);
}
