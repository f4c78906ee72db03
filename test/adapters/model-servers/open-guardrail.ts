import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { bedrockGuardrail } from '../../../functions/adapters/bedrock-guardrail.ts';
import type { Guardrail } from '../../../functions/engine-ports.ts';

/** A version of a guardrail, through the real client, at a server of ours. */
export function openGuardrail(url: string, version: string): Guardrail {
  const client = new BedrockRuntimeClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ requestTimeout: 500, throwOnRequestTimeout: true }),
  });
  return bedrockGuardrail(client, { id: 'abc123', version });
}
