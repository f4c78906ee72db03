import type { Api, Method, PathNode } from './read-api.ts';

export interface FoundMethod {
  readonly node: PathNode;
  readonly method: Method;
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The method that answers; undefined when there is no such path or it has neither this method nor ANY,
 * which API Gateway answers alike. Throws a URIError for a path that is not well encoded.
 */
export function findMethod(api: Api, httpMethod: string, path: string): FoundMethod | undefined {
  const segments = path === '/' ? [] : path.slice(1).split('/').map(decodeURIComponent);
  const found = findNode(api.root, segments);
  const method = found?.node.methods.get(httpMethod) ?? found?.node.methods.get('ANY');
  return found === undefined || method === undefined ? undefined : { ...found, method };
}

interface FoundNode {
  readonly node: PathNode;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** A fixed segment goes before a parameter, a parameter before the greedy rest. */
function findNode(node: PathNode, segments: readonly string[]): FoundNode | undefined {
  const [segment, ...rest] = segments;
  if (segment === undefined) return { node, pathParameters: {} };
  if (segment === '') return undefined;
  const fixed = node.children.find((child) => child.part === segment);
  const parameter = node.children.find((child) => /^\{[^+]+\}$/.test(child.part));
  const greedy = node.children.find((child) => child.part.endsWith('+}'));
  return (
    (fixed && findNode(fixed, rest)) ??
    (parameter && withParameter(findNode(parameter, rest), parameter.part.slice(1, -1), segment)) ??
    (greedy && { node: greedy, pathParameters: { [greedy.part.slice(1, -2)]: segments.join('/') } })
  );
}

function withParameter(found: FoundNode | undefined, name: string, value: string): FoundNode | undefined {
  return found && { ...found, pathParameters: { ...found.pathParameters, [name]: value } };
}
