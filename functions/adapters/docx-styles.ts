import { BorderStyle, type IStylesOptions } from 'docx';
import type { Outcome } from '../../contract/words.ts';

/** Colours in hex; sizes in half points, spacing in twentieths of a point. */
export const tones: Readonly<Record<Outcome, string>> = { answered: '14532D', partial: '7A3B00', unanswered: '8A1020' };

/** Of tables. */
export const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1D9' } as const;

const muted = '474F58';
const link = '0B4A8F';

export const docxStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Calibri', size: 22, language: { value: 'en-GB', eastAsia: 'zh-CN', bidirectional: 'ar-SA' } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: { run: { font: 'Calibri', size: 40, bold: true }, paragraph: { spacing: { before: 120, after: 80 } } },
    heading1: {
      run: { font: 'Calibri', size: 27, bold: true },
      paragraph: { spacing: { before: 360, after: 100 }, keepNext: true },
    },
    hyperlink: { run: { color: link, underline: { type: 'none' } } },
  },
  paragraphStyles: [
    {
      id: 'Kind',
      name: 'Kind',
      basedOn: 'Normal',
      run: { size: 17, color: muted, characterSpacing: 20 },
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: 'Small',
      name: 'Small',
      basedOn: 'Normal',
      run: { size: 19, color: muted },
      paragraph: { spacing: { after: 40 } },
    },
    {
      id: 'Outcome',
      name: 'Outcome',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 0, after: 0, line: 300 }, indent: { left: 180 } },
    },
    {
      id: 'Reference',
      name: 'Reference',
      basedOn: 'Normal',
      paragraph: { indent: { left: 560, hanging: 560 }, keepLines: true },
    },
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      run: { size: 19 },
      paragraph: { spacing: { after: 40, line: 252 } },
    },
    {
      id: 'Footer',
      name: 'Footer',
      basedOn: 'Normal',
      run: { size: 17, color: muted },
      paragraph: { spacing: { after: 0 }, rightTabStop: 9_400 },
    },
  ],
  characterStyles: [
    { id: 'Address', name: 'Address', run: { size: 18, color: muted } },
    { id: 'Code', name: 'Code', run: { font: 'Consolas', size: 20, shading: { type: 'clear', fill: 'ECEFF2' } } },
  ],
};
