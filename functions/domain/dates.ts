/** A calendar date, or the part of one that is said. */
export interface CalendarDate {
  /** As written. */
  readonly text: string;
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

const months = 'january february march april may june july august september october november december'.split(' ');
const month = String.raw`(${months.map((name) => `${name}|${name.slice(0, 3)}|${name.slice(0, 4)}`).join('|')})\.?`;
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`((?:1[5-9]|20|21)\d\d)`;

const forms: readonly { readonly pattern: RegExp; readonly parts: readonly ('year' | 'month' | 'day')[] }[] = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+Z?)?\b/g, parts: ['year', 'month', 'day'] },
  {
    pattern: new RegExp(String.raw`\b${day}\s+(?:of\s+)?${month},?\s+${year}\b`, 'gi'),
    parts: ['day', 'month', 'year'],
  },
  { pattern: new RegExp(String.raw`\b${month}\s+${day},?\s+${year}\b`, 'gi'), parts: ['month', 'day', 'year'] },
  { pattern: new RegExp(String.raw`\b${month},?\s+${year}\b`, 'gi'), parts: ['month', 'year'] },
  { pattern: new RegExp(String.raw`\b${day}\s+(?:of\s+)?${month}(?![\p{L}])`, 'giu'), parts: ['day', 'month'] },
  { pattern: new RegExp(String.raw`\b${month}\s+${day}(?![\p{L}\p{N}])`, 'giu'), parts: ['month', 'day'] },
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:in|since|until|by|from|of|year|before|after|during|between|and)\s)${year}(?!\s+(?!(?:and|or|to|until|by|at|in|on|for|with|is|was|were|it|the|a)\b)\p{Ll}|\p{N}|[.,]\p{N})`,
      'giu',
    ),
    parts: ['year'],
  },
];

/** The dates of a text, and the text with each of them blotted out, so that their digits count as nothing else. */
export function datesIn(text: string): { readonly dates: CalendarDate[]; readonly rest: string } {
  const dates: CalendarDate[] = [];
  let rest = text;
  for (const { pattern, parts } of forms) {
    rest = rest.replaceAll(pattern, (written: string, ...groups: unknown[]) => {
      dates.push({
        text: written,
        ...Object.fromEntries(parts.map((part, index) => [part, valueOf(part, String(groups[index]))])),
      });
      return ' '.repeat(written.length);
    });
  }
  return { dates, rest };
}

/** Whether `known` says at least what `claimed` says. */
export function coversDate(known: CalendarDate, claimed: CalendarDate): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => claimed[part] === undefined || claimed[part] === known[part],
  );
}

function valueOf(part: string, written: string): number {
  if (part !== 'month' || /^\d/.test(written)) return Number(written);
  return months.findIndex((name) => name.startsWith(written.toLowerCase().slice(0, 3))) + 1;
}
