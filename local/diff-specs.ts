import { diffArrays } from 'diff';
import type { AgentSpec } from '../contract/agent-spec.ts';
import { canonicalJson } from '../functions/domain/hash.ts';

/** One difference in meaning; what is added has no `before`, what is removed no `after`. */
export interface SpecChange {
  /** Such as `agents.plan.instructions[2]`, counted from 0 where it stands, or `tools.servers[tickets].url`. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What differs in meaning between two specs, value by value, in the order of the sections. */
export function diffSpecs(before: AgentSpec, after: AgentSpec): SpecChange[] {
  const { hash: _before, ...old } = before;
  const { hash: _after, ...young } = after;
  return diffValues('', old, young);
}

function diffValues(path: string, before: unknown, after: unknown): SpecChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (isList(before) && isList(after)) {
    return isNamed(before) && isNamed(after)
      ? diffMaps((name) => `${path}[${name}]`, byName(before), byName(after))
      : diffLists(path, before, after);
  }
  if (isMap(before) && isMap(after)) return diffMaps((key) => (path === '' ? key : `${path}.${key}`), before, after);
  return [{ path, before, after }];
}

function diffMaps(
  pathOf: (key: string) => string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): SpecChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): SpecChange[] => {
    const path = pathOf(key);
    if (!Object.hasOwn(after, key)) return [{ path, before: before[key] }];
    if (!Object.hasOwn(before, key)) return [{ path, after: after[key] }];
    return diffValues(path, before[key], after[key]);
  });
}

/** Elements that stay are found wherever they stand; what comes in the place of others is compared with them. */
function diffLists(path: string, before: readonly unknown[], after: readonly unknown[]): SpecChange[] {
  const at = (index: number) => `${path}[${index}]`;
  return gaps(before, after).flatMap(({ removed, added }) => {
    const replaced = Math.min(removed.length, added.length);
    return [
      ...removed.slice(0, replaced).flatMap((index, place) => {
        const other = added[place] ?? index;
        return diffValues(at(other), before[index], after[other]);
      }),
      ...removed.slice(replaced).map((index): SpecChange => ({ path: at(index), before: before[index] })),
      ...added.slice(replaced).map((index): SpecChange => ({ path: at(index), after: after[index] })),
    ];
  });
}

/** The stretches between elements that are the same in both lists: indexes of what went and of what came. */
function gaps(before: readonly unknown[], after: readonly unknown[]): { removed: number[]; added: number[] }[] {
  const found: { removed: number[]; added: number[] }[] = [];
  let gap: { removed: number[]; added: number[] } | undefined;
  let [oldIndex, newIndex] = [0, 0];
  for (const part of diffArrays(before.map(canonicalJson), after.map(canonicalJson))) {
    if (!part.removed && !part.added) gap = undefined;
    else if (gap === undefined) found.push((gap = { removed: [], added: [] }));
    for (let count = 0; count < part.value.length; count += 1) {
      if (part.removed) gap?.removed.push(oldIndex);
      if (part.added) gap?.added.push(newIndex);
      if (!part.added) oldIndex += 1;
      if (!part.removed) newIndex += 1;
    }
  }
  return found;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value);
}

interface Named {
  readonly name: string;
}

/** Servers and their tools: the schema lets each name stand once. */
function isNamed(list: readonly unknown[]): list is readonly Named[] {
  return list.every((value) => isMap(value) && typeof value['name'] === 'string');
}

function byName(list: readonly Named[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list.map((value) => [value.name, value]));
}
