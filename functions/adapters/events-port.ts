import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Events } from '../ports.ts';
import { requestHandler } from './aws-clients.ts';
import { EventBridgeEvents } from './event-bridge-events.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** The event bus, for functions that announce milestones. */
export function eventsPort(telemetry: PowertoolsTelemetry, environment: { eventBus: string }): Events {
  const client = telemetry.tracer.captureAWSv3Client(new EventBridgeClient({ requestHandler }));
  return new EventBridgeEvents(client, environment.eventBus);
}
