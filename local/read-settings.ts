import { type ModelName, toModelName } from '../contract/models.ts';
import { isWellFormedKey } from '../functions/domain/api-key.ts';
import { Problem } from './problem.ts';

/** What a person may set, by environment variables. */
export interface Settings {
  readonly port: number;
  readonly dataFolder: string;
  readonly knowledgeFolder: string;
  /** The developer's key; undefined: one that is made once and kept in the data folder. */
  readonly apiKey: string | undefined;
  /** Language models, the capable one first; none: the extractive engine. */
  readonly models: readonly ModelName[];
}

export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: readPort(variables['DOSSIER_PORT'] || '8787'),
    dataFolder: variables['DOSSIER_DATA'] || '.dossier',
    knowledgeFolder: variables['DOSSIER_KNOWLEDGE'] || 'knowledge',
    apiKey: readApiKey(variables['DOSSIER_API_KEY'] || undefined),
    models: readModels(variables['DOSSIER_MODEL'] || undefined),
  };
}

export const settingsHelp = `Settings (environment variables):
  DOSSIER_PORT       port of the API on 127.0.0.1; 0 takes any free one (8787)
  DOSSIER_DATA       folder for everything the service remembers (.dossier)
  DOSSIER_KNOWLEDGE  folder of the documents that reports are made from (knowledge)
  DOSSIER_API_KEY    the developer's API key (made once and kept in the data folder)
  DOSSIER_MODEL      language models, as anthropic:MODEL, openai-compatible:MODEL or bedrock:MODEL, with the usual
                     variables of the provider; a second one, after a comma, is for small questions (none)`;

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
