/** Which sources an order may be answered from. An entry is a URI, or the beginning of URIs and a `*`. */
export interface SourceLists {
  /** Absent: all. An empty list allows none. */
  readonly allow?: readonly string[];
  /** Stronger than `allow`. */
  readonly deny?: readonly string[];
}

export function isSourceAllowed(uri: string, { allow, deny = [] }: SourceLists): boolean {
  return (allow === undefined || isListed(uri, allow)) && !isListed(uri, deny);
}

function isListed(uri: string, list: readonly string[]): boolean {
  return list.some((entry) => matchesSource(uri, entry));
}

/** However either writes its letters: file systems part `ä` into two characters, keyboards do not. */
export function matchesSource(uri: string, entry: string): boolean {
  const [place, sought] = [uri.normalize(), entry.normalize()];
  return sought.endsWith('*') ? place.startsWith(sought.slice(0, -1)) : place === sought;
}
