import { stages, toStageName } from '../../lib/stages.ts';
import { connect, type Endpoint, makeKeysIn } from '../support/endpoint.ts';

export const stageName = toStageName(process.env['DOSSIER_STAGE'] ?? 'dev');

/** The API at DOSSIER_URL: with keys of its own where DOSSIER_KEYS_TABLE names the table, else with DOSSIER_API_KEY. */
export function connectDeployed(): { readonly endpoint: Endpoint; readonly canMakeKeys: boolean } {
  const { DOSSIER_URL: url, DOSSIER_API_KEY: apiKey, DOSSIER_KEYS_TABLE: keysTable } = process.env;
  if (!url) throw new Error('Set DOSSIER_URL to the address of the deployed API.');
  if (!apiKey && !keysTable) throw new Error('Set DOSSIER_API_KEY, or DOSSIER_KEYS_TABLE to make keys.');
  const endpoint = connect(url, {
    keyFor: keysTable ? ownTenants(makeKeysIn(keysTable)) : async () => apiKey ?? '',
    pollMs: 500,
    // A function's first call starts a process or an environment: more at once would only test that.
    burst: 10,
    fillsContext: process.env['DOSSIER_FILLS_CONTEXT'] !== 'no',
    listedOrigin: stages[stageName].corsOrigins[0],
    close: async () => {},
  });
  return { endpoint, canMakeKeys: Boolean(keysTable) };
}

/** Tenants of this run alone: what earlier runs have left in a stage that stays is in none of its lists. */
function ownTenants(make: Endpoint['keyFor']): Endpoint['keyFor'] {
  const run = Date.now().toString(36);
  return (tenantId, userId, change) => make(`${tenantId}-${run}`, userId, change);
}
