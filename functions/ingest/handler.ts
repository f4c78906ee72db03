import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { readEnvironment } from '../../contract/environment.ts';
import { systemClock } from '../adapters/clock.ts';
import { indexBuilder } from '../adapters/index-builder.ts';
import { libraryClient } from '../adapters/library-client.ts';
import { S3Library } from '../adapters/s3-library.ts';
import { PowertoolsTelemetry } from '../adapters/telemetry.ts';
import { vectorMaker } from '../adapters/vector-maker.ts';
import { asFault } from '../domain/fault.ts';
import { type IngestPorts, ingestDocuments } from './ingest-documents.ts';

/** What has happened does not matter: the files are looked at as they are now. */
export function createHandler(ports: IngestPorts) {
  return async (_event: unknown, { awsRequestId }: Pick<Context, 'awsRequestId'>): Promise<void> => {
    try {
      await ingestDocuments(ports, awsRequestId);
    } catch (error) {
      const fault = asFault(error, 'Unexpected');
      ports.telemetry.error('The documents could not be taken up', fault);
      throw fault;
    } finally {
      ports.telemetry.flush();
    }
  };
}

export function productionPorts(): IngestPorts {
  const environment = readEnvironment('ingest', process.env);
  const telemetry = new PowertoolsTelemetry();
  return {
    telemetry,
    clock: systemClock,
    library: new S3Library(libraryClient(telemetry.tracer), environment.documentsBucket),
    builder: indexBuilder(vectorMaker(telemetry, environment)),
    wait: (ms) => sleep(ms),
  };
}

export const handler = createHandler(productionPorts());
