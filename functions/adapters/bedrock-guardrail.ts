import { ApplyGuardrailCommand, BedrockRuntimeClient, type GuardrailAssessment } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { GuardrailSetup } from '../../contract/guardrail.ts';
import { limits } from '../../contract/limits.ts';
import { Fault } from '../domain/fault.ts';
import type { Guardrail, GuardrailFinding } from '../engine-ports.ts';
import { requestHandler } from './aws-clients.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

export function openGuardrail(telemetry: PowertoolsTelemetry, setup: GuardrailSetup): Guardrail {
  // This client would take HTTP/2, whose connections do not survive that a function is frozen between two requests.
  const client = new BedrockRuntimeClient({
    ...(setup.region === undefined ? {} : { region: setup.region }),
    requestHandler: new NodeHttpHandler({ ...requestHandler, requestTimeout: limits.guardrailSeconds * 1000 }),
  });
  return bedrockGuardrail(telemetry.tracer.captureAWSv3Client(client), setup);
}

/** A guardrail of Amazon Bedrock, asked about a text by itself, without a model. */
export function bedrockGuardrail(client: BedrockRuntimeClient, { id, version }: GuardrailSetup): Guardrail {
  return {
    assess: async (text, source) => {
      const command = new ApplyGuardrailCommand({
        guardrailIdentifier: id,
        guardrailVersion: version,
        source,
        content: piecesOf(text).map((piece) => ({ text: { text: piece } })),
      });
      const answer = await client.send(command).catch((error: unknown) => {
        throw new Fault('GuardrailUnavailable', { cause: error });
      });
      return (answer.assessments ?? []).flatMap(findingsOf);
    },
  };
}

/** Characters of one block of content; the service counts a thousand as a unit of its price. */
const pieceCharacters = 1_000;

/** No block ends within a character. */
function piecesOf(text: string): string[] {
  const wellFormed = text.toWellFormed();
  const pieces: string[] = [];
  for (let start = 0; start < wellFormed.length; ) {
    const end = start + pieceCharacters;
    const splits = /[\ud800-\udbff]/.test(wellFormed.charAt(end - 1)) && end < wellFormed.length;
    pieces.push(wellFormed.slice(start, splits ? end - 1 : end));
    start = splits ? end - 1 : end;
  }
  return pieces;
}

/** What is only detected is found too. */
function findingsOf(assessment: GuardrailAssessment): GuardrailFinding[] {
  const { contentPolicy, topicPolicy, wordPolicy, sensitiveInformationPolicy: sensitive } = assessment;
  return [
    ...(contentPolicy?.filters ?? []).map(({ type, action }) => finding('content', action, type)),
    ...(topicPolicy?.topics ?? []).map(({ name, action }) => finding('topic', action, name)),
    ...(wordPolicy?.customWords ?? []).map(({ match, action }) => finding('word', action, 'CUSTOM', match)),
    ...(wordPolicy?.managedWordLists ?? []).map(({ type, match, action }) => finding('word', action, type, match)),
    ...(sensitive?.piiEntities ?? []).map(({ type, match, action }) => finding('pii', action, type, match)),
    ...(sensitive?.regexes ?? []).map(({ name, match, action }) => finding('regex', action, name, match)),
  ];
}

function finding(
  policy: GuardrailFinding['policy'],
  action: string | undefined,
  type = 'UNKNOWN',
  match?: string,
): GuardrailFinding {
  const isBlocked = action !== undefined && action !== 'NONE';
  return { policy, type, isBlocked, ...(match === undefined ? {} : { match }) };
}
