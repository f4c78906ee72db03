import type { LanguageModel, SystemModelMessage } from 'ai';
import { keySecretName, type ModelEndpoints, type ModelName, partsOf } from '../../contract/models.ts';
import { Fault } from '../domain/fault.ts';
import type { Secrets } from '../ports.ts';
import { isNamed } from './aws-fault.ts';

/** The way to one model: with which key, at which address. */
export interface ModelConnection {
  /** The model with the key as it is known now. */
  open(): Promise<Exclude<LanguageModel, string>>;
  /** Asks for the key anew; whether it is another one than before. */
  renew(): Promise<boolean>;
  /** Put after the part of a prompt that the provider is to keep in its cache. */
  readonly cacheMark: NonNullable<SystemModelMessage['providerOptions']>;
  /** The likeliest words, not random ones, where the model lets one choose. */
  readonly sampling: { readonly temperature?: 0 };
}

export interface ConnectionSetup {
  readonly stage: string;
  readonly endpoints: ModelEndpoints;
  readonly secrets: Secrets;
}

/** A connection whose key lies in Secrets Manager. */
export function keyedConnection(
  name: ModelName,
  { stage, secrets }: ConnectionSetup,
  connect: Pick<ModelConnection, 'cacheMark' | 'sampling'> & { open: (key: string) => Exclude<LanguageModel, string> },
): ModelConnection {
  const secretName = keySecretName(stage, partsOf(name).provider) ?? '';
  const { cacheMark, sampling } = connect;
  return { cacheMark, sampling, ...keyedClient(secretName, secrets, connect.open) };
}

/** A client whose key is the secret; `connect` makes it for a key, and it is kept as long as the key stays. */
export function keyedClient<Client>(
  secretName: string,
  secrets: Secrets,
  connect: (key: string) => Client,
): { open(): Promise<Client>; renew(): Promise<boolean> } {
  let current: { key: string; client: Client } | undefined;
  async function read(fresh: boolean): Promise<string> {
    try {
      return (await secrets.get(secretName, { fresh })).trim();
    } catch (error) {
      if (isNamed(error, 'ResourceNotFoundException')) {
        throw new Fault('ModelKeyInvalid', { message: `There is no secret ${secretName}`, cause: error });
      }
      if (!(error instanceof Fault)) throw error;
      // Without its key, a model is as good as away: the next one, or none, takes its place.
      throw new Fault('ModelUnavailable', { message: `The secret ${secretName} could not be read`, cause: error });
    }
  }
  return {
    async open() {
      const key = await read(false);
      if (current?.key !== key) current = { key, client: connect(key) };
      return current.client;
    },
    async renew() {
      const before = current?.key;
      return before !== undefined && (await read(true)) !== before;
    },
  };
}
