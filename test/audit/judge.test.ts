import { describe, expect, test } from 'vitest';
import type { Exception } from '../../audit/explain-findings.ts';
import { judge, type Outcome } from '../../audit/judge.ts';
import type { Finding, ToolName } from '../../audit/tool.ts';

const versions: Finding = {
  tool: 'checkov',
  rule: 'CKV_AWS_21',
  place: 'Data/Bodies',
  message: 'Ensure the bucket\n has versioning',
};
const reason = 'a reason';
const explained: Exception = { rules: { checkov: ['CKV_AWS_21'] }, places: ['Data/Bodies'], reason };

describe('the audit fails', () => {
  test('on a finding that nobody explained, and names tool, rule, place and message', () => {
    expect(wrong([found(versions)])).toEqual(['checkov CKV_AWS_21 Data/Bodies: Ensure the bucket has versioning']);
  });

  test('on the finding of another tool, at another place or by another rule than was explained', () => {
    const others: Finding[] = [
      { ...versions, tool: 'cfn-lint' },
      { ...versions, place: 'Data/Bodies2' },
      { ...versions, rule: 'CKV_AWS_2' },
    ];
    for (const other of others) expect(wrong([found(versions), found(other)], [explained])).toHaveLength(1);
  });

  test('on an explanation of what is found no longer: the rule, the place, or one of several', () => {
    const nothing = { tool: 'checkov', elapsedMs: 1, findings: [] } as const;
    expect(wrong([nothing], [explained])).toEqual([
      'exceptions.ts has a reason for checkov CKV_AWS_21, which nothing asks for any more',
      'exceptions.ts has a reason for Data/Bodies, which nothing asks for any more',
    ]);
    const tooMuch = { ...explained, rules: { checkov: ['CKV_AWS_21', 'CKV_AWS_18'] }, places: ['Data/*', 'Logs'] };
    expect(wrong([found(versions)], [tooMuch])).toEqual([
      'exceptions.ts has a reason for checkov CKV_AWS_18, which nothing asks for any more',
      'exceptions.ts has a reason for Logs, which nothing asks for any more',
    ]);
  });

  test('on a tool that could not be run and may not be left out, or not for this cause', () => {
    const outcome: Outcome = { tool: 'actionlint', elapsedMs: 1, skipped: 'the proxy is down' };
    expect(wrong([outcome])).toEqual(['actionlint was skipped: the proxy is down']);
    const skip = { tool: 'actionlint', because: 'Go is not installed', reason } as const;
    expect(judge([outcome], [], [skip]).passed).toBe(false);
  });

  test('on a tool that broke', () => {
    expect(wrong([{ tool: 'spectral', elapsedMs: 1, failed: 'ended with 2' }])).toEqual(['spectral ended with 2']);
  });
});

describe('the audit passes', () => {
  test('when every finding has a reason, here or on its construct', () => {
    const acknowledged: Finding = { ...versions, tool: 'AwsSolutions', acknowledged: reason };
    const { passed, lines } = judge([found(versions), found(acknowledged)], [explained], []);
    expect(passed).toBe(true);
    expect(lines).toEqual([
      'tool             findings  explained  seconds  verdict',
      'checkov                 1          1      1.5  ok',
      'AwsSolutions            1          1      1.5  ok',
    ]);
  });

  test('when a star stands for one part of a path, or for some of it, but never for a slash', () => {
    const roles: Exception = { ...explained, places: ['Service/*/Role', 'Pipeline/*-Diff'] };
    const at = (place: string) => ({ ...versions, place });
    expect(wrong([found(at('Service/plan/Role')), found(at('Pipeline/staging-Diff'))], [roles])).toEqual([]);
    expect(wrong([found(at('Service/a/b/Role'))], [roles])).toContainEqual(expect.stringMatching(/^checkov /));
  });

  test('when a tool was left out that may be, and says so', () => {
    const skip = { tool: 'actionlint', because: 'Go is not installed', reason } as const;
    const { passed, lines } = judge([{ tool: 'actionlint', elapsedMs: 1, skipped: skip.because }], [], [skip]);
    expect(passed).toBe(true);
    expect(lines[1]).toMatch(/^actionlint .* skipped: Go is not installed \(a reason\)$/);
  });

  test('when only some tools were asked: the reasons for the others wait', () => {
    const both: Exception = { ...explained, rules: { checkov: ['CKV_AWS_21'], 'PCI.DSS.321': ['S3Versioning'] } };
    expect(wrong([found(versions)], [both, { ...both, rules: { redocly: ['no-server'] } }])).toEqual([]);
  });

  test('when the same is found in several stages, which counts once', () => {
    expect(judge([found(versions, versions)], [explained], []).lines[1]).toMatch(/^checkov +1 +1 /);
  });

  test('without what schemathesis met the last time: what it meets depends on time', () => {
    const fuzzed: Exception = { rules: { schemathesis: ['positive_data_acceptance'] }, places: ['x'], reason };
    expect(wrong([{ tool: 'schemathesis', elapsedMs: 1, findings: [] }], [fuzzed])).toEqual([]);
  });
});

function found(finding: Finding, ...more: Finding[]): Outcome & { tool: ToolName } {
  return { tool: finding.tool, elapsedMs: 1_500, findings: [finding, ...more] };
}

/** What is said below the table. */
function wrong(outcomes: readonly Outcome[], exceptions: readonly Exception[] = []): readonly string[] {
  const { passed, lines } = judge(outcomes, exceptions, []);
  const said = lines.slice(outcomes.length + 2);
  expect(passed).toBe(said.length === 0);
  return said;
}
