import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type ModelName, partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import { type ConnectionSetup, keyedConnection, type ModelConnection } from './model-connection.ts';

/** OpenAI's own, which refuse a request that sets the temperature. */
const reasoningModels = /^(?:o\d|gpt-5)/;

/** Any server that speaks OpenAI's chat completions; those that cache do so without being told. */
export function connectOpenAICompatible(name: ModelName, setup: ConnectionSetup): ModelConnection {
  const baseURL = setup.endpoints['openai-compatible']?.baseUrl;
  if (baseURL === undefined) throw new Fault('ModelNotFound', { message: 'No address is set for openai-compatible' });
  return keyedConnection(name, setup, {
    cacheMark: {},
    sampling: reasoningModels.test(partsOf(name).model) ? {} : { temperature: 0 },
    // The schema is sent, so that a server can hold the answer to it.
    open: (apiKey) =>
      createOpenAICompatible({
        name: 'openai-compatible',
        baseURL,
        apiKey,
        supportsStructuredOutputs: true,
        // A stream tells what it took only if it is asked to.
        includeUsage: true,
      })(partsOf(name).model),
  });
}
