import { S3Client } from '@aws-sdk/client-s3';
import { requestHandler } from './aws-clients.ts';
import { downloadOnce } from './download-once.ts';
import { openIndexedKnowledge, openKnowledge, type StoredKnowledge } from './sqlite-knowledge.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** The documents, for functions that are told where they are: in a folder, or in S3 as an index file. */
export function knowledgePort(
  telemetry: PowertoolsTelemetry,
  environment: { knowledgeLocation: string },
): StoredKnowledge {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(environment.knowledgeLocation) ?? [];
  if (bucket === undefined || key === undefined) return openKnowledge({ folder: environment.knowledgeLocation });
  // The other limits end with the first byte; this file has many.
  const client = new S3Client({ requestHandler: { ...requestHandler, socketTimeout: requestHandler.requestTimeout } });
  return openIndexedKnowledge(() => downloadOnce(telemetry.tracer.captureAWSv3Client(client), bucket, key));
}
