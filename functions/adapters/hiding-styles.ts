import { attributeOf, type Element, elementsIn, hides, nameOf, only, valueOf } from './word-xml.ts';

export type StyleKind = 'table' | 'paragraph' | 'character';

interface Style {
  readonly basedOn?: string | undefined;
  /** Undefined: as the style says that it is based on. */
  readonly isHiding?: boolean | undefined;
}

/** Whether the document hides all text, whatever its styles turn round; `styles` as for `hidingStyles`. */
export function hidesByDefault(styles: Element | undefined): boolean {
  return hides(only(only(only(styles, 'docDefaults'), 'rPrDefault'), 'rPr')) ?? false;
}

/**
 * Whether a style hides text; without `styleId`, and for one that there is not, the default of its kind. `styles` is the
 * root of the part that defines them.
 */
export function hidingStyles(styles: Element | undefined): (kind: StyleKind, styleId?: string) => boolean {
  const known = new Map<string, Style>();
  const defaults = new Map<string, string>();
  for (const element of styles === undefined ? [] : elementsIn(styles)) {
    if (nameOf(element) !== 'style') continue;
    const [kind = '', id = ''] = [attributeOf(element, 'type'), attributeOf(element, 'styleId')];
    const style = { basedOn: valueOf(only(element, 'basedOn')), isHiding: hides(only(element, 'rPr')) };
    // Of two with the same id the first one counts.
    if (!known.has(`${kind} ${id}`)) known.set(`${kind} ${id}`, style);
    if (['1', 'true', 'on'].includes(attributeOf(element, 'default') ?? '')) defaults.set(kind, id);
  }
  return (kind, styleId) => {
    const isKnown = styleId !== undefined && known.has(`${kind} ${styleId}`);
    const seen = new Set<string>();
    let id = isKnown ? styleId : defaults.get(kind);
    while (id !== undefined && !seen.has(id)) {
      seen.add(id);
      const style = known.get(`${kind} ${id}`);
      if (style?.isHiding !== undefined) return style.isHiding;
      id = style?.basedOn;
    }
    return false;
  };
}
