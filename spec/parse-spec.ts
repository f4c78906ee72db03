import { type Document, isAlias, LineCounter, parseDocument, visit } from 'yaml';
import { type AgentSpec, agentSpecSchema } from '../contract/agent-spec.ts';
import { describeIssue } from '../functions/describe-issue.ts';
import { canonicalJson, sha256 } from '../functions/domain/hash.ts';
import { describeSpecIssue, type LocatedProblem } from './describe-spec-issue.ts';

/** What is wrong, and where: line and column count from 1. */
export interface SpecProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ParsedSpec =
  | { readonly ok: true; readonly spec: AgentSpec }
  | { readonly ok: false; readonly problems: readonly SpecProblem[] };

/** The spec that a YAML text describes, or all that is wrong with it, in the order of the text. */
export function parseSpec(text: string): ParsedSpec {
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    schema: 'core',
  });
  const unread = [...syntaxProblems(yaml), ...aliases(yaml)];
  const checked: Checked = unread.length > 0 ? { ok: false, problems: unread } : checkDocument(yaml);
  if (checked.ok) return checked;
  const problems = checked.problems.map(({ offset, message }): SpecProblem => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col, message };
  });
  return {
    ok: false,
    problems: problems.toSorted((left, right) => left.line - right.line || left.column - right.column),
  };
}

type Checked =
  | { readonly ok: true; readonly spec: AgentSpec }
  | { readonly ok: false; readonly problems: readonly LocatedProblem[] };

function checkDocument(yaml: Document.Parsed): Checked {
  if (yaml.contents === null) return { ok: false, problems: [{ offset: 0, message: 'the document is empty' }] };
  const parsed = agentSpecSchema.safeParse(yaml.toJS(), { error: describeIssue, reportInput: true });
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.flatMap((issue) => describeSpecIssue(issue, yaml)) };
  }
  return { ok: true, spec: { ...parsed.data, hash: sha256(canonicalJson(parsed.data)).slice(0, 16) } };
}

/** In our words what people get wrong most. */
const syntaxWords: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a text that holds a colon and a space has to be in quotes, or below its key after >-',
  DUPLICATE_KEY: 'this key stands here twice',
  MULTIPLE_DOCS: 'a second document begins: a spec is one document',
  NON_STRING_KEY: 'a key has to be text',
  TAB_AS_INDENT: 'this is indented with a tab: use spaces',
  TAG_RESOLVE_FAILED: 'tags are not read: leave it out',
};

function syntaxProblems(yaml: Document.Parsed): LocatedProblem[] {
  const problems = [...yaml.errors, ...yaml.warnings];
  const tabs = problems.filter(({ code }) => code === 'TAB_AS_INDENT');
  // After a tab the parser is lost, and complains of lines that are right.
  return (tabs.length > 0 ? tabs : problems).map(({ code, pos, message }) => ({
    offset: pos[0],
    message: syntaxWords[code] ?? `this is not YAML: ${message}`,
  }));
}

/** Few lines could otherwise stand for a gigabyte, and a place would have two lines. */
function aliases(yaml: Document.Parsed): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  visit(yaml, (_key, node) => {
    if (isAlias(node)) {
      problems.push({ offset: node.range?.[0] ?? 0, message: 'aliases are not read: write the text out' });
    }
  });
  return problems;
}
