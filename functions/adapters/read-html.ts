import { convert, type DomNode, type FormatCallback, type SelectorDefinition } from 'html-to-text';
import { spannedCells, textOf } from './spanned-cells.ts';

/** What is not text for readers. */
const noise = [
  'head > style',
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'nav',
  'form',
  'button',
  'select',
  'img',
];

/** What nobody sees who looks at the page is no evidence that one could check there. */
const unseen = ['[hidden]', '[style*="display:none" i]', '[style*="display: none" i]'];

/** What is struck through holds no longer. */
const struck = ['del', 's', 'strike'];

const selectors: SelectorDefinition[] = [
  ...[...noise, ...unseen, ...struck].map((selector) => ({ selector, format: 'skip' })),
  { selector: 'title', format: 'title' },
  { selector: 'a', format: 'inline' },
  ...[1, 2, 3, 4, 5, 6].map((level) => ({ selector: `h${level}`, format: 'heading', options: { length: level } })),
  { selector: 'ul', options: { itemPrefix: '- ' } },
  { selector: 'pre', format: 'code' },
  { selector: 'table', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
  { selector: 'tr', format: 'row' },
  { selector: 'summary', format: 'block' },
  { selector: 'sup', format: 'raised' },
];

/** More tags left open than any honest page has: the parser's time grows with their square. */
const mostOpenTags = 10_000;

/**
 * A page as Markdown, so that headings, lists and tables keep their meaning; `title` is empty when it has none.
 * Undefined when its tags are nested beyond reason.
 */
export function readHtml(html: string): { readonly title: string; readonly markdown: string } | undefined {
  if (openTags(html) > mostOpenTags) return undefined;
  let title = '';
  const keepTitle: FormatCallback = (element) => {
    title ||= textOf(element);
  };
  const toMarkdown = () =>
    convert(html, {
      wordwrap: false,
      baseElements: { selectors: ['html'], returnDomByDefault: true },
      limits: { ellipsis: '', maxDepth: 200, maxInputLength: html.length },
      selectors,
      formatters: { title: keepTitle, heading, code, row: rowFormat(html.length), raised },
    });
  try {
    const markdown = toMarkdown();
    return { title: title.replaceAll(/\s+/g, ' ').trim(), markdown };
  } catch (error) {
    // The stack is used up.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const heading: FormatCallback = (element, walk, builder, { length = 1 }) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addLiteral(`${'#'.repeat(length)} `);
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const code: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ isPre: true, leadingLineBreaks: 2 });
  builder.addLiteral('```\n');
  walk(element.children, builder);
  builder.addLiteral('\n```');
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const onTheLine = '0123456789+-−n';
const raisedSigns = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ';

/** 10 to the power of 6 is not 106, nor is a fact with note 1 one that ends in 1; `th` and `[1]` mean the same on the line. */
const raised: FormatCallback = (element, walk, builder) => {
  const signs = textOf(element).trim();
  if (/^[0-9+\-−n]+$/.test(signs)) {
    builder.addInline(signs.replaceAll(/./g, (sign) => raisedSigns.charAt(onTheLine.indexOf(sign))));
  } else {
    walk(element.children, builder);
  }
};

/**
 * A row of cells; the first row of a table is its header, as Markdown knows no table without. `mostRepeated`: characters
 * that cells which span several others may say again, in all of the page.
 */
function rowFormat(mostRepeated: number): FormatCallback {
  const parts = new WeakMap<DomNode, ReturnType<typeof spannedCells>>();
  let left = mostRepeated;
  const spend = (characters: number) => {
    left -= characters;
    return left >= 0;
  };
  return (row, walk, builder) => {
    const part = row.parent ?? row;
    if (!parts.has(part)) {
      const rows = part === row ? [row] : part.children.filter(({ name }) => name === 'tr');
      parts.set(part, spannedCells(rows, spend));
    }
    const cells = parts.get(part)?.get(row) ?? [];
    builder.openBlock({ leadingLineBreaks: 1 });
    for (const cell of cells) {
      builder.addInline('| ');
      walk(cell.children.flatMap(flattened).map(withoutBars), builder);
      builder.addInline(' ');
    }
    builder.addInline('|');
    if (isFirstRow(row)) builder.addLiteral(`\n|${' --- |'.repeat(cells.length)}`);
    builder.closeBlock({ trailingLineBreaks: 1 });
  };
}

function isFirstRow(element: DomNode): boolean {
  const { parent } = element;
  if (parent === undefined || parent.children.find(({ name }) => name === 'tr') !== element) return false;
  return parent.name === 'table' || parent.parent?.children.find(({ name }) => name?.startsWith('t')) === parent;
}

/** The inline content of a cell: a paragraph in it would end the row. */
function flattened(node: DomNode): DomNode[] {
  return ['p', 'div', 'br'].includes(node.name ?? '')
    ? [{ type: 'text', data: ' ', children: [] }, ...node.children.flatMap(flattened)]
    : [node];
}

/** A bar in a cell would begin the next one; a table in it has cells of its own. */
function withoutBars(node: DomNode): DomNode {
  if (node.name === 'table') return node;
  return {
    ...node,
    ...(node.data === undefined ? {} : { data: node.data.replaceAll('|', '\\|') }),
    ...(node.children === undefined ? {} : { children: node.children.map(withoutBars) }),
  };
}

/** Tags that are open at the same time, at most, if only end tags close them. */
function openTags(html: string): number {
  let open = 0;
  let most = 0;
  for (const [tag] of html.matchAll(/<\/?(?!br|img|hr|input|meta|link|wbr|col|source|area)[a-z]/gi)) {
    open = tag.startsWith('</') ? Math.max(0, open - 1) : open + 1;
    most = Math.max(most, open);
  }
  return most;
}
