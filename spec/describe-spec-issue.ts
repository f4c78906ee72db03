import { type Document, isMap, isScalar, isSeq } from 'yaml';
import type * as z from 'zod/mini';
import { agentSpecSchema } from '../contract/agent-spec.ts';
import { describeIssue } from '../functions/describe-issue.ts';
import { nearestName } from './nearest-name.ts';

type Path = readonly PropertyKey[];

/** At a UTF-16 offset of the text. */
export interface LocatedProblem {
  readonly offset: number;
  readonly message: string;
}

/** What was expected at which place of the text, and what was found there; a problem for each key that is unknown. */
export function describeSpecIssue(issue: z.core.$ZodIssue, yaml: Document.Parsed): LocatedProblem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      offset: placeOf(yaml, [...path, key]).key,
      message: `${nameOf([...path, key])} is not known: ${insteadOf(key, keysAt(agentSpecSchema, path))}`,
    }));
  }
  const { key, value } = placeOf(yaml, path);
  if (value === undefined) {
    return [{ offset: key, message: `${nameOf(path)} is missing: it ${expected(issue, 'missing')}` }];
  }
  return [{ offset: value, message: `${nameOf(path)} ${expected(issue, 'there')}; ${describeFound(issue, yaml)}` }];
}

/** Such as `agents.plan.examples[0].given`, counted from 0. */
export function nameOf(path: Path): string {
  if (path.length === 0) return 'the document';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function expected(issue: z.core.$ZodIssue, where: 'there' | 'missing'): string {
  if (issue.code === 'invalid_union' && 'options' in issue) return `must be ${listed(issue.options)}`;
  // Of what is not there it would say only that it is required.
  return where === 'there' ? issue.message : describeIssue({ ...issue, input: null } as z.core.$ZodRawIssue);
}

function describeFound(issue: z.core.$ZodIssue, yaml: Document.Parsed): string {
  // Of a choice by one key, the whole that holds the key is the input.
  const input: unknown = issue.code === 'invalid_union' ? yaml.getIn(issue.path) : issue.input;
  if (input === null) return 'nothing stands there';
  if (Array.isArray(input)) return `a list of ${input.length} stands there`;
  if (typeof input === 'object') return 'keys and values stand there';
  if (typeof input !== 'string') {
    const found = `${input as number | boolean} stands there`;
    return issue.code === 'invalid_type' && issue.expected === 'string'
      ? `${found}, which needs quotes to be text`
      : found;
  }
  const found = `${shortened(JSON.stringify(input))} stands there`;
  const near = issue.code === 'invalid_value' ? nearestName(input, issue.values.map(String)) : undefined;
  return near === undefined ? found : `${found}, did you mean ${near}?`;
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= 60 ? text : `${characters.slice(0, 59).join('')}…`;
}

function insteadOf(key: string, known: readonly string[]): string {
  const near = nearestName(key, known);
  return near === undefined ? `it must be ${listed(known)}` : `did you mean ${near}?`;
}

function listed(names: readonly unknown[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names.map(String));
}

/** The keys that the schema knows at a place. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [first, ...rest] = path;
  switch (def.type) {
    case 'optional':
      return keysAt(def.innerType, path);
    case 'union':
      return [...new Set(def.options.flatMap((option) => keysAt(option, path)))];
    case 'array':
      return keysAt(def.element, rest);
    case 'object': {
      if (first === undefined) return Object.keys(def.shape);
      const inner = def.shape[String(first)];
      return inner === undefined ? [] : keysAt(inner, rest);
    }
    default:
      return [];
  }
}

interface Place {
  /** Of the key; of what lacks it, when it is not there. */
  readonly key: number;
  /** Of a scalar, else of its key; undefined when nothing is there. */
  readonly value: number | undefined;
}

function placeOf(yaml: Document.Parsed, path: Path): Place {
  let node: unknown = yaml.contents;
  let key = yaml.contents?.range[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((each) => isScalar(each.key) && each.key.value === part);
      if (pair === undefined) return { key, value: undefined };
      key = offsetOf(pair.key) ?? key;
      node = pair.value;
    } else {
      node = isSeq(node) ? node.items[Number(part)] : undefined;
      if (node === undefined) return { key, value: undefined };
      key = offsetOf(node) ?? key;
    }
  }
  const isValue = isScalar(node) && node.value !== null;
  return { key, value: (isValue ? offsetOf(node) : undefined) ?? key };
}

function offsetOf(node: unknown): number | undefined {
  return (isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined)?.[0];
}
