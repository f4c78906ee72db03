import { limits } from '../../contract/limits.ts';
import { extractiveEngineName } from '../../contract/models.ts';
import type { ToolsSpec } from '../../contract/tools.ts';
import type { WorkflowRecord } from '../../contract/workflow.ts';
import { canonicalJson, sha256 } from './hash.ts';
import type { StoredOrder } from './model.ts';
import { normalisePrompt } from './normalise-prompt.ts';
import { presentVersions } from './versions.ts';

/**
 * Whether what an engine answers may be answered again for a while: not where a language model may ask the world
 * outside, which can say something else a minute later, or change something for each one who asks.
 */
export function mayBeCached(engine: string, { builtIn, servers }: ToolsSpec): boolean {
  return engine === extractiveEngineName || (servers.length === 0 && builtIn.fetchUrl === undefined);
}

/**
 * Under what the answer to an order is found by the next one that asks the same. All of an order and all that is known
 * of its caller counts unless it is named here as what changes no answer: a field that is added later is never forgotten.
 */
export function cacheKeyOf(
  stored: StoredOrder,
  { specHash, engine }: Pick<WorkflowRecord, 'specHash' | 'engine'>,
  knowledgeVersion: string,
): string {
  const { taskId: _taskId, createdAt: _createdAt, expiresAtSeconds: _expires, order, ...caller } = stored;
  const { prompt, context, options = {}, userId: _userId, ...rest } = order;
  const { cache: _cache, maxQuestions = limits.defaultQuestions, language = 'en', ...others } = options;
  return sha256(
    canonicalJson({
      caller,
      prompt: normalisePrompt(prompt),
      // As text: the order of its fields is the order in which the context is read.
      context: context === undefined ? '' : JSON.stringify(context),
      options: { maxQuestions, language, ...others },
      ...rest,
      specHash,
      engine,
      knowledgeVersion,
      versions: presentVersions,
    }),
  );
}
