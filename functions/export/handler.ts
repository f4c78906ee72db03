import { readEnvironment, splitOrigins } from '../../contract/environment.ts';
import { printPdf } from '../adapters/print-pdf.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { serveRoutes } from '../http.ts';
import type { Telemetry } from '../ports.ts';
import { type ExportPorts, exportReport } from './export-report.ts';

export type ExportHandlerPorts = ExportPorts & {
  readonly telemetry: Telemetry;
  readonly corsOrigins?: readonly string[];
};

export function createHandler(ports: ExportHandlerPorts) {
  return serveRoutes(
    'export',
    { exportReport: (request) => exportReport(ports, request) },
    ports.telemetry,
    ports.corsOrigins,
  );
}

export function productionPorts(): ExportHandlerPorts {
  const environment = readEnvironment('export', process.env);
  return {
    ...stepPorts(environment),
    // A library for one format of four: it is loaded when it is asked for.
    printDocx: async (report) => (await import('../adapters/print-docx.ts')).printDocx(report),
    printPdf,
    corsOrigins: splitOrigins(environment.corsOrigins),
  };
}

export const handler = createHandler(productionPorts());
