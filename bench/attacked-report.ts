import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ModelName } from '../contract/models.ts';
import { aiSdkModel } from '../functions/adapters/ai-sdk-model.ts';
import { systemClock } from '../functions/adapters/clock.ts';
import { connectModel } from '../functions/adapters/connect-model.ts';
import { openTokenCounter } from '../functions/adapters/count-tokens.ts';
import { openKnowledge } from '../functions/adapters/sqlite-knowledge.ts';
import { bodyPath } from '../functions/domain/body.ts';
import type { Report } from '../functions/domain/model.ts';
import type { Engine, Guard } from '../functions/engine-ports.ts';
import { extractiveEngine } from '../functions/extractive/extractive-engine.ts';
import { languageModelEngine } from '../functions/language-model/language-model-engine.ts';
import { FakeRun } from '../test/fakes/fake-run.ts';

/** A guard that lets everything through. */
export const noGuard: Guard = { inspect: async (texts) => texts.map(() => []) };

export type Documents = Readonly<Record<string, string>>;

/** One report through the real agents, from documents in a folder of their own; storage alone is in memory. */
export async function makeReport(prompt: string, documents: Documents, engine: Engine, guard?: Guard): Promise<Report> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dossier-bench-'));
  const knowledge = openKnowledge({ folder });
  try {
    await Promise.all(Object.entries(documents).map(([name, text]) => writeFile(path.join(folder, name), text)));
    const run = await FakeRun.start({
      order: { prompt, options: { cache: 'refuse' } },
      task: { taskId: randomUUID(), engine: engine.name },
    });
    run.ports = { ...run.ports, engine, knowledge, ...(guard === undefined ? {} : { guard }) };
    await run.upTo('publish');
    return await run.body<Report>(bodyPath('report', run.record.reportHash));
  } finally {
    await knowledge.close();
    await rm(folder, { recursive: true });
  }
}

/** The engine of a deployment with this one model. */
export async function engineOf(model: string, baseUrl: string): Promise<Engine> {
  const name: ModelName = `openai-compatible:${model}`;
  const connection = await connectModel(name, {
    stage: 'local',
    endpoints: { 'openai-compatible': { baseUrl } },
    secrets: { get: async () => process.env['OPENAI_API_KEY'] || 'none' },
  });
  return languageModelEngine(name, {
    models: [aiSdkModel(name, { connection, clock: systemClock })],
    standIn: extractiveEngine,
    openTokenCounter: async () => openTokenCounter(),
    newBoundary: randomUUID,
    deadlineAtMs: Number.POSITIVE_INFINITY,
  });
}

/** What a reader reads of it, notices aside. */
export function sentencesOf({ claims }: Report): string[] {
  return claims.filter(({ part }) => part === 'sentence').map(({ text }) => text);
}
