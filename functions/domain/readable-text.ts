import { isTableRule, tableCells } from './markdown-blocks.ts';

/**
 * A quotation as people read it: one line, without the marks of Markdown that mean nothing outside
 * their document. Facts stay as they are, and so does code in backticks.
 */
export function readableText(quote: string): string {
  const code: string[] = [];
  const prose = quote
    .replaceAll(/(?<![ \t])[ \t]*(?:\r\n|\n|\r)[ \t]*(?:>[ \t>]*)?/g, ' ')
    // NUL stands for a code span while the marks around it are taken away.
    .replaceAll('\0', ' ')
    .replaceAll(/`[^`]*`/g, (span) => {
      code.push(span);
      return '\0';
    });
  return withoutMarks(prose)
    .replaceAll('\0', () => code.shift() ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A table row as a sentence: the first cell, then each further one after the name of its column. */
export function readableRow(row: string, header: string): string {
  const [subject = '', ...values] = tableCells(row).map(readableText);
  const names = tableCells(header.split(/\r\n|\n|\r/)[0] ?? '').map(readableText);
  const facts = values
    .map((value, index) => ({ name: names[index + 1] ?? '', value }))
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => (name === '' ? value : `${name}: ${value}`));
  if (facts.length === 0) return ended(subject);
  return ended(subject === '' ? facts.join('; ') : `${subject} — ${facts.join('; ')}`);
}

/** Whether a quotation is the header of a table: column names with the line of dashes below them. */
export function isTableHeader(quote: string): boolean {
  const [names = '', dashes = '', ...further] = quote.split(/\r\n|\n|\r/);
  return further.length === 0 && names.includes('|') && isTableRule(dashes);
}

function ended(sentence: string): string {
  return /[.!?。！？]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** The tags that Markdown texts use; anything else in angle brackets, such as `<server>`, is a word of the text. */
const htmlTag =
  /<\/?(?:a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)(?:\s[^<>]*)?\/?>/gi;

function withoutMarks(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]{0,500})\](?:\([^)\s]*(?:[ \t]+"[^"]*")?\)|\[[^\]]*\])/g, '$1')
    .replaceAll(/<(https?:\/\/[^>\s]+)>/g, '$1')
    .replaceAll(htmlTag, ' ')
    .replaceAll(/(\*{1,3})(?=\S)(.*?\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)(.*?\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replaceAll(/~~(?=\S)(.*?\S)~~/g, '$1')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}
