import { environmentNames } from '../../contract/environment.ts';

/** Handlers read their environment when they are imported: a test imports this file before them. */
for (const name of Object.values(environmentNames)) process.env[name] ??= `test-${name}`;
