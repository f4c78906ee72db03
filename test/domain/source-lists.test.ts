import { describe, expect, test } from 'vitest';
import { isSourceAllowed, type SourceLists } from '../../functions/domain/source-lists.ts';

describe('a source', () => {
  test.each<[string, SourceLists, boolean]>([
    ['hr/pay.md', {}, true],
    ['hr/pay.md', { allow: [] }, false],
    ['hr/pay.md', { allow: ['hr/pay.md'] }, true],
    ['hr/pay.md', { allow: ['hr/pay'] }, false],
    ['hr/pay.md', { allow: ['hr/*'] }, true],
    ['hr/pay.md', { allow: ['HR/*'] }, false],
    ['hr/pay.md', { allow: ['*'], deny: ['hr/*'] }, false],
    ['hr/pay.md', { deny: ['finance/*'] }, true],
    ['hr/pay.md', { deny: ['*'] }, false],
    ['a.b', { allow: ['a?b', 'a.*'] }, true],
    ['axb', { allow: ['a.*'] }, false],
    ['ge\u0308ld.md', { deny: ['g\u00ebld.md'] }, false],
  ])('%s with %j: %j', (uri, lists, allowed) => {
    expect(isSourceAllowed(uri, lists)).toBe(allowed);
  });
});
