import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelName, toModelName } from '../contract/models.ts';
import { folderPointer } from '../functions/adapters/folder-library.ts';
import { isWellFormedKey } from '../functions/domain/api-key.ts';
import { specFileOf } from '../spec/read-spec.ts';
import { Problem } from './problem.ts';

/** What a person may set, by environment variables. */
export interface Settings {
  readonly port: number;
  readonly dataFolder: string;
  readonly knowledgeFolder: string;
  /** The developer's key; undefined: one that is made once and kept in the data folder. */
  readonly apiKey: string | undefined;
  /** The model that embeds, as `DOSSIER_EMBEDDINGS` names it; undefined: none. */
  readonly embeddings: string | undefined;
  /** Language models, the capable one first; none: the extractive engine. */
  readonly models: readonly ModelName[];
  /** The document that says how the agents work. */
  readonly specFile: string;
}

export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: readPort(variables['DOSSIER_PORT'] || '8787'),
    dataFolder: variables['DOSSIER_DATA'] || '.dossier',
    knowledgeFolder: variables['DOSSIER_KNOWLEDGE'] || ownKnowledge(variables['DOSSIER_DATA'] || '.dossier'),
    apiKey: readApiKey(variables['DOSSIER_API_KEY'] || undefined),
    embeddings: variables['DOSSIER_EMBEDDINGS'] || undefined,
    models: readModels(variables['DOSSIER_MODEL'] || undefined),
    specFile: specFileOf(variables),
  };
}

/** Where `npm run ingest` keeps the index of what it takes up. */
export function ingestFolder(dataFolder: string): string {
  return join(dataFolder, 'ingested');
}

/** What was taken up; the manual, as long as nothing was. */
function ownKnowledge(dataFolder: string): string {
  const folder = ingestFolder(dataFolder);
  return existsSync(join(folder, folderPointer)) ? folder : 'knowledge';
}

export const settingsHelp = `Settings (environment variables):
  DOSSIER_PORT       port of the API on 127.0.0.1; 0 takes any free one (8787)
  DOSSIER_DATA       folder for everything the service remembers (.dossier)
  DOSSIER_KNOWLEDGE  folder of the documents that reports are made from (what npm run ingest took up, else knowledge)
  DOSSIER_API_KEY    the developer's API key (made once and kept in the data folder)
  DOSSIER_MODEL      language models, as anthropic:MODEL, openai-compatible:MODEL or bedrock:MODEL, with the usual
                     variables of the provider; a second one, after a comma, is for small questions (none)
  DOSSIER_EMBEDDINGS model that embeds, as openai-compatible:MODEL or bedrock:MODEL: passages are found by meaning too.
                     EMBEDDINGS_BASE_URL and EMBEDDINGS_API_KEY where that server is not the models' (none)
  DOSSIER_SPEC       agent spec: a YAML file in place of Dossier's own (spec/dossier.yaml)`;

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Problem(`DOSSIER_PORT is ${JSON.stringify(text)}: it has to be a number from 0 to 65535.`);
}

function readApiKey(text: string | undefined): string | undefined {
  if (text === undefined || isWellFormedKey(text)) return text;
  throw new Problem('DOSSIER_API_KEY is no API key: it has to be dsk_ and 43 letters, digits, - or _.');
}

function readModels(text: string | undefined): ModelName[] {
  if (text === undefined) return [];
  try {
    return text.split(',').map(toModelName);
  } catch (error) {
    throw new Problem(`DOSSIER_MODEL is no list of models. ${(error as Error).message}.`);
  }
}
