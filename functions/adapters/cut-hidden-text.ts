import type JSZip from 'jszip';
import { findWordParts } from './find-word-parts.ts';
import { hidesByDefault, hidingStyles, type StyleKind } from './hiding-styles.ts';
import { type Element, elementsIn, hides, nameOf, only, rootOf, valueOf } from './word-xml.ts';

/**
 * Takes what Word does not show (`w:vanish`, of a run itself or of its styles) out of the parts of a Word document:
 * nobody who looks at the document could check it there. Returns whether there was any.
 */
export async function cutHiddenText(archive: JSZip): Promise<boolean> {
  const parts = await findWordParts(archive);
  const xmlOf = async (name: string) => (await archive.file(name)?.async('text')) ?? '';
  const styles = parts.styles === undefined ? '' : await xmlOf(parts.styles);
  const texts = await Promise.all(parts.texts.map(async (name) => ({ name, xml: await xmlOf(name) })));
  if (![styles, ...texts.map(({ xml }) => xml)].some((xml) => xml.includes('vanish'))) return false;
  const root = rootOf(styles);
  const hiding = { isAll: hidesByDefault(root), byStyle: hidingStyles(root) };
  let isChanged = false;
  for (const { name, xml } of texts) {
    const spans = hiddenSpans(rootOf(xml), hiding);
    if (spans.length === 0) continue;
    archive.file(name, without(xml, spans));
    isChanged = true;
  }
  return isChanged;
}

/** Where in the text something stands; `end` is behind it. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface Hiding {
  /** Whether all is hidden that does not say itself that it is not. */
  readonly isAll: boolean;
  readonly byStyle: (kind: StyleKind, styleId?: string) => boolean;
}

/** Without them the fields around hidden text would have no end. */
const fieldParts = new Set(['rPr', 'fldChar', 'instrText']);

/** In the order of the text. Elements may be nested more deeply than functions can call themselves. */
function hiddenSpans(root: Element | undefined, { isAll, byStyle }: Hiding): Span[] {
  const spans: Span[] = [];
  const styleOf = (element: Element, properties: string, style: string) =>
    valueOf(only(only(element, properties), style));
  // `table` and `paragraph`: whether their styles hide.
  const ahead = root === undefined ? [] : [{ element: root, table: byStyle('table'), paragraph: byStyle('paragraph') }];
  for (let here = ahead.pop(); here !== undefined; here = ahead.pop()) {
    const { element } = here;
    let { table, paragraph } = here;
    const children = elementsIn(element);
    switch (nameOf(element)) {
      case 'tbl':
        table = byStyle('table', styleOf(element, 'tblPr', 'tblStyle'));
        break;
      case 'p':
        paragraph = byStyle('paragraph', styleOf(element, 'pPr', 'pStyle'));
        break;
      case 'r': {
        const character = byStyle('character', styleOf(element, 'rPr', 'rStyle'));
        // Each kind of style turns round what the one before it says, as Word has it.
        if (!(hides(only(element, 'rPr')) ?? (isAll || (table !== paragraph) !== character))) break;
        spans.push(...children.filter((child) => !fieldParts.has(nameOf(child))).flatMap(spanOf));
        continue;
      }
    }
    ahead.push(...children.toReversed().map((child) => ({ element: child, table, paragraph })));
  }
  return spans;
}

function spanOf({ startIndex, endIndex }: Element): Span[] {
  return startIndex === null || endIndex === null ? [] : [{ start: startIndex, end: endIndex + 1 }];
}

function without(text: string, spans: readonly Span[]): string {
  const starts = [0, ...spans.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, spans[index]?.start)).join('');
}
