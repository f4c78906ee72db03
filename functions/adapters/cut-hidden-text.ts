import { DomUtils, parseDocument } from 'htmlparser2';
import type JSZip from 'jszip';
import { hidingStyles, type StyleKind } from './hiding-styles.ts';
import { type Element, elementsIn, hides, nameOf, only, valueOf } from './word-xml.ts';

/**
 * Takes what Word does not show (`w:vanish`, of a run itself or of its styles) out of the parts of a Word document:
 * nobody who looks at the document could check it there. Returns whether there was any.
 */
export async function cutHiddenText(archive: JSZip): Promise<boolean> {
  const files = Object.values(archive.files).filter(({ name }) => /\.xml$/i.test(name));
  const parts = await Promise.all(files.map(async (file) => ({ name: file.name, xml: await file.async('text') })));
  if (!parts.some(({ xml }) => xml.includes('vanish'))) return false;
  const read = parts.map(({ name, xml }) => ({ name, xml, root: rootOf(xml) }));
  // The document's own lies nearest to the top; others belong to its building blocks.
  const [styles] = read
    .filter(({ root }) => root !== undefined && nameOf(root) === 'styles')
    .toSorted((left, right) => left.name.length - right.name.length);
  const isHiddenBy = hidingStyles(styles?.root);
  let isChanged = false;
  for (const { name, xml, root } of read) {
    const spans = root === undefined ? [] : hiddenSpans(root, isHiddenBy, isHiddenBy('table'), isHiddenBy('paragraph'));
    if (spans.length === 0) continue;
    archive.file(name, without(xml, spans));
    isChanged = true;
  }
  return isChanged;
}

function rootOf(xml: string): Element | undefined {
  const { children } = parseDocument(xml, { xmlMode: true, withStartIndices: true, withEndIndices: true });
  return children.find(DomUtils.isTag);
}

/** Where in the text something stands; `end` is behind it. */
interface Span {
  readonly start: number;
  readonly end: number;
}

type IsHiddenBy = (kind: StyleKind, styleId?: string) => boolean;

/** Without them the fields around hidden text would have no end. */
const fieldParts = new Set(['rPr', 'fldChar', 'instrText']);

/** In the order of the text. `table` and `paragraph`: whether their styles hide. */
function hiddenSpans(element: Element, isHiddenBy: IsHiddenBy, table: boolean, paragraph: boolean): Span[] {
  const within = (isTable: boolean, isParagraph: boolean) =>
    elementsIn(element).flatMap((child) => hiddenSpans(child, isHiddenBy, isTable, isParagraph));
  const styleOf = (properties: string, style: string) => valueOf(only(only(element, properties), style));
  switch (nameOf(element)) {
    case 'tbl':
      return within(isHiddenBy('table', styleOf('tblPr', 'tblStyle')), paragraph);
    case 'p':
      return within(table, isHiddenBy('paragraph', styleOf('pPr', 'pStyle')));
    case 'r': {
      const character = isHiddenBy('character', styleOf('rPr', 'rStyle'));
      // Each kind of style turns round what the one before it says, as Word has it.
      const isHidden = hides(only(element, 'rPr')) ?? (table !== paragraph) !== character;
      if (!isHidden) return within(table, paragraph);
      return elementsIn(element).flatMap((child) => (fieldParts.has(nameOf(child)) ? [] : spanOf(child)));
    }
    default:
      return within(table, paragraph);
  }
}

function spanOf({ startIndex, endIndex }: Element): Span[] {
  return startIndex === null || endIndex === null ? [] : [{ start: startIndex, end: endIndex + 1 }];
}

function without(text: string, spans: readonly Span[]): string {
  const starts = [0, ...spans.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, spans[index]?.start)).join('');
}
