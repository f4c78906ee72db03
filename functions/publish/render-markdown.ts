import { citeClaims } from '../domain/cite-claims.ts';
import { displayText } from '../domain/display-text.ts';
import { escapeAddress, escapeMarkdown } from '../domain/escape-markdown.ts';
import type { Claim, Evidence, Source } from '../domain/model.ts';

/**
 * The report as people read it: title, notices, sections whose sentences carry numbered citations,
 * then the cited evidence in that order and the sources. Text of sources is data: what Markdown
 * would take for markup is escaped, and what would turn the direction of the text around it is left out.
 */
export function renderMarkdown(report: {
  title: string;
  claims: readonly Claim[];
  notices: readonly string[];
  sources: readonly Source[];
}): string {
  const { sections, spans } = citeClaims(report.claims);
  const blocks = [`# ${shown(report.title)}`];
  for (const notice of report.notices) blocks.push(`> **Note:** ${shown(notice)}`);
  for (const { heading, sentences } of sections) {
    const marked = sentences.map(({ claim, numbers }) =>
      [shown(claim.text), ...numbers.map((number) => `[${number}]`)].join(' '),
    );
    blocks.push(`## ${shown(heading.text)}`, marked.join(' '));
  }
  const sources = new Map(report.sources.map((source) => [source.sourceId, source]));
  const lines = spans.map((span, index) => `${index + 1}. ${describeSpan(span, sources.get(span.sourceId))}`);
  if (lines.length > 0) blocks.push('## Evidence', lines.join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function describeSpan({ sourceId, quote, headings, page }: Evidence, source: Source | undefined): string {
  const place = [
    source?.title ?? sourceId,
    ...headings.filter((heading) => heading !== source?.title),
    ...(page === undefined ? [] : [`page ${page}`]),
  ].join(' › ');
  return `“${shown(quote)}” — ${shown(place)} (${escapeAddress(displayText(source?.uri ?? ''))})`;
}

function shown(text: string): string {
  return escapeMarkdown(displayText(text));
}
