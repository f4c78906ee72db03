import { Fault } from '../domain/fault.ts';
import { isLooping } from '../domain/is-looping.ts';
import type { CallTokens } from '../domain/model-call.ts';
import { noTokens } from './model-request.ts';
import { readWireEvent, type WireEvent } from './read-wire-event.ts';

/** How often an answer is looked at while it is written, in characters. */
const lookEveryCharacters = 200;

const charactersPerToken = 4;

/**
 * Listens to a stream from its first event on: stops it when it has fallen silent or goes round in circles, and keeps
 * count of what was said. The wait for the first event is the request's: a model may read and think for long.
 */
export class StreamWatch {
  readonly #stopping = new AbortController();
  readonly #silenceMs: number;
  #silence: NodeJS.Timeout | undefined;
  #said = '';
  #lookAt = lookEveryCharacters;
  #counted: WireEvent['counted'];

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
  }

  /** Aborted, with a Fault as the reason, when the stream is not worth waiting for any longer. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  get hasBegun(): boolean {
    return this.#silence !== undefined;
  }

  /** An event as it came over the wire. */
  hear(event: unknown): void {
    this.#silence = this.#silence?.refresh() ?? setTimeout(() => this.#stop(fellSilent()), this.#silenceMs);
    const { said, counted } = readWireEvent(event);
    this.#counted ??= counted;
    this.#said += said;
    if (this.#said.length < this.#lookAt) return;
    this.#lookAt = this.#said.length + lookEveryCharacters;
    if (isLooping(this.#said)) this.#stop(wentInCircles());
  }

  end(): void {
    clearTimeout(this.#silence);
  }

  /** What it took, as far as the provider has told; the rest by the length of the texts. */
  reckon(promptCharacters: number): CallTokens {
    return {
      ...noTokens,
      inputTokens: Math.ceil(promptCharacters / charactersPerToken),
      ...this.#counted,
      outputTokens: Math.ceil(this.#said.length / charactersPerToken),
    };
  }

  #stop(fault: Fault): void {
    this.#stopping.abort(fault);
  }
}

function fellSilent(): Fault {
  return new Fault('ModelTimedOut', { message: 'The model fell silent' });
}

function wentInCircles(): Fault {
  return new Fault('ModelNonsense', { message: 'The model said the same over and over' });
}
