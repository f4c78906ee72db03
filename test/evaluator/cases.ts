import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Block, cutBlocks } from '../../functions/domain/markdown-blocks.ts';
import { readableRow, readableText } from '../../functions/domain/readable-text.ts';
import { cutStatements } from '../../functions/domain/sentences.ts';
import { documentOf } from '../../functions/domain/source.ts';
import { corruptors } from './corruptors.ts';

/** As README.md says. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  readonly domain: string;
  readonly evidence: readonly string[];
  readonly claim: string;
  readonly headings?: readonly string[];
  readonly source?: string;
  readonly other?: readonly string[];
  readonly language?: string;
}

const folder = import.meta.dirname;

/** The cases of a file; none when it is not there. */
export function readCases(name: 'tuned' | 'development' | 'held-out'): Case[] {
  const file = path.join(folder, `${name}.jsonl`);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Case);
}

interface Statement {
  readonly text: string;
  readonly quote: string;
  readonly headings: readonly string[];
  readonly domain: string;
}

/** Every sentence of the manual and of the documents here, as an honest claim and corrupted in each way that it allows. */
export function corruptedDocuments(): { readonly sentences: number; readonly cases: Case[] } {
  const documents = [path.join(folder, 'documents'), path.join(folder, '..', '..', 'knowledge')].flatMap((where) =>
    readdirSync(where)
      .filter((name) => name.endsWith('.md'))
      .toSorted()
      .map((name) => statementsOf(path.join(where, name), where.endsWith('documents') ? name.slice(0, -3) : 'manual')),
  );
  const cases = documents.flatMap((statements, document) =>
    statements.flatMap((statement, index): Case[] => {
      const { text, quote, headings, domain } = statement;
      const id = `${domain}-${document}-${index}`;
      const far = statements[(index + Math.floor(statements.length / 2)) % statements.length];
      const next = statements[index + 1];
      const sentence = { domain, evidence: [quote], headings };
      const corrupted = Object.entries(corruptors).flatMap(([kind, corrupt]): Case[] => {
        const claim = corrupt(text, index);
        return claim === undefined || claim === text ? [] : [{ ...sentence, id: `${id}-${kind}`, kind, claim }];
      });
      const cites = (kind: string, changes: Partial<Case>): Case => ({
        ...sentence,
        id: `${id}-${kind}`,
        kind,
        claim: text,
        ...changes,
      });
      return [
        { ...sentence, id, kind: 'quotation', claim: text },
        ...corrupted,
        cites('invented-citation', index % 2 === 0 ? { evidence: [] } : { source: (far ?? statement).quote }),
        ...(far === undefined || far.text === text
          ? []
          : [cites('swapped-citation', { evidence: [far.quote], headings: far.headings })]),
        ...(next === undefined || quote.startsWith('|') || next.quote.startsWith('|')
          ? []
          : [cites('merged', { evidence: [quote, next.quote], claim: fuse(text, next.text, index) })]),
      ];
    }),
  );
  return { sentences: documents.flat().length, cases };
}

function statementsOf(file: string, domain: string): Statement[] {
  const { text } = documentOf(path.basename(file), readFileSync(file, 'utf8'));
  const blocks = cutBlocks(text);
  return cutStatements(text, { start: 0, end: text.length }, blocks).flatMap(({ start, end, block }): Statement[] => {
    const quote = text.slice(start, end);
    const said = readableText(quote);
    if (block.kind === 'code' || block.kind === 'heading' || said.split(' ').length < 4) return [];
    const above = headingsAbove(text, blocks, start);
    if (block.kind !== 'row') return [{ text: said, quote, headings: above, domain }];
    const header = text.slice(block.header.start, block.header.end);
    return [{ text: readableRow(quote, header), quote, headings: [...above, header], domain }];
  });
}

function headingsAbove(text: string, blocks: readonly Block[], offset: number): string[] {
  const path: { level: number; title: string }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.start > offset) continue;
    while ((path.at(-1)?.level ?? 0) >= block.level) path.pop();
    path.push({ level: block.level, title: text.slice(block.start, block.end) });
  }
  return path.map(({ title }) => title);
}

const causes = ['because', 'which is why', 'as a result of which', 'and therefore'];

function fuse(left: string, right: string, index: number): string {
  const first = left.replace(/[.!?:]+$/, '');
  const second = /^(?:The|A|An|It|In|If|This|That|Each|Every|No|Some|On|For|At|There|They|When|After|Before) /.test(
    right,
  )
    ? `${right.charAt(0).toLowerCase()}${right.slice(1)}`
    : right;
  return `${first}${causes[index % 4] === 'because' ? '' : ','} ${causes[index % 4]} ${second}`;
}
