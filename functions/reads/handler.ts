import { readEnvironment, splitOrigins } from '../../contract/environment.ts';
import { secretsPort } from '../adapters/secrets-port.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { serveRoutes } from '../http.ts';
import type { Bodies, Clock, Secrets, Tasks, Telemetry } from '../ports.ts';
import { getLedger } from './get-ledger.ts';
import { getReport } from './get-report.ts';
import { getSource } from './get-source.ts';
import { getSteps } from './get-steps.ts';
import { listReports } from './list-reports.ts';

export interface ReadsPorts {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly corsOrigins?: readonly string[];
  readonly cursorSecretName: string;
}

export function createHandler(ports: ReadsPorts) {
  return serveRoutes(
    'reads',
    {
      listReports: (request) => listReports(ports, request),
      getReport: (request) => getReport(ports, request),
      getSteps: (request) => getSteps(ports, request),
      getLedger: (request) => getLedger(ports, request),
      getSource: (request) => getSource(ports, request),
    },
    ports.telemetry,
    ports.corsOrigins,
  );
}

export function productionPorts(): ReadsPorts {
  const environment = readEnvironment('reads', process.env);
  const ports = stepPorts(environment);
  return {
    ...ports,
    secrets: secretsPort(ports.telemetry),
    cursorSecretName: environment.cursorSecret,
    corsOrigins: splitOrigins(environment.corsOrigins),
  };
}

export const handler = createHandler(productionPorts());
