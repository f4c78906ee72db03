import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterAll, describe, expect, test } from 'vitest';
import { buildDossier } from '../../lib/dossier-app.ts';

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly unknown[];
    readonly suppressedViolations?: readonly Acknowledged[];
  }[];
}

interface Acknowledged {
  readonly ruleName: string;
  readonly acknowledgedId: string;
  readonly acknowledgedAt: string;
  readonly reason: string;
}

const app = buildDossier({ stage: 'production', code: 'none', checks: 'on' });
const { directory } = app.synth();
const report = JSON.parse(readFileSync(path.join(directory, 'validation-report.json'), 'utf8')) as Report;
afterAll(() => rmSync(directory, { recursive: true }));
const acknowledged = report.pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations);

describe('AwsSolutions, Serverless and the validation of CloudFormation', () => {
  test('find nothing that is neither fixed nor acknowledged, not even a warning', () => {
    expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
    expect(report.pluginReports.map(({ pluginName }) => pluginName)).toEqual(
      expect.arrayContaining(['AwsSolutions', 'Serverless']),
    );
  });

  test('are answered resource by resource, never for a whole stack', () => {
    const stacks = app.node.findAll().filter((construct) => Stack.isStack(construct) || construct === app);
    const paths = new Set(stacks.map((construct) => construct.node.path));
    expect(acknowledged.filter(({ acknowledgedAt }) => paths.has(acknowledgedAt))).toEqual([]);
  });

  test('are answered with a reason that can be argued with', () => {
    for (const { ruleName, reason } of acknowledged) expect(reason.length, ruleName).toBeGreaterThan(100);
  });

  test('have found everything that is acknowledged: no answer without its question', () => {
    const used = new Set(
      acknowledged.map(({ acknowledgedAt, acknowledgedId }) => `${acknowledgedAt} ${acknowledgedId}`),
    );
    const given = app.node
      .findAll()
      .flatMap((construct) =>
        construct.node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) => Object.keys(data as object).map((id) => `${construct.node.path} ${id}`)),
      );
    expect(given.filter((one) => !used.has(one))).toEqual([]);
  });

  test('stop the synthesis when something is found', () => {
    const careless = buildDossier({ stage: 'dev', code: 'none', checks: 'on' });
    new Bucket(new Stack(careless, 'Careless'), 'Open');
    expect(() => careless.synth()).toThrow('validation-report.json');
    rmSync(careless.outdir, { recursive: true });
  });
});
