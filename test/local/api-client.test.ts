import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ApiClient } from '../../local/api-client.ts';

let server: Server | undefined;

afterEach(() => server?.close());

/** A service that gives these answers in turn, and what it was asked. */
async function serve(
  answers: { status: number; retryAfter?: string }[],
): Promise<{ client: ApiClient; asked: string[] }> {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers.shift();
    if (answer === undefined) throw new Error('One call more than was scripted');
    if (answer.retryAfter !== undefined) response.setHeader('Retry-After', answer.retryAfter);
    response.statusCode = answer.status;
    response.end(answer.status < 400 ? '{}' : '');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { client: new ApiClient(`http://127.0.0.1:${port}/v1/`, 'key'), asked };
}

test('a service that asks to be left alone is asked again when it says', async () => {
  const { client, asked } = await serve([
    { status: 503, retryAfter: '0' },
    { status: 429, retryAfter: '0' },
    { status: 202 },
  ]);
  await client.order({ prompt: 'Why?' }, 'key-1');
  expect(asked).toEqual(Array.from({ length: 3 }, () => 'POST /v1/reports'));
});

test.each([
  [
    'after the third time',
    [
      { status: 503, retryAfter: '0' },
      { status: 503, retryAfter: '0' },
      { status: 503, retryAfter: '0' },
    ],
  ],
  ['when it does not say how long to wait', [{ status: 503 }]],
  ['when it says to wait for more than a minute', [{ status: 429, retryAfter: '61' }]],
  ['when asking again would not help', [{ status: 422, retryAfter: '0' }]],
])('it is given up %s', async (_case, answers) => {
  const expected = answers.length;
  const { client, asked } = await serve(answers);
  await expect(client.task('x')).rejects.toThrow('The service answered');
  expect(asked).toHaveLength(expected);
});
