import { Problem } from '../problem.ts';
import { type ApiRequest, headerOf } from './api-request.ts';

/** What templates and parameters of the gateway can speak of. */
export interface MappingScope {
  readonly request: ApiRequest;
  /** Of a gateway response. */
  readonly error?: { readonly message: string; readonly responseType: string };
}

export type Mapping = (scope: MappingScope) => string;

const variables: Readonly<Record<string, Mapping>> = {
  'context.requestId': ({ request }) => request.requestId,
  'context.extendedRequestId': ({ request }) => request.requestId,
  'context.httpMethod': ({ request }) => request.method,
  'context.path': ({ request }) => request.path,
  'context.error.message': ({ error }) => error?.message ?? '',
  'context.error.messageString': ({ error }) => JSON.stringify(error?.message ?? ''),
  'context.error.responseType': ({ error }) => error?.responseType ?? '',
};

/**
 * A body template with its `$context` variables. Throws a Problem for anything else of the template
 * language, before the first request meets it.
 */
export function compileTemplate(template: string, place: string): Mapping {
  const unknown = [...template.matchAll(templateLanguage)].find(([found]) => readVariable(found) === undefined);
  if (unknown !== undefined) {
    throw new Problem(`The template of ${place} uses ${unknown[0]}, which the local stack does not know`);
  }
  return (scope) => template.replaceAll(templateLanguage, (found) => readVariable(found)?.(scope) ?? found);
}

/** A header's value: `'literal'`, `context.…` or `method.request.header.…`. */
export function compileParameter(expression: string, place: string): Mapping {
  const [, literal] = /^'(.*)'$/s.exec(expression) ?? [];
  if (literal !== undefined) return () => literal;
  const [, header] = /^method\.request\.header\.(.+)$/.exec(expression) ?? [];
  if (header !== undefined) return ({ request }) => headerOf(request, header) ?? '';
  const variable = variables[expression];
  if (variable === undefined)
    throw new Problem(`A header of ${place} is ${expression}, which the local stack does not know`);
  return variable;
}

/** Headers from `prefix.header.{name}` parameters. */
export function compileHeaders(
  parameters: Readonly<Record<string, string>>,
  prefix: string,
  place: string,
): (scope: MappingScope) => [name: string, value: string][] {
  const headers = Object.entries(parameters).map(([name, expression]) => {
    if (!name.startsWith(`${prefix}.header.`))
      throw new Problem(`${place} sets ${name}, which the local stack does not know`);
    return [name.slice(prefix.length + '.header.'.length), compileParameter(expression, place)] as const;
  });
  return (scope) => headers.map(([name, value]) => [name, value(scope)]);
}

/** Directives, and references in each of their forms. */
const templateLanguage = /#[a-z]+|\$[!{][!{\w.]*|\$[a-zA-Z]\w*(?:\.\w+)*/g;

function readVariable(found: string): Mapping | undefined {
  return variables[found.slice(1)];
}
