import { Problem } from '../problem.ts';
import { type ApiRequest, headerOf } from './api-request.ts';
import type { ApiResponse } from './api-response.ts';
import { compileHeaders, compileTemplate } from './mapping.ts';
import type { Method } from './read-api.ts';

type Mock = Extract<Method['integration'], { Type: 'MOCK' }>;

/** The answer of a MOCK integration; undefined for a media type without a request template. */
export type AnswerByMock = (request: ApiRequest) => ApiResponse | undefined;

export function createMock(mock: Mock, place: string): AnswerByMock {
  const statuses = new Map(
    Object.entries(mock.RequestTemplates).map(([type, text]) => [type, readStatus(text, place)]),
  );
  const responses = mock.IntegrationResponses.map((response) => ({
    selects: response.SelectionPattern === undefined ? undefined : new RegExp(`^(?:${response.SelectionPattern})$`),
    status: Number(response.StatusCode),
    headers: compileHeaders(response.ResponseParameters, 'method.response', place),
    body: compileTemplate(response.ResponseTemplates['application/json'] ?? '', place),
  }));
  return (request) => {
    const mediaType =
      (headerOf(request, 'content-type') ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? '';
    const status = statuses.get(mediaType);
    if (status === undefined) return undefined;
    const response =
      responses.find((one) => one.selects?.test(status)) ?? responses.find((one) => one.selects === undefined);
    if (response === undefined) throw new Problem(`${place} has no response for status ${status}`);
    const scope = { request };
    return { status: response.status, headers: response.headers(scope), body: response.body(scope) };
  };
}

/** A mock's request template says which status it stands for, in JSON or nearly so. */
function readStatus(template: string, place: string): string {
  const [, status] = /^\s*\{\s*"?statusCode"?\s*:\s*"?(\d{3})"?\s*\}\s*$/.exec(template) ?? [];
  if (status === undefined)
    throw new Problem(`The request template of ${place} is not one of a status alone: ${template}`);
  return status;
}
