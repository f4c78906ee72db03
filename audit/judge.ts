import { type Exception, stale, unexplained } from './explain-findings.ts';
import type { Finding, ToolName } from './tool.ts';

/** How a tool ended: what it found, why it could not be run, or what broke. */
export type Outcome = { readonly tool: ToolName; readonly elapsedMs: number } & (
  | { readonly findings: readonly Finding[] }
  | { readonly skipped: string }
  | { readonly failed: string }
);

/** A tool that may be left out where it cannot be run. */
export interface Skip {
  readonly tool: ToolName;
  /** As the tool says it. */
  readonly because: string;
  readonly reason: string;
}

export interface Judgement {
  readonly passed: boolean;
  /** A table of the tools, then all that is wrong. */
  readonly lines: readonly string[];
}

export function judge(
  outcomes: readonly Outcome[],
  exceptions: readonly Exception[],
  skips: readonly Skip[],
): Judgement {
  const rows = outcomes.map((outcome) => rowOf(outcome, exceptions, skips));
  const findings = outcomes.flatMap((outcome) => ('findings' in outcome ? outcome.findings : []));
  // What schemathesis meets depends on how far a report has come when it asks.
  const ran = outcomes.filter((outcome) => 'findings' in outcome && outcome.tool !== 'schemathesis');
  const wrong = [
    ...rows.flatMap(({ wrong }) => wrong),
    ...stale(
      ran.map(({ tool }) => tool),
      findings,
      exceptions,
    ).map((part) => `exceptions.ts has a reason for ${part}, which nothing asks for any more`),
  ];
  return {
    passed: wrong.length === 0,
    lines: [
      row('tool', 'findings', 'explained', 'seconds', 'verdict'),
      ...rows.map(({ line }) => line),
      ...(wrong.length === 0 ? [] : ['', ...wrong]),
    ],
  };
}

function rowOf(
  outcome: Outcome,
  exceptions: readonly Exception[],
  skips: readonly Skip[],
): { line: string; wrong: readonly string[] } {
  const { tool } = outcome;
  const seconds = (outcome.elapsedMs / 1000).toFixed(1);
  if ('failed' in outcome) {
    return { line: row(tool, '', '', seconds, 'FAILED'), wrong: [`${tool} ${outcome.failed}`] };
  }
  if ('skipped' in outcome) {
    const skip = skips.find((each) => each.tool === tool && each.because === outcome.skipped);
    const verdict = `skipped: ${outcome.skipped}${skip === undefined ? '' : ` (${skip.reason})`}`;
    const wrong = skip === undefined ? [`${tool} was skipped: ${outcome.skipped}`] : [];
    return { line: row(tool, '', '', seconds, verdict), wrong };
  }
  const all = distinct(outcome.findings);
  const open = unexplained(all, exceptions);
  const verdict = open.length === 0 ? 'ok' : `${open.length} UNEXPLAINED`;
  return {
    line: row(tool, String(all.length), String(all.length - open.length), seconds, verdict),
    wrong: open.map(({ rule, place, message }) => `${tool} ${rule} ${place}: ${message.replaceAll(/\s+/g, ' ')}`),
  };
}

/** What all stages have is one finding. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [
    ...new Map(findings.map((finding) => [`${finding.tool} ${finding.rule} ${finding.place}`, finding])).values(),
  ];
}

function row(tool: string, findings: string, explained: string, seconds: string, verdict: string): string {
  return `${tool.padEnd(16)}${findings.padStart(9)}${explained.padStart(11)}${seconds.padStart(9)}  ${verdict}`;
}
