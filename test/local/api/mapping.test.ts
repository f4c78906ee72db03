import { expect, test } from 'vitest';
import type { ApiRequest } from '../../../local/api/api-request.ts';
import { compileHeaders, compileTemplate } from '../../../local/api/mapping.ts';

const request = { requestId: 'r1', method: 'GET', path: '/x', headers: [['X-Given', 'yes']] } as unknown as ApiRequest;
const error = { message: 'say "no"', responseType: 'UNAUTHORIZED' };

test('variables of the context are filled in', () => {
  const fill = compileTemplate('{"id":"$context.requestId","m":$context.error.messageString,"price":"5 $"}', 'here');
  expect(JSON.parse(fill({ request, error }))).toEqual({ id: 'r1', m: 'say "no"', price: '5 $' });
});

test.each(['#set($x = 1)', '${context.requestId}', '$!context.requestId', '$input.params("x")', '$context.unknown'])(
  'a template with %s stops the start',
  (template) => {
    expect(() => compileTemplate(`{"x":"${template}"}`, 'here')).toThrow(/template of here uses/);
  },
);

test('headers are literals, variables of the context or headers of the request', () => {
  const parameters = {
    'gatewayresponse.header.A': "'literal'",
    'gatewayresponse.header.B': 'context.requestId',
    'gatewayresponse.header.C': 'method.request.header.x-given',
  };
  expect(compileHeaders(parameters, 'gatewayresponse', 'here')({ request })).toEqual([
    ['A', 'literal'],
    ['B', 'r1'],
    ['C', 'yes'],
  ]);
  expect(() => compileHeaders({ 'gatewayresponse.header.A': 'stageVariables.x' }, 'gatewayresponse', 'here')).toThrow(
    /does not know/,
  );
});
