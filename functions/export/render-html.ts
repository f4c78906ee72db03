import { codeSpans } from '../domain/display-text.ts';
import {
  type ExportedReport,
  type ExportedSource,
  exportHeadings,
  type LedgerRow,
  type Reference,
  type Words,
} from '../domain/exported-report.ts';
import { htmlStyle } from './html-style.ts';

/** One page that stands alone: no script, nothing from elsewhere; `contentSecurityPolicy` holds browsers to it. */
export function renderHtml(report: ExportedReport, contentSecurityPolicy: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy)}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(report.title.text)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header>
<p class="kind">Dossier report</p>
${block('h1', report.title)}
<p class="completed">Completed <time datetime="${report.completedAt.toISOString()}">${report.completed}</time></p>
</header>
<main id="report" tabindex="-1">
${outcomeBox(report)}
${answers(report)}
${appendices(report)}
</main>
<footer>
<h2>${exportHeadings.about}</h2>
<dl>
${report.facts.map(({ name, value }) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}
</dl>
</footer>
</body>
</html>
`;
}

function outcomeBox({ outcome, notices }: ExportedReport): string {
  const list = notices.map((notice) => block('li', notice)).join('\n');
  return `<section class="outcome ${outcome.name}" aria-labelledby="outcome">
<h2 id="outcome">${outcome.label}</h2>
<p>${outcome.explanation}</p>
${list === '' ? '' : `<ul aria-label="Notices">\n${list}\n</ul>`}
</section>`;
}

function answers({ sections }: ExportedReport): string {
  const cited = new Set<number>();
  const mark = (number: number) => {
    // The way back from a reference leads to where it was cited first.
    const id = cited.has(number) ? '' : ` id="citation-${number}"`;
    cited.add(number);
    return `<a class="mark"${id} href="#reference-${number}"><span class="unseen">Reference </span>[${number}]</a>`;
  };
  return sections
    .map(({ heading, sentences }) => {
      const text = sentences.map(({ words, citations }) => [inline(words), ...citations.map(mark)].join(' ')).join(' ');
      const [first = heading] = sentences.map(({ words }) => words);
      return `<section>\n${block('h2', heading)}\n<p${directed(first)}>${text}</p>\n</section>`;
    })
    .join('\n');
}

function appendices({ references, ledger, sources }: ExportedReport): string {
  return [referenceList(references), ledgerTable(ledger, references), sourceList(sources)].join('\n');
}

function referenceList(references: readonly Reference[]): string {
  if (references.length === 0) return '';
  return `<section aria-labelledby="references">
<h2 id="references">${exportHeadings.references}</h2>
<ol class="references">
${references.map(referenceItem).join('\n')}
</ol>
</section>`;
}

function ledgerTable(ledger: readonly LedgerRow[], references: readonly Reference[]): string {
  if (ledger.length === 0) return '';
  return `<section aria-labelledby="ledger">
<h2 id="ledger">${exportHeadings.ledger}</h2>
<p>Every statement of this report, with the words of the sources that support it.</p>
<div class="table" role="region" aria-label="Table of claims" tabindex="0">
<table>
<thead><tr><th scope="col">Claim</th><th scope="col">Verdict</th><th scope="col">Evidence</th></tr></thead>
<tbody>
${ledger.map((row) => ledgerRow(row, references)).join('\n')}
</tbody>
</table>
</div>
</section>`;
}

function sourceList(sources: readonly ExportedSource[]): string {
  if (sources.length === 0) return '';
  return `<section aria-labelledby="sources">
<h2 id="sources">${exportHeadings.sources}</h2>
<ul>
${sources.map(sourceItem).join('\n')}
</ul>
</section>`;
}

function referenceItem({ number, title, headings: above, page, uri, href }: Reference): string {
  const place = [`<cite>${inline(title)}</cite>`, ...above.map(inline)].join(' › ');
  const back = `<a class="back" href="#citation-${number}"><span class="unseen">Back to citation ${number}</span><span aria-hidden="true">↩\uFE0E</span></a>`;
  return `<li id="reference-${number}">${place}${page === undefined ? '' : `, page ${page}`} ${back} ${address(uri, href)}</li>`;
}

function ledgerRow({ claimId, claim, verdict, citations }: LedgerRow, references: readonly Reference[]): string {
  const quotes = citations.flatMap((number) => {
    const quote = references[number - 1]?.quote;
    const mark = `<a class="mark" href="#reference-${number}"><span class="unseen">Reference </span>[${number}]</a>`;
    return quote === undefined ? [] : [`<p>${mark} <q${attributes(quote)}>${escapeHtml(quote.text)}</q></p>`];
  });
  return `<tr id="${escapeHtml(claimId)}"><th scope="row">${inline(claim)}</th><td>${escapeHtml(verdict)}</td><td>${quotes.join('')}</td></tr>`;
}

function sourceItem({ title, uri, href, sha256 }: ExportedSource): string {
  return `<li>${inline(title)} ${address(uri, href)} <span class="address">SHA-256 <span class="hash">${escapeHtml(sha256)}</span></span></li>`;
}

function address(uri: string, href: string | undefined): string {
  const text = `<bdi>${escapeHtml(uri)}</bdi>`;
  const link =
    href === undefined ? text : `<a href="${escapeHtml(href)}" rel="noreferrer noopener nofollow">${text}</a>`;
  return `<span class="address">${link}</span>`;
}

/** An element that holds these words and nothing else. */
function block(element: string, words: Words): string {
  return `<${element}${attributes(words)}>${markedUp(words.text)}</${element}>`;
}

/** Words within a line, kept from turning what stands beside them. */
function inline(words: Words): string {
  return `<bdi${attributes(words)}>${markedUp(words.text)}</bdi>`;
}

function markedUp(text: string): string {
  return codeSpans(text)
    .map((span) => (span.isCode ? `<code>${escapeHtml(span.text)}</code>` : escapeHtml(span.text)))
    .join('');
}

function attributes(words: Words): string {
  return `${words.language === undefined ? '' : ` lang="${escapeHtml(words.language)}"`}${directed(words)}`;
}

function directed({ direction }: Words): string {
  return direction === 'rtl' ? ' dir="rtl"' : '';
}

/** Text as text, also within an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
