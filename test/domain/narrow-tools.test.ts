import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToolRule } from '../../contract/tools.ts';
import { type Role, roles } from '../../contract/words.ts';
import { type ListedTool, narrowTools } from '../../functions/domain/narrow-tools.ts';

const inputSchema = { type: 'object' };
const listed = (name: string, details: Partial<ListedTool> = {}): ListedTool => ({ name, inputSchema, ...details });
const rule = (name: string, details: Partial<ToolRule> = {}): ToolRule => ({ name, sideEffects: false, ...details });
const names = (tools: readonly { name: string }[]) => tools.map(({ name }) => name);

describe('the tools of a caller', () => {
  test('are those that the spec lists and the server has', () => {
    expect(names(narrowTools([listed('read'), listed('delete')], [rule('read'), rule('gone')], []))).toEqual(['read']);
  });

  test('are narrowed by roles', () => {
    const rules = [rule('read'), rule('write', { roles: ['admin', 'operator'] })];
    const tools = [listed('read'), listed('write')];
    expect(names(narrowTools(tools, rules, ['caller']))).toEqual(['read']);
    expect(names(narrowTools(tools, rules, ['caller', 'operator']))).toEqual(['read', 'write']);
    expect(names(narrowTools(tools, rules, []))).toEqual(['read']);
  });

  test('leave out a name that the server lists twice: nobody knows which one is meant', () => {
    expect(narrowTools([listed('read'), listed('read', { description: 'another' })], [rule('read')], [])).toEqual([]);
  });

  test('are described in the words of the spec before those of the server', () => {
    const tools = [listed('a', { description: 'theirs' }), listed('b', { description: 'theirs' }), listed('c')];
    const described = narrowTools(tools, [rule('a', { description: 'ours' }), rule('b'), rule('c')], []);
    expect(described.map(({ description }) => description)).toEqual(['ours', 'theirs', '']);
  });

  test.each([
    ['the spec says so', true, undefined, true],
    ['the spec says so and the server denies it', true, { readOnlyHint: true }, true],
    ['the server says so and the spec does not', false, { readOnlyHint: false }, true],
    ['the server calls it destructive', false, { destructiveHint: true }, true],
    ['nobody says so', false, undefined, false],
  ])('have side effects if %s: %s', (_who, sideEffects, annotations, hasSideEffects) => {
    const [tool] = narrowTools([listed('a', { annotations })], [rule('a', { sideEffects })], []);
    expect(tool?.hasSideEffects).toBe(hasSideEffects);
  });

  test('are never more than the spec allows, and only grow with the roles', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const someRoles = fc.subarray([...roles]);
    const rules = fc.uniqueArray(
      fc.record({
        name,
        sideEffects: fc.boolean(),
        roles: fc.option(fc.subarray([...roles], { minLength: 1 }), { nil: undefined }),
      }),
      { selector: (each) => each.name },
    );
    fc.assert(
      fc.property(fc.array(name), rules, someRoles, someRoles, (has, spec, mine, more: Role[]) => {
        const tools = has.map((each) => listed(each));
        const narrowed = names(narrowTools(tools, spec, mine));
        expect(names(spec)).toEqual(expect.arrayContaining(narrowed));
        expect(has).toEqual(expect.arrayContaining(narrowed));
        expect(names(narrowTools(tools, spec, [...mine, ...more]))).toEqual(expect.arrayContaining(narrowed));
      }),
    );
  });
});
