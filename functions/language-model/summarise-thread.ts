import type { EarlierReport } from '../domain/earlier-reports.ts';
import { firstCharacters } from '../domain/first-characters.ts';
import { withinTokens } from './within-tokens.ts';

/** Most that is told of one report. */
const promptCharacters = 500;
const statementCharacters = 300;
const mostStatements = 6;

interface Line {
  readonly text: string;
  /** Where it stands in the summary. */
  readonly place: readonly [report: number, line: number];
}

/**
 * What earlier reports asked and found, oldest first: the latest `turns` with their statements, of those before them only
 * their titles. Where it is too long, the oldest goes first.
 */
export function summariseThread(
  reports: readonly EarlierReport[],
  { turns, tokens }: { readonly turns: number; readonly tokens: number },
  countTokens: (text: string) => number,
): string {
  const lines = reports
    .map((report, place) => (place >= reports.length - turns ? linesOf(report) : [`Earlier report: ${report.title}`]))
    .map((texts, report) => texts.map((text, line): Line => ({ text, place: [report, line] })))
    .toReversed()
    .flat();
  const kept = withinTokens(lines, tokens, ({ text }) => countTokens(text));
  return kept
    .toSorted(({ place: left }, { place: right }) => left[0] - right[0] || left[1] - right[1])
    .map(({ text }) => text)
    .join('\n');
}

function linesOf({ prompt, statements }: EarlierReport): string[] {
  const found = statements.slice(0, mostStatements).map((text) => `- ${oneLine(text, statementCharacters)}`);
  return [`Asked: ${oneLine(prompt, promptCharacters)}`, ...(found.length === 0 ? ['- Nothing was found.'] : found)];
}

function oneLine(text: string, characters: number): string {
  return firstCharacters(text.replaceAll(/\s+/g, ' ').trim(), characters);
}
