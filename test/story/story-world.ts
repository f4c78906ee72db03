import { expect, type test } from 'vitest';
import { problemSchema } from '../../contract/service-shapes.ts';
import type { Answer, Endpoint, Json } from '../support/endpoint.ts';

/** What all parts of the story share; its values are there once the first test begins. */
export interface StoryWorld {
  readonly service: Endpoint;
  /** A key of a caller, and a finished report of hers. */
  readonly ada: string;
  readonly report: Json;
  /** A test that needs keys of its own: skipped where none can be made. */
  readonly withKeys: typeof test | typeof test.skip;
}

/** Made anew each time: the story looks at how. */
export const crashQuestion = {
  prompt: 'How does Dossier finish a report after a crash?',
  options: { cache: 'refuse' },
} as const;
export const unknownTask = '00000000-0000-4000-8000-000000000000';

export function expectProblem(answer: Answer, status: number, type?: string, fillsContext = true): void {
  expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
    status,
    type: 'application/problem+json',
  });
  const problem = problemSchema().parse(answer.json);
  expect(problem.status).toBe(status);
  if (fillsContext) expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  if (type !== undefined) expect(problem.type).toBe(`urn:dossier:problem:${type}`);
}
