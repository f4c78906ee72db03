import type { ApiRequest } from './api-request.ts';
import type { ApiResponse } from './api-response.ts';
import { compileHeaders, compileTemplate } from './mapping.ts';
import type { Api, GatewayResponse } from './read-api.ts';

export type GatewayResponseType = keyof typeof defaults;

/** What API Gateway answers by itself: its own status and words where the template has no others. */
const defaults = {
  ACCESS_DENIED: [403, 'User is not authorized to access this resource'],
  API_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_FAILURE: [500, 'Internal server error'],
  BAD_REQUEST_PARAMETERS: [400, 'Bad Request'],
  // A function that failed or returned no response.
  DEFAULT_5XX: [502, 'Internal server error'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token'],
  REQUEST_TOO_LARGE: [413, 'Request Too Long'],
  UNAUTHORIZED: [401, 'Unauthorized'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported Media Type'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type AnswerByGateway = (responseType: GatewayResponseType, request: ApiRequest) => ApiResponse;

export function createGatewayResponses(api: Api): AnswerByGateway {
  const declared = new Map([...api.gatewayResponses].map(([type, response]) => [type, compile(type, response)]));
  return (responseType, request) => {
    const [status, message] = defaults[responseType];
    const response = declared.get(responseType) ?? declared.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX') ?? plain;
    const scope = { request, error: { message, responseType } };
    const headers = response.headers(scope);
    return {
      status: response.status ?? status,
      headers: [
        ...(headers.some(([name]) => name.toLowerCase() === 'content-type') ? [] : [json]),
        ['x-amzn-ErrorType', responseType],
        ...headers,
      ],
      body: response.body(scope),
    };
  };
}

const json = ['Content-Type', 'application/json'] as const;
const plainTemplate = '{"message":$context.error.messageString}';
const plain = compile('a gateway response', { ResponseType: '', ResponseParameters: {}, ResponseTemplates: {} });

function compile(type: string, response: GatewayResponse) {
  return {
    status: response.StatusCode === undefined ? undefined : Number(response.StatusCode),
    headers: compileHeaders(response.ResponseParameters, 'gatewayresponse', type),
    body: compileTemplate(response.ResponseTemplates['application/json'] ?? plainTemplate, type),
  };
}
