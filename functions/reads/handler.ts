import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readEnvironment } from '../../contract/environment.ts';
import { requestHandler } from '../adapters/aws-clients.ts';
import { SecretsManagerSecrets } from '../adapters/secrets-manager.ts';
import { stepPorts } from '../adapters/step-ports.ts';
import { serveRoutes } from '../http.ts';
import { getLedger } from './get-ledger.ts';
import { getReport } from './get-report.ts';
import { getSource } from './get-source.ts';
import { getSteps } from './get-steps.ts';
import { listReports } from './list-reports.ts';

const environment = readEnvironment('reads', process.env);
const { telemetry, ...common } = stepPorts(environment);
const secretsClient = telemetry.tracer.captureAWSv3Client(new SecretsManagerClient({ requestHandler }));
const ports = {
  ...common,
  secrets: new SecretsManagerSecrets(secretsClient, common.clock.now),
  cursorSecretName: environment.cursorSecret,
};

export const handler = serveRoutes(
  'reads',
  {
    listReports: (request) => listReports(ports, request),
    getReport: (request) => getReport(ports, request),
    getSteps: (request) => getSteps(ports, request),
    getLedger: (request) => getLedger(ports, request),
    getSource: (request) => getSource(ports, request),
  },
  telemetry,
);
