import { type LanguageModelUsage, streamText } from 'ai';
import { Fault } from '../domain/fault.ts';
import { type ModelAnswer, type ModelRequest, tokensOf } from './model-request.ts';
import { StreamWatch } from './stream-watch.ts';

/** An answer as far as it came. */
export interface StreamedAnswer extends ModelAnswer {
  /** What ended it before its end: what the library threw or sent, or a Fault of our own. */
  readonly error?: unknown;
}

/**
 * Asks for the answer piece by piece, so that a model that falls silent in the middle is given up long before the
 * request's own end, and one that goes round in circles is stopped and paid no further.
 */
export async function streamAnswer(request: ModelRequest, silenceMs: number): Promise<StreamedAnswer> {
  const watch = new StreamWatch(silenceMs);
  let text = '';
  let usage: LanguageModelUsage | undefined;
  let finishReason: string | undefined;
  let error: unknown;
  try {
    const { fullStream } = streamText({
      ...request,
      abortSignal: AbortSignal.any([request.abortSignal, watch.signal]),
      include: { rawChunks: true },
      // It comes with the stream as well; the library would print it.
      onError: () => {},
    });
    for await (const part of fullStream) {
      if (part.type === 'raw') watch.hear(part.rawValue);
      else if (part.type === 'text-delta') text += part.text;
      else if (part.type === 'error') error ??= part.error;
      else if (part.type === 'abort') error ??= watch.signal.aborted ? watch.signal.reason : timedOut();
      else if (part.type === 'finish-step') ({ usage, finishReason } = part);
    }
  } catch (thrown) {
    error ??= thrown;
  } finally {
    watch.end();
  }
  const promptCharacters = request.instructions.reduce(
    (sum, { content }) => sum + content.length,
    request.prompt.length,
  );
  const isCounted = usage?.inputTokens !== undefined;
  const isEstimated = watch.hasBegun && !isCounted;
  return {
    text,
    // What comes to no end has no reason for it.
    finishReason: !isCounted && finishReason === 'other' ? 'interrupted' : finishReason,
    tokens: isEstimated ? watch.reckon(promptCharacters) : tokensOf(usage),
    isEstimated,
    ...(error === undefined ? {} : { error }),
  };
}

function timedOut(): Fault {
  return new Fault('ModelTimedOut', { message: 'The model did not answer in time' });
}
