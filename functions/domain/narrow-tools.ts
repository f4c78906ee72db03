import type { ToolRule } from '../../contract/tools.ts';

/** A tool as a server lists it. */
export interface ListedTool {
  readonly name: string;
  readonly description?: string | undefined;
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly annotations?:
    | { readonly readOnlyHint?: boolean | undefined; readonly destructiveHint?: boolean | undefined }
    | undefined;
}

export interface NarrowedTool {
  readonly name: string;
  /** The spec's words, else the server's, else none. */
  readonly description: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly hasSideEffects: boolean;
}

/**
 * Of the tools that a server lists, those that the rules allow to a caller with these roles. A name
 * that the server lists twice means neither.
 */
export function narrowTools(
  listed: readonly ListedTool[],
  rules: readonly ToolRule[],
  roles: readonly string[],
): NarrowedTool[] {
  return rules.flatMap((rule) => {
    const [tool, ...others] = listed.filter(({ name }) => name === rule.name);
    if (tool === undefined || others.length > 0 || !mayUse(rule, roles)) return [];
    return {
      name: tool.name,
      description: rule.description ?? tool.description ?? '',
      inputSchema: tool.inputSchema,
      hasSideEffects: rule.sideEffects || saysItChanges(tool),
    };
  });
}

/** Whether a caller with these roles is among those that a rule is for. */
export function mayUse(rule: Pick<ToolRule, 'roles'>, roles: readonly string[]): boolean {
  return rule.roles === undefined || rule.roles.some((role) => roles.includes(role));
}

/** A server's word counts only where it makes us more careful. */
function saysItChanges({ annotations }: ListedTool): boolean {
  return annotations?.readOnlyHint === false || annotations?.destructiveHint === true;
}
