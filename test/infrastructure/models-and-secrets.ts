import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import type { FunctionName } from '../../contract/environment.ts';
import { type BuildOptions, buildDossier } from '../../lib/dossier-app.ts';
import { propertiesOf, readable } from './synthesise.ts';

interface Findings {
  readonly pluginReports: readonly { readonly violations: readonly unknown[] }[];
}

/** The service's template with these options, after all checks. */
export function synthesiseChecked(options: Pick<BuildOptions, 'models' | 'tools'>): {
  service: Template;
  findings: unknown[];
} {
  const assembly = buildDossier({ stage: 'dev', code: 'none', checks: 'on', ...options }).synth();
  const template = assembly.getStackByName('Dossier-dev-Service').template as Record<string, unknown>;
  const report = JSON.parse(readFileSync(path.join(assembly.directory, 'validation-report.json'), 'utf8')) as Findings;
  rmSync(assembly.directory, { recursive: true });
  return {
    service: Template.fromJSON(template),
    findings: report.pluginReports.flatMap(({ violations }) => violations),
  };
}

/** What a function may do with models and secrets, beside the secret of the cursors. */
export function mayThink(service: Template, name: FunctionName): string[] {
  const role = readable(propertiesOf(service, name)['Role']);
  return Object.values(service.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => (Properties.Roles as unknown[]).map(readable).includes(role))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Statement[])
    .flatMap(({ Action, Resource, Condition }) =>
      [Resource].flat().map((resource) => {
        const action = [Action].flat().join(' and ');
        return `${action} ${readable(resource)}${Condition === undefined ? '' : ' through the profile'}`;
      }),
    )
    .filter((line) => /^(?:bedrock|secretsmanager):/.test(line) && !line.endsWith('CursorSecret'));
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** As IAM names a secret of this account: its ARN ends in six random characters. */
export function mayRead(secret: string): string {
  return `secretsmanager:GetSecretValue arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:${secret}-??????`;
}
