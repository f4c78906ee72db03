import {
  BedrockAgentRuntimeClient,
  type KnowledgeBaseRetrievalResult,
  RetrieveCommand,
} from '@aws-sdk/client-bedrock-agent-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { KnowledgeBaseSetup } from '../../contract/knowledge-base.ts';
import { Fault } from '../domain/fault.ts';
import { sourceOf } from '../domain/source.ts';
import { isSourceAllowed } from '../domain/source-lists.ts';
import type { DocumentFilter, Passage } from '../ports.ts';
import { requestHandler } from './aws-clients.ts';
import { guarded } from './aws-fault.ts';
import { retrievalFilter, uriAttribute } from './retrieval-filter.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** Documents that others keep and search. */
export interface KnowledgeBase {
  /** The nearest first. */
  search(question: string, limit: number, filter?: DocumentFilter): Promise<Passage[]>;
  /** Whether it answers. */
  healthy(): Promise<boolean>;
}

/** What the service does not call by a status that says so. */
const passing = new Set(['ConflictException', 'DependencyFailedException', 'ServiceQuotaExceededException']);

/** A longer question is cut: the service refuses it. */
const questionCharacters = 1_000;

/** Results that one request asks for; the service gives no more than 100. */
const resultsPerRequest = 100;

/** Requests of one search, where a filter that the service does not know leaves out what it gave. */
const mostRequests = 5;

/** A vector search in another service takes longer than a read of a table. */
const requestMs = 10_000;

export function openKnowledgeBase(telemetry: PowertoolsTelemetry, setup: KnowledgeBaseSetup): KnowledgeBase {
  // This client would take HTTP/2, whose connections do not survive that a function is frozen between two requests.
  const client = new BedrockAgentRuntimeClient({
    requestHandler: new NodeHttpHandler({ ...requestHandler, requestTimeout: requestMs }),
  });
  return bedrockKnowledgeBase(telemetry.tracer.captureAWSv3Client(client), setup);
}

/** A knowledge base of Amazon Bedrock, in which every text that is found is a document of its own. */
export function bedrockKnowledgeBase(client: BedrockAgentRuntimeClient, setup: KnowledgeBaseSetup): KnowledgeBase {
  async function retrieve(text: string, numberOfResults: number, filter?: DocumentFilter, nextToken?: string) {
    const asked = retrievalFilter(setup, filter);
    const command = new RetrieveCommand({
      knowledgeBaseId: setup.id,
      retrievalQuery: { text: text.slice(0, questionCharacters).toWellFormed() },
      retrievalConfiguration: {
        vectorSearchConfiguration: { numberOfResults, ...(asked === undefined ? {} : { filter: asked }) },
      },
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    return guarded('KnowledgeUnavailable', () => client.send(command)).catch((error: unknown) => {
      if (error instanceof Fault) throw error;
      if (error instanceof Error && passing.has(error.name)) throw new Fault('KnowledgeUnavailable', { cause: error });
      // Refused for good: no such knowledge base, no leave, or a filter that its store does not know.
      throw new Fault('KnowledgeRefused', { cause: error });
    });
  }

  return {
    search: async (question, limit, filter) => {
      // The service takes no condition without values.
      if (filter?.allow?.length === 0) return [];
      const found = new Map<string, Passage>();
      let nextToken: string | undefined;
      for (let request = 0; request < mostRequests; request += 1) {
        const answer = await retrieve(question, Math.min(limit, resultsPerRequest), filter, nextToken);
        for (const result of answer.retrievalResults ?? []) {
          const passage = passageOf(result);
          const isSeen = passage !== undefined && (filter === undefined || isSourceAllowed(passage.source.uri, filter));
          if (isSeen) found.set(passage.source.sourceId, passage);
        }
        nextToken = answer.nextToken;
        if (found.size >= limit || nextToken === undefined) break;
      }
      return [...found.values()].sort((left, right) => right.score - left.score).slice(0, limit);
    },
    healthy: () =>
      retrieve('healthy', 1).then(
        () => true,
        () => false,
      ),
  };
}

/** What was found, as a document of its own; undefined for what has no text, such as an image. */
function passageOf({ content, location, metadata = {}, score = 0 }: KnowledgeBaseRetrievalResult): Passage | undefined {
  const text = (content?.text ?? '').replace(/^\u{FEFF}/u, '').toWellFormed();
  if (text.trim() === '') return undefined;
  const uri = stringIn(metadata, uriAttribute) ?? placeOf(location) ?? 'knowledge-base:unknown';
  const title = stringIn(metadata, 'title') ?? (decoded(uri.split(/[?#]/)[0]?.split('/').at(-1) ?? '') || uri);
  const page = Number(metadata['x-amz-bedrock-kb-document-page-number'] ?? Number.NaN);
  return {
    source: sourceOf({ uri, title, text }),
    text,
    start: 0,
    end: text.length,
    headings: [],
    ...(Number.isInteger(page) && page > 0 ? { page } : {}),
    score,
  };
}

function placeOf(location: KnowledgeBaseRetrievalResult['location']): string | undefined {
  if (location === undefined) return undefined;
  const { s3Location, webLocation, confluenceLocation, salesforceLocation, sharePointLocation } = location;
  const others = [webLocation, confluenceLocation, salesforceLocation, sharePointLocation].map((place) => place?.url);
  return [s3Location?.uri, ...others, location.kendraDocumentLocation?.uri, location.customDocumentLocation?.id].find(
    (place) => place !== undefined && place !== '',
  );
}

function stringIn(metadata: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = metadata[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
