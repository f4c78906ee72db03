import { parse, YAMLError } from 'yaml';
import { identifiers } from '../../contract/words.ts';
import { decodeText } from './decode-text.ts';
import type { Extracted } from './extracted.ts';

/** At the very beginning, blank lines aside: lines of dashes further on part chapters. */
const frontMatter = /(?<![^])\s*---[ \t]*\r?\n([^]*?)^(?:---|\.\.\.)[ \t]*$/m;
const beginsFrontMatter = /^---[ \t]*\r?\n/;

/** Whether text that is no YAML was meant to say labels. */
const namesLabels = /(?:^|[\s"'{,])labels["']?\s*:/i;

/** A parser of YAML takes long for much; nobody's title and labels are longer. */
const frontMatterCharacters = 100_000;

/**
 * Markdown as it is. `title` and `labels` of its front matter count; the front matter stays in the text, so that every
 * offset is one of the file, and is not quoted.
 */
export function readMarkdown(bytes: Uint8Array): Extracted {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return decoded;
  const { text } = decoded;
  const [, yaml = ''] = frontMatter.exec(text) ?? [];
  if (yaml === '' && losesLabels(text)) return { reason: 'its front matter has no end' };
  const data = readFrontMatter(yaml);
  if (data === undefined) return { reason: 'its front matter is no YAML' };
  const labelled = Object.keys(data).find((key) => key.toLowerCase() === 'labels');
  const labels = labelled === undefined ? [] : readLabels(data[labelled]);
  if (labels === undefined) return { reason: 'the labels of its front matter are no list of labels' };
  const title = typeof data['title'] === 'string' ? data['title'].trim() : '';
  return { text, labels, ...(title === '' ? {} : { title }) };
}

/** Whether labels stand in front matter that nothing ends. */
function losesLabels(text: string): boolean {
  const [start = ''] = text
    .slice(0, frontMatterCharacters)
    .trimStart()
    .split(/\n[ \t\r]*\n/, 1);
  return beginsFrontMatter.test(start) && namesLabels.test(start);
}

/** Undefined when it cannot be read: labels must not get lost by a slip of the pen. */
function readFrontMatter(yaml: string): Readonly<Record<string, unknown>> | undefined {
  // Two lines of dashes may just part chapters.
  const otherwise = namesLabels.test(yaml) ? undefined : {};
  if (yaml.length > frontMatterCharacters) return otherwise;
  try {
    const data: unknown = parse(yaml, { logLevel: 'error' });
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch (error) {
    if (!(error instanceof YAMLError || error instanceof ReferenceError)) throw error;
    return otherwise;
  }
}

function readLabels(value: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const labels = list.filter((label) => typeof label === 'string' && identifiers.label.test(label)) as string[];
  return labels.length === list.length ? labels : undefined;
}
