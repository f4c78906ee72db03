import { openEmbeddings } from '../../functions/adapters/open-embeddings.ts';
import { findEmbeddings } from '../../local/local-embeddings.ts';
import { describeEmbeddings } from '../adapters/embeddings-suite.ts';

const name = process.env['DOSSIER_EMBEDDINGS'] ?? '';

describeEmbeddings(name, async () => {
  const { setup, value } = await findEmbeddings(name, 'dev', process.env);
  return openEmbeddings({ ...setup, stage: 'dev', secrets: { get: async () => value } });
});
