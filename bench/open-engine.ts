import { randomUUID } from 'node:crypto';
import type { ModelName } from '../contract/models.ts';
import { aiSdkModel } from '../functions/adapters/ai-sdk-model.ts';
import { systemClock } from '../functions/adapters/clock.ts';
import { connectModel } from '../functions/adapters/connect-model.ts';
import { openTokenCounter } from '../functions/adapters/count-tokens.ts';
import type { Engine } from '../functions/engine-ports.ts';
import { extractiveEngine } from '../functions/extractive/extractive-engine.ts';
import { languageModelEngine } from '../functions/language-model/language-model-engine.ts';

/** The engine of a deployment with this one model. */
export async function openEngine(model: string, baseUrl: string): Promise<Engine> {
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
