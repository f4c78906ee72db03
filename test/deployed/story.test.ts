import { stages, toStageName } from '../../lib/stages.ts';
import { apiStory } from '../story/api-story.ts';
import { connect, type Endpoint, makeKeysIn } from '../support/endpoint.ts';

const { DOSSIER_URL: url, DOSSIER_API_KEY: apiKey, DOSSIER_KEYS_TABLE: keysTable } = process.env;
if (!url) throw new Error('Set DOSSIER_URL to the address of the deployed API.');
if (!apiKey && !keysTable) throw new Error('Set DOSSIER_API_KEY, or DOSSIER_KEYS_TABLE to make keys.');

const givenKey = async () => apiKey ?? '';
const keyFor = keysTable ? ownTenants(makeKeysIn(keysTable)) : givenKey;

const endpoint = connect(url, {
  keyFor,
  pollMs: 500,
  // A function's first call starts a process or an environment: more at once would only test that.
  burst: 10,
  fillsContext: process.env['DOSSIER_FILLS_CONTEXT'] !== 'no',
  listedOrigin: stages[toStageName(process.env['DOSSIER_STAGE'] ?? 'dev')].corsOrigins[0],
  close: async () => {},
});

apiStory(async () => endpoint, Boolean(keysTable));

/** Tenants of this run alone: what earlier runs have left in a stage that stays is in none of its lists. */
function ownTenants(make: Endpoint['keyFor']): Endpoint['keyFor'] {
  const run = Date.now().toString(36);
  return (tenantId, userId, change) => make(`${tenantId}-${run}`, userId, change);
}
