import { createAnthropic } from '@ai-sdk/anthropic';
import { type ModelName, partsOf } from '../../contract/models.ts';
import { type ConnectionSetup, keyedConnection, type ModelConnection } from './model-connection.ts';

/** Anthropic's Messages API, or a server that speaks it. */
export function connectAnthropic(name: ModelName, setup: ConnectionSetup): ModelConnection {
  const baseURL = setup.endpoints.anthropic?.baseUrl;
  return keyedConnection(name, setup, {
    cacheMark: { anthropic: { cacheControl: { type: 'ephemeral' } } },
    // The library leaves it out for models that refuse it.
    sampling: { temperature: 0 },
    open: (apiKey) => createAnthropic({ apiKey, ...(baseURL === undefined ? {} : { baseURL }) })(partsOf(name).model),
  });
}
