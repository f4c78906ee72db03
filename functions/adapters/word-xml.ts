import { DomUtils, parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];

export type Element = Extract<Node, { readonly attribs: unknown }>;

/** With the places of all elements in the text; undefined where it has none. */
export function rootOf(xml: string): Element | undefined {
  const { children } = parseDocument(xml, { xmlMode: true, withStartIndices: true, withEndIndices: true });
  return children.find(DomUtils.isTag);
}

/** Without its prefix, which each program chooses for itself. */
export function nameOf({ name }: { readonly name: string }): string {
  return name.slice(name.indexOf(':') + 1);
}

export function elementsIn(element: Element): Element[] {
  return element.children.filter(DomUtils.isTag);
}

/** The first child of this name; undefined without a parent too. */
export function only(element: Element | undefined, name: string): Element | undefined {
  return element?.children.filter(DomUtils.isTag).find((child) => nameOf(child) === name);
}

export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attributes.find((attribute) => nameOf(attribute) === name)?.value;
}

export function valueOf(element: Element | undefined): string | undefined {
  return attributeOf(element, 'val');
}

/** What these properties of a run say about hiding it; undefined: nothing. */
export function hides(properties: Element | undefined): boolean | undefined {
  const vanish = only(properties, 'vanish');
  return vanish === undefined ? undefined : !['0', 'false', 'off'].includes(valueOf(vanish) ?? '1');
}
