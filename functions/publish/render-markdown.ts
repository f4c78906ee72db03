import type { Claim, Source } from '../domain/model.ts';

/**
 * The report as people read it: title, notices, sections whose sentences carry numbered citations,
 * then the cited evidence in that order and the sources. Text of sources is data: what Markdown
 * would take for markup is escaped.
 */
export function renderMarkdown(report: {
  title: string;
  claims: readonly Claim[];
  notices: readonly string[];
  sources: readonly Source[];
}): string {
  const citations = new Citations();
  const blocks = [`# ${escapeMarkdown(report.title)}`];
  for (const notice of report.notices) blocks.push(`> **Note:** ${escapeMarkdown(notice)}`);
  for (const { heading, sentences } of sectionsOf(report.claims)) {
    blocks.push(`## ${escapeMarkdown(heading.text)}`);
    blocks.push(sentences.map((claim) => [escapeMarkdown(claim.text), ...citations.of(claim)].join(' ')).join(' '));
  }
  const titles = new Map(report.sources.map((source) => [source.sourceId, source]));
  if (citations.count > 0) blocks.push('## Evidence', citations.list(titles));
  return `${blocks.join('\n\n')}\n`;
}

function sectionsOf(claims: readonly Claim[]): { heading: Claim; sentences: Claim[] }[] {
  const sections: { heading: Claim; sentences: Claim[] }[] = [];
  for (const claim of claims) {
    if (claim.part === 'heading') sections.push({ heading: claim, sentences: [] });
    else if (claim.part === 'sentence') sections.at(-1)?.sentences.push(claim);
  }
  return sections;
}

/** Numbers spans in the order in which the text first cites them. */
class Citations {
  readonly #numbers = new Map<string, number>();
  readonly #lines: { sourceId: string; quote: string; headings: readonly string[] }[] = [];

  get count(): number {
    return this.#lines.length;
  }

  of(claim: Claim): string[] {
    const numbers = claim.evidence.map((evidence) => {
      const place = `${evidence.sourceId}:${evidence.start}:${evidence.end}`;
      let number = this.#numbers.get(place);
      if (number === undefined) {
        this.#lines.push(evidence);
        number = this.#lines.length;
        this.#numbers.set(place, number);
      }
      return number;
    });
    return [...new Set(numbers)].map((number) => `[${number}]`);
  }

  list(sources: ReadonlyMap<string, Source>): string {
    return this.#lines
      .map(({ sourceId, quote, headings }, index) => {
        const source = sources.get(sourceId);
        const place = [source?.title ?? sourceId, ...headings.filter((heading) => heading !== source?.title)].join(
          ' › ',
        );
        return `${index + 1}. “${escapeMarkdown(oneLine(quote))}” — ${escapeMarkdown(place)} (${escapeMarkdown(source?.uri ?? '')})`;
      })
      .join('\n');
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Keeps text from being read as markup, links or HTML. Code in backticks stays as it is. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_[\]<>#|~`]/g, '\\$&')))
    .join('')
    .replace(startOfBlock, '$1\\$2');
}

/** What begins a list, a fence or a rule at the start of a line. */
const startOfBlock = /^(?=[-+=]|\d+[.)]\s)(\d*)(.)/;
