import { Readable } from 'node:stream';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { limits } from '../../contract/limits.ts';
import { cutHiddenText } from './cut-hidden-text.ts';
import type { Extracted } from './extracted.ts';
import { readHtml } from './read-html.ts';

/** A Word document as Markdown: its headings, lists and tables; no images, comments, headers or hidden text. */
export async function readDocx(bytes: Uint8Array): Promise<Extracted> {
  try {
    const archive = await JSZip.loadAsync(bytes);
    if (await isLargerUnpacked(archive, limits.unpackedDocumentBytes)) {
      return { reason: `unpacked it is larger than ${limits.unpackedDocumentBytes} bytes` };
    }
    const isCut = await cutHiddenText(archive);
    const buffer = isCut ? await archive.generateAsync({ type: 'nodebuffer' }) : Buffer.from(bytes);
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        styleMap: ["p[style-name='Title'] => h1:fresh"],
      },
    );
    const page = readHtml(value);
    return page === undefined ? { reason: 'it is nested too deeply' } : { text: page.markdown };
  } catch {
    return { reason: 'the file is damaged, or no Word document' };
  }
}

/** What an archive says of its size may be a lie: it is counted, and only up to the limit. */
async function isLargerUnpacked(archive: JSZip, most: number): Promise<boolean> {
  let total = 0;
  for (const file of Object.values(archive.files)) {
    for await (const chunk of new Readable().wrap(file.nodeStream())) {
      total += (chunk as Uint8Array).length;
      if (total > most) return true;
    }
  }
  return false;
}
