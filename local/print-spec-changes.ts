import { diffLines } from 'diff';
import { stringify } from 'yaml';
import type { AgentSpec } from '../contract/agent-spec.ts';
import type { SpecChange } from './diff-specs.ts';

/** The differences for a person: each place with what stood there (-) and what stands there now (+). */
export function printSpecChanges(
  { before, after }: { before: AgentSpec; after: AgentSpec },
  changes: readonly SpecChange[],
): string {
  const names = [before, after].map(({ version, hash }) => `version ${version} (${hash})`);
  if (changes.length === 0) return `No difference in meaning: both are ${names[0]}.`;
  const counted = changes.length === 1 ? '1 difference' : `${changes.length} differences`;
  const lines = [`${names[0]} → ${names[1]}: ${counted}`];
  let list: string | undefined;
  for (const change of changes) {
    const word = wordOfList(change);
    if (word === undefined) lines.push('', ...printChange(change));
    else lines.push(...(word.list === list ? [] : ['', word.list]), word.line);
    list = word?.list;
  }
  if (before.version !== after.version) return lines.join('\n');
  return [...lines, '', 'Both have the same version: feedback on the two could be told apart by the hash alone.'].join(
    '\n',
  );
}

/** What came to a list or left it, and fits on a line: a hundred words of a list need no hundred headings. */
function wordOfList({ path, ...values }: SpecChange): { readonly list: string; readonly line: string } | undefined {
  const [, list, index] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
  const isAdded = !('before' in values);
  const value = isAdded ? values.after : values.before;
  if (list === undefined || (!isAdded && 'after' in values) || typeof value !== 'string' || value.includes('\n'))
    return undefined;
  return { list, line: `${isAdded ? '+' : '-'} [${index}] ${value}` };
}

function printChange({ path, ...values }: SpecChange): string[] {
  const { before, after } = values;
  if (typeof before === 'string' && typeof after === 'string') return [path, ...printTextChange(before, after)];
  return [
    path,
    ...('before' in values ? textLines(before).map((line) => `- ${line}`) : []),
    ...('after' in values ? textLines(after).map((line) => `+ ${line}`) : []),
  ];
}

function printTextChange(before: string, after: string): string[] {
  return diffLines(`${before}\n`, `${after}\n`).flatMap(({ value, added, removed }) =>
    value
      .trimEnd()
      .split('\n')
      .map((line) => `${added ? '+' : removed ? '-' : ' '} ${line}`),
  );
}

function textLines(value: unknown): string[] {
  return (typeof value === 'string' ? value : stringify(value, { lineWidth: 0 })).trimEnd().split('\n');
}
