import type { Tracer } from '@aws-lambda-powertools/tracer';
import { S3Client } from '@aws-sdk/client-s3';
import { requestHandler } from './aws-clients.ts';

/** For files of many bytes: other limits end with the first byte of an answer. */
export function libraryClient(tracer: Tracer): S3Client {
  const { connectionTimeout, requestTimeout } = requestHandler;
  const patient = {
    connectionTimeout,
    socketTimeout: requestTimeout,
    requestTimeout: 120_000,
    throwOnRequestTimeout: true,
  };
  return tracer.captureAWSv3Client(new S3Client({ requestHandler: patient }));
}
