/**
 * Where the object of a key lies, relative to its bucket's folder, and back. Two keys never share a path,
 * not even on a file system that ignores case, and no path leaves the folder. Folders end in `+`, so that
 * the keys `a` and `a/b` can both exist; what a file system may not take is written as `%` and hex digits.
 */
export function pathOfKey(key: string): string[] {
  const segments = key.split('/').map(encode);
  const last = segments.pop() ?? '';
  return [...segments.flatMap((segment) => split(`${segment}+`)), ...split(last === '' ? emptyName : last)];
}

export function keyOfPath(path: readonly string[]): string {
  return path
    .map((part) => (part.endsWith('~') ? part.slice(0, -1) : part.endsWith('+') ? `${part.slice(0, -1)}/` : part))
    .join('')
    .split('/')
    .map((segment) => (segment === emptyName ? '' : decode(segment)))
    .join('/');
}

/** The folders, as deep as they are certain, in which every key with this prefix lies. */
export function foldersOfPrefix(prefix: string): string[] {
  return pathOfKey(prefix.slice(0, prefix.lastIndexOf('/') + 1)).slice(0, -1);
}

/** A lone `%` is never written otherwise. */
const emptyName = '%';

/** File systems take 255 bytes for a name. */
const longestName = 200;

function encode(segment: string): string {
  return segment.replaceAll(/[^a-z0-9_.-]|^\.|\.$/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

function decode(segment: string): string {
  return decodeURIComponent(segment);
}

/** Cuts a long name into folders; each part but the last ends in `~`. */
function split(name: string): string[] {
  const parts: string[] = [];
  let rest = name;
  while (rest.length > longestName) {
    parts.push(`${rest.slice(0, longestName)}~`);
    rest = rest.slice(longestName);
  }
  return [...parts, rest];
}
