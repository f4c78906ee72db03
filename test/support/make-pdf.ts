/** A line of a page: its text, its size in points, and how high above the foot of the page it stands. */
export interface PdfLine {
  readonly text: string;
  readonly size?: number;
  readonly bottom: number;
}

/** A small PDF in Helvetica, as a program would write it: objects, a table of where they begin, a trailer. */
export function makePdf(
  pages: readonly (readonly PdfLine[])[],
  options: { title?: string; encrypt?: boolean } = {},
): Buffer {
  const font = 3;
  const pageNumber = (index: number) => 4 + 2 * index;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((lines, index) => {
      const content = lines.map(drawn).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${pageNumber(index) + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    `<< /Title (${options.title ?? ''}) >>`,
  ];
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const locked = options.encrypt
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> /P -4 >> /ID [<00> <00>]`
    : '';
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R ${locked} >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

function drawn({ text, size = 11, bottom }: PdfLine): string {
  const escaped = text.replaceAll(/[\\()]/g, '\\$&');
  return `BT /F1 ${size} Tf 72 ${bottom} Td (${escaped}) Tj ET`;
}
