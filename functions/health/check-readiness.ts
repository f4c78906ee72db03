import type { Readiness } from '../../contract/service-shapes.ts';
import { Fault } from '../domain/fault.ts';
import type { ApiResponse } from '../http.ts';
import type { Telemetry } from '../ports.ts';

export type Probes = Readonly<Record<keyof Readiness['checks'], () => Promise<void>>>;

/** Asks every dependency at once; 503 names the classes that failed, never their resources. */
export async function checkReadiness(probes: Probes, telemetry: Telemetry): Promise<ApiResponse> {
  const names = Object.keys(probes) as (keyof Probes)[];
  const results = await Promise.allSettled(names.map((name) => probes[name]()));
  const failed = names.filter((_name, index) => results[index]?.status === 'rejected');
  results.forEach((result, index) => {
    if (result.status === 'rejected') telemetry.error(`${names[index]} is not ready`, result.reason);
  });
  if (failed.length > 0) {
    throw new Fault('ServiceUnavailable', {
      message: `Not ready: ${failed.join(', ')}`,
      places: failed.map((name) => ({ pointer: `#/checks/${name}`, detail: 'failed' })),
    });
  }
  const body: Readiness = { status: 'ready', checks: { tables: 'ok', workflow: 'ok', knowledge: 'ok' } };
  return { body };
}
