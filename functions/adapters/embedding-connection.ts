import type { ProviderOptions } from '@ai-sdk/provider-utils';
import type { EmbeddingModel } from 'ai';
import type { EmbeddingsSetup } from '../../contract/embeddings.ts';
import type { Secrets } from '../ports.ts';

export type EmbeddingKind = 'query' | 'passage';

/** The way to one model that embeds. */
export interface EmbeddingConnection {
  /** The model for texts of this kind, with the key as it is known now. */
  open(kind: EmbeddingKind): Promise<Exclude<EmbeddingModel, string>>;
  /** Asks for the key anew; whether it is another one than before. */
  renew(): Promise<boolean>;
  /** The text as the model wants it. */
  readonly toInput: (text: string, kind: EmbeddingKind) => string;
  readonly optionsFor: (kind: EmbeddingKind) => ProviderOptions;
}

export interface EmbeddingConnectionSetup extends EmbeddingsSetup {
  readonly stage: string;
  readonly secrets: Secrets;
}
