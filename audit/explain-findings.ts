import type { Finding, ToolName } from './tool.ts';

/** Findings that stay, and why. */
export interface Exception {
  /** Tool → its rules that ask the same question. */
  readonly rules: Readonly<Partial<Record<ToolName, readonly string[]>>>;
  /** Where: a `*` stands for one part of a path, or for some of it. */
  readonly places: readonly string[];
  /** Why it is as it is, and which alternative was rejected. */
  readonly reason: string;
}

/** The findings that nobody has given a reason for. */
export function unexplained(findings: readonly Finding[], exceptions: readonly Exception[]): Finding[] {
  return findings.filter(
    (finding) => finding.acknowledged === undefined && !exceptions.some((exception) => covers(exception, finding)),
  );
}

/** The reasons that nothing asked for, among those for these tools: `checkov CKV_AWS_18`, or a place. */
export function stale(
  tools: readonly ToolName[],
  findings: readonly Finding[],
  exceptions: readonly Exception[],
): string[] {
  return exceptions.flatMap((exception) => {
    const covered = findings.filter((finding) => covers(exception, finding));
    const rules = tools.flatMap((tool) =>
      (exception.rules[tool] ?? [])
        .filter((rule) => !covered.some((finding) => finding.tool === tool && finding.rule === rule))
        .map((rule) => `${tool} ${rule}`),
    );
    const isWhole = Object.keys(exception.rules).every((tool) => tools.some((one) => one === tool));
    const places = exception.places.filter((place) => !covered.some((finding) => matches(place, finding.place)));
    return [...rules, ...(isWhole ? places : [])];
  });
}

function covers({ rules, places }: Exception, finding: Finding): boolean {
  return (
    (rules[finding.tool]?.includes(finding.rule) ?? false) && places.some((place) => matches(place, finding.place))
  );
}

function matches(pattern: string, place: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]*')}$`).test(place);
}
