import { environmentNames } from '../../contract/environment.ts';

/** Read where the knowledge is opened, unlike the others. */
process.env[environmentNames.embeddings] ??= '{}';

process.env[environmentNames.guardrail] ??= '{}';

/** Handlers read their environment when they are imported: a test imports this file before them. */
for (const name of Object.values(environmentNames)) process.env[name] ??= `test-${name}`;
