import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import type { AgentSpecDocument } from '../../contract/agent-spec.ts';
import type { ContentPolicy } from '../../contract/content-policy.ts';
import type { LedgerResponse, StepsResponse, TaskResponse } from '../../contract/shapes.ts';
import { openAi } from '../adapters/model-servers/openai-dialect.ts';
import {
  type ReceivedRequest,
  startThinkingServer,
  type ThinkingServer,
} from '../adapters/model-servers/thinking-server.ts';
import type { Service } from './start-service.ts';

const builtIn = parse(readFileSync('spec/dossier.yaml', 'utf8')) as AgentSpecDocument;

/** What the built-in spec tells somebody in distress, by language. */
export const { distress } = builtIn.contentPolicy;

export interface PolicyStack {
  readonly model: ThinkingServer;
  /** What came of an order. */
  readonly report: (order: Record<string, unknown>) => Promise<Reported>;
  readonly close: () => Promise<void>;
}

interface Reported {
  readonly task: TaskResponse;
  readonly steps: StepsResponse;
  readonly ledger: LedgerResponse;
}

/**
 * The local stack over one document, with a model that answers what `think` says, under the built-in policy but for these
 * categories. Once in a process: the functions read their spec when they are loaded.
 */
export async function startWithPolicy(
  changed: Partial<ContentPolicy['categories']>,
  document: string,
  think: (request: ReceivedRequest) => unknown,
): Promise<PolicyStack> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dossier-policy-'));
  writeFileSync(path.join(folder, 'document.md'), document);
  const specFile = path.join(folder, 'spec.yaml');
  const contentPolicy = { distress, categories: { ...builtIn.contentPolicy.categories, ...changed } };
  writeFileSync(specFile, JSON.stringify({ ...builtIn, contentPolicy }));
  const model = await startThinkingServer((request) => openAi.answer(think(request)));
  process.env['DOSSIER_SPEC'] = specFile;
  const { findModels } = await import('../../local/local-models.ts');
  const { startService } = await import('./start-service.ts');
  const variables = { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'sk-test' };
  const { secrets, ...models } = await findModels(['openai-compatible:gpt-test'], 'dev', variables);
  Object.assign(process.env, secrets);
  const service = await startService({ models, knowledgeFolder: folder });
  const close = async () => {
    await service.close();
    await model.close();
    rmSync(folder, { recursive: true });
  };
  return { model, report: (order) => report(service, order), close };
}

async function report(service: Service, order: Record<string, unknown>): Promise<Reported> {
  const key = await service.keyFor('acme', 'ada');
  const ordered = await service.call('POST', '/v1/reports', { key, body: order });
  if (ordered.status !== 202) throw new Error(`The order was answered with ${ordered.status}`);
  await service.idle();
  const place = `/v1/reports/${String(ordered.json.taskId)}`;
  const get = async (at: string) => (await service.call('GET', at, { key })).json as unknown;
  return {
    task: (await get(place)) as TaskResponse,
    steps: (await get(`${place}/steps`)) as StepsResponse,
    ledger: (await get(`${place}/ledger`)) as LedgerResponse,
  };
}
