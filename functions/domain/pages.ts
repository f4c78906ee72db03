/** The number, from 1, of the page that a position lies on; `pages` says where each begins, the first at 0. */
export function pageAt(pages: readonly number[], position: number): number | undefined {
  const next = pages.findIndex((start) => start > position);
  const page = next === -1 ? pages.length : next;
  return page === 0 ? undefined : page;
}
