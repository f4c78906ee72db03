import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const checklist = path.join(import.meta.dirname, '..', '..', 'docs', 'aws-checklist.md');

/** What tests against a local endpoint leave open: what it only pretends to have, and what it takes an account for. */
export function listUnverified(emulator: string | undefined): string {
  const pretended = emulator === undefined ? undefined : pretendedBy(emulator);
  const placeholders = pretended?.map((line) => `  - ${line}`) ?? [
    '  - not known: DOSSIER_EMULATOR names no program that could be asked',
  ];
  return [
    'NOT VERIFIED by this run:',
    '',
    'Deployed, but the endpoint only pretends to have it:',
    ...placeholders,
    '',
    'Only an AWS account can show it (docs/aws-checklist.md):',
    ...itemsOf(readFileSync(checklist, 'utf8')),
  ].join('\n');
}

/** One line for each type of resource that the endpoint takes and does nothing about. */
function pretendedBy(emulator: string): string[] {
  const marker = 'deployed but not emulated: ';
  const lines = execFileSync(emulator, ['status'], { encoding: 'utf8' }).split('\n');
  const found = lines.filter((line) => line.startsWith(marker)).map((line) => line.slice(marker.length));
  return found.length === 0 ? ['nothing that it knows of'] : found;
}

/** The headings of the checklist, each with the names of its items: the bold words that an item begins with. */
function itemsOf(markdown: string): string[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const items = lines.filter((line) => line.startsWith('- [ ]'));
      const names = items.map((item) => {
        const name = /^- \[ \] \*\*(.+?)\.\*\*/.exec(item)?.[1];
        if (name === undefined) throw new Error(`An item of the checklist begins with no name: ${item}`);
        return name;
      });
      return `  - ${heading}: ${names.join(' · ')}`;
    });
}
