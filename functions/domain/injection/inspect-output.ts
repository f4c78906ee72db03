import { findSecrets } from './find-secrets.ts';
import { foldWord } from './fold-word.ts';

/** An address, an image, HTML, or a name of a host with a path: what a page could make a link of, or load. */
const link =
  /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>"”)\]]+|\bwww\.[^\s<>"”)\]]+|\b(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\/[^\s<>"”)\]]*|!?\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)|<\/?[a-z][^<>\n]{0,300}>|\b(?:data|javascript|mailto):[^\s<>"”)\]]+/gi;

/** What a published sentence may not carry: a link or a key that its evidence lacks. Undefined when there is none. */
export function breachIn(sentence: string, quotes: readonly string[]): string | undefined {
  const said = quotes.map(foldWord);
  const lacks = (found: string) => !said.some((quote) => quote.includes(foldWord(found.replace(/[.,;:!?]+$/, ''))));
  if ([...sentence.matchAll(link)].some(([found]) => lacks(found))) return 'carries a link that its evidence lacks';
  const keys = findSecrets(sentence).map(({ start, end }) => sentence.slice(start, end));
  return keys.some(lacks) ? 'carries a key that its evidence lacks' : undefined;
}
