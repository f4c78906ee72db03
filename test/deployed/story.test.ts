import { apiStory } from '../story/api-story.ts';
import { connect, makeKeysIn } from '../support/endpoint.ts';

const { DOSSIER_URL: url, DOSSIER_API_KEY: apiKey, DOSSIER_KEYS_TABLE: keysTable } = process.env;
if (!url) throw new Error('Set DOSSIER_URL to the address of the deployed API.');
if (!apiKey && !keysTable) throw new Error('Set DOSSIER_API_KEY, or DOSSIER_KEYS_TABLE to make keys.');

const givenKey = async () => apiKey ?? '';
const keyFor = keysTable ? makeKeysIn(keysTable) : givenKey;

const endpoint = connect(url, {
  keyFor,
  pollMs: 500,
  // A function's first call starts a process or an environment: more at once would only test that.
  burst: 10,
  fillsContext: process.env['DOSSIER_FILLS_CONTEXT'] !== 'no',
  close: async () => {},
});

apiStory(async () => endpoint, Boolean(keysTable));
