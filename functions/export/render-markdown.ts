import { escapeAddress, escapeMarkdown } from '../domain/escape-markdown.ts';
import { type ExportedReport, exportHeadings, type Reference } from '../domain/exported-report.ts';

/** The report as CommonMark with a table, readable as plain text too. */
export function renderMarkdown(report: ExportedReport): string {
  const { outcome, references } = report;
  const blocks = [
    `# ${escapeMarkdown(report.title.text)}`,
    `**${outcome.label}.** ${outcome.explanation} Completed ${report.completed}.`,
    ...report.notices.map(({ text }) => `> **Note:** ${escapeMarkdown(text)}`),
  ];
  for (const { heading, sentences } of report.sections) {
    blocks.push(`## ${escapeMarkdown(heading.text)}`);
    blocks.push(
      sentences.map(({ words, citations }) => [escapeMarkdown(words.text), ...marks(citations)].join(' ')).join(' '),
    );
  }
  if (references.length > 0) {
    blocks.push(`## ${exportHeadings.references}`, references.map(describeReference).join('\n'));
  }
  if (report.ledger.length > 0) blocks.push(`## ${exportHeadings.ledger}`, ledgerTable(report));
  if (report.sources.length > 0) {
    blocks.push(`## ${exportHeadings.sources}`);
    blocks.push(
      report.sources
        .map(
          ({ title, uri, sha256 }) => `- ${escapeMarkdown(title.text)} (${escapeAddress(uri)}), SHA-256 \`${sha256}\``,
        )
        .join('\n'),
    );
  }
  blocks.push(
    `## ${exportHeadings.about}`,
    report.facts.map(({ name, value }) => `- ${name}: ${escapeMarkdown(value)}`).join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

function describeReference({ number, title, headings: above, page, uri }: Reference): string {
  const place = [title, ...above].map(({ text }) => escapeMarkdown(text)).join(' › ');
  return `${number}. ${place}${page === undefined ? '' : `, page ${page}`} (${escapeAddress(uri)})`;
}

function ledgerTable({ ledger, references }: ExportedReport): string {
  const rows = ledger.map(({ claim, verdict, citations }) => {
    const quotes = citations.map((number) => `[${number}] “${tableText(references[number - 1]?.quote.text ?? '')}”`);
    return `| ${tableText(claim.text)} | ${escapeMarkdown(verdict)} | ${quotes.join(' ')} |`;
  });
  return ['| Claim | Verdict | Evidence |', '| --- | --- | --- |', ...rows].join('\n');
}

/** In a table, code too may not hold a bare `|`. */
function tableText(text: string): string {
  return escapeMarkdown(text).replaceAll(/(?<!\\)\|/g, '\\|');
}

function marks(citations: readonly number[]): string[] {
  return citations.map((number) => `[${number}]`);
}
