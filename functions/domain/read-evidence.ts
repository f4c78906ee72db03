import { tableCells } from './markdown-blocks.ts';
import type { Evidence } from './model.ts';
import { isTableHeader, readableRow, readableText } from './readable-text.ts';

/** Pieces of evidence that are read as one sentence: a quotation alone, or a table row with its column names. */
export interface Reading {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** What quotations say in plain words, in their order; the header of a table is read with each of its rows. */
export function readEvidence(evidence: readonly Evidence[]): Reading[] {
  const headers = evidence.filter(({ quote }) => isTableHeader(quote));
  return evidence
    .filter(({ quote }) => !isTableHeader(quote))
    .map((piece) => {
      const header = headers.findLast((candidate) => isHeaderOf(candidate, piece));
      return header === undefined
        ? { text: readableText(piece.quote), evidence: [piece] }
        : { text: readableRow(piece.quote, header.quote), evidence: [piece, header] };
    });
}

function isHeaderOf(header: Evidence, row: Evidence): boolean {
  const [names = ''] = header.quote.split(/\r\n|\n|\r/);
  const cells = tableCells(names).length;
  return (
    header.sourceId === row.sourceId && header.end <= row.start && cells > 1 && tableCells(row.quote).length === cells
  );
}
