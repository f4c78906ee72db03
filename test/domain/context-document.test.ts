import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextDocument } from '../../functions/domain/context-document.ts';

describe('the context of an order as a document', () => {
  it('is a string as it is', () => {
    expect(contextDocument('# Ticket\n\nIt is slow.')?.text).toBe('# Ticket\n\nIt is slow.');
  });

  it('is otherwise a list that says each value after its names, without the signs of JSON', () => {
    const context = {
      audience: 'operators',
      project: { budget: 5000, team: { lead: 'Ada' }, tags: ['a', 'b'] },
      tickets: [{ id: 7 }, { id: 8 }],
      mail: 'Hello.\nIt is slow.',
    };
    expect(contextDocument(context)?.text).toBe(
      '- audience: operators\n- project budget: 5000\n- team lead: Ada\n- project tags: a, b\n- 1 id: 7\n- 2 id: 8\n\n## mail\n\nHello.\nIt is slow.',
    );
    expect(contextDocument(42)?.text).toBe('- 42');
  });

  it('is none when there is nothing in it', () => {
    for (const nothing of [undefined, null, '', ' \n', {}, [], { a: {} }, '  ']) {
      expect(contextDocument(nothing)).toBeUndefined();
    }
  });

  it('stays in proportion to any JSON value, and is the same every time', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (context) => {
        const text = contextDocument(context)?.text ?? '';
        expect(text.length).toBeLessThanOrEqual(200 + 40 * JSON.stringify(context).length);
        expect(contextDocument(context)?.text ?? '').toBe(text);
      }),
    );
  });
});
