import { readEmbeddings } from '../../contract/embeddings.ts';
import { type OpenSearch, searchByWords } from './index-search.ts';
import type { PowertoolsTelemetry } from './telemetry.ts';

/** How functions search an index file: by words, and by meaning too where the stage names a model that embeds. */
export function openSearchOf(
  telemetry: PowertoolsTelemetry,
  environment: { readonly stage?: string; readonly embeddings?: string },
): OpenSearch {
  const setup = readEmbeddings(environment.embeddings ?? '{}');
  if (setup === undefined) return async (_file, index) => searchByWords(index);
  // Goes with the language models, so that who embeds nothing loads nothing of it.
  const opening = import('./open-language-models.ts')
    .then(({ fusedSearchOf }) => fusedSearchOf(telemetry, environment.stage ?? '', setup))
    .catch((error: unknown): OpenSearch => {
      telemetry.error('The model that embeds cannot be opened; documents are searched by words alone', error);
      return async (_file, index) => searchByWords(index);
    });
  return async (file, index) => (await opening)(file, index);
}
