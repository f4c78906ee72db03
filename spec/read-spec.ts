import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AgentSpec } from '../contract/agent-spec.ts';
import { parseSpec, type SpecProblem } from './parse-spec.ts';

/** The spec that comes with Dossier. */
export const builtInSpecFile = path.join(import.meta.dirname, 'dossier.yaml');

/** Names another spec file, wherever a service is started or synthesised. */
export const specFileVariable = 'DOSSIER_SPEC';

/** The spec file that the environment names, else the one that comes with Dossier. */
export function specFileOf(variables: Readonly<Record<string, string | undefined>>): string {
  return variables[specFileVariable] || builtInSpecFile;
}

/** A spec that cannot be used; the message says all that is wrong with it, a line each. */
export class SpecInvalid extends Error {
  override readonly name = 'SpecInvalid';
}

const mostBytes = 256 * 1024;
const mostProblems = 20;

/** The spec in a file; throws SpecInvalid. */
export function readSpec(file: string): AgentSpec {
  const parsed = parseSpec(readText(file));
  if (parsed.ok) return parsed.spec;
  throw new SpecInvalid(describeProblems(file, parsed.problems));
}

function readText(file: string): string {
  try {
    const bytes = statSync(file).size;
    if (bytes > mostBytes) throw new SpecInvalid(`${file} has ${bytes} bytes: a spec has at most ${mostBytes}`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof SpecInvalid) throw error;
    const { code } = error as { code?: string };
    const reason = reasons[code ?? ''];
    if (reason === undefined) throw error;
    throw new SpecInvalid(`${file}: ${reason}`, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder: name a YAML file',
  EACCES: 'the file may not be read',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'the file is not UTF-8',
};

function describeProblems(file: string, problems: readonly SpecProblem[]): string {
  const shown = problems
    .slice(0, mostProblems)
    .map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);
  const hidden = problems.length - shown.length;
  return [...shown, ...(hidden === 0 ? [] : [`… and ${hidden} more`])].join('\n');
}
