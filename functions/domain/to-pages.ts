import { codeSpans } from './display-text.ts';
import { type ExportedReport, exportHeadings, type Words } from './exported-report.ts';

/** The report as `functions/export/report.typ` reads it: words as spans, with places where a long one may be broken. */
export function toPages(report: ExportedReport) {
  const { completedAt: at } = report;
  const cited = new Set<number>();
  const toMark = (number: number) => {
    const isFirst = !cited.has(number);
    cited.add(number);
    return { number, isFirst };
  };
  return {
    headings: exportHeadings,
    title: toSpans(report.title),
    completed: report.completed,
    completedAt: {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    },
    outcome: report.outcome,
    notices: report.notices.map(toSpans),
    sections: report.sections.map(({ heading, sentences }) => ({
      heading: toSpans(heading),
      sentences: sentences.map(({ words, citations }) => ({ words: toSpans(words), citations: citations.map(toMark) })),
    })),
    references: report.references.map(({ title, headings, quote, uri, ...reference }) => ({
      ...reference,
      title: toSpans(title),
      headings: headings.map(toSpans),
      uri: breakable(uri),
      quote: { ...toSpans(quote), spans: [{ text: breakable(quote.text), isCode: false }] },
    })),
    ledger: report.ledger.map(({ claim, verdict, citations }) => ({
      claim: toSpans(claim),
      verdict: breakable(verdict),
      citations,
    })),
    sources: report.sources.map(({ title, uri, ...source }) => ({
      ...source,
      title: toSpans(title),
      uri: breakable(uri),
    })),
    facts: report.facts.map(({ name, value }) => ({ name, value: breakable(value) })),
  };
}

function toSpans({ text, language, direction }: Words) {
  const spans = codeSpans(text).map((span) => ({ ...span, text: breakable(span.text) }));
  return { spans, language: language === undefined ? 'en' : new Intl.Locale(language).language, direction };
}

/** As much of a word as fits a narrow column; Han, kana and pictures are broken anywhere. */
const longWord =
  /[^\s\u200B-\u200D\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}]{24}(?=[\p{L}\p{N}\p{P}\p{S}])/gu;

function breakable(text: string): string {
  return text.replaceAll(longWord, '$&\u200B');
}
