import { createHash } from 'node:crypto';
import { json } from './dialect.ts';
import { startThinkingServer, type ThinkingServer } from './thinking-server.ts';

const dimensions = 64;

/** Words that this "model" takes for the same. */
const meanings: readonly (readonly string[])[] = [
  ['car', 'cars', 'automobile', 'automobiles', 'vehicle'],
  ['repaid', 'refund', 'refunds', 'money', 'cash'],
];

/** A server that speaks OpenAI's embeddings: texts with words of the same meaning get vectors that are near. */
export function startEmbeddingServer(): Promise<ThinkingServer> {
  return startThinkingServer(({ path, body }) => {
    if (path !== '/embeddings')
      return json(404, { error: { message: 'No such route', type: 'invalid_request_error' } });
    const input = body['input'] as string[];
    const tokens = input.reduce((sum, text) => sum + wordsIn(text).length, 0);
    return json(200, {
      object: 'list',
      model: body['model'],
      data: input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) })),
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    });
  });
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Not of length 1: not every server normalises. */
function vectorOf(text: string): number[] {
  const vector = Array.from({ length: dimensions }, () => 0.01);
  for (const word of wordsIn(text)) {
    const meaning = meanings.find((words) => words.includes(word))?.[0] ?? word;
    const place = createHash('sha256').update(meaning).digest().readUInt32LE() % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
}
