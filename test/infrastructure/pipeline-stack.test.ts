import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../lib/dossier-app.ts';
import { PipelineStack, type PipelineStackProps } from '../../lib/pipeline-stack.ts';
import { readable } from './synthesise.ts';

const template = synthesisePipeline({ repository: 'acme/dossier', stages: ['staging', 'production'] });

interface Statement {
  readonly Action: string | readonly string[];
  readonly Condition?: unknown;
  readonly Principal?: { readonly Federated: unknown };
  readonly Resource: unknown;
}

describe('the roles of the pipeline', () => {
  test('are what the jobs of each stage need: a diff, a deployment, and tests in staging', () => {
    expect([...roles().keys()].sort()).toEqual([
      'Dossier-production-Deploy',
      'Dossier-production-Diff',
      'Dossier-staging-Deploy',
      'Dossier-staging-Diff',
      'Dossier-staging-Test',
    ]);
  });

  test('trust nothing but tokens of GitHub for this repository, by branch or by environment', () => {
    const trusted = [...roles()].map(([name, { trust }]) => {
      expect(trust).toHaveLength(1);
      expect(trust[0]?.Action).toBe('sts:AssumeRoleWithWebIdentity');
      expect(readable(trust[0]?.Principal?.Federated)).toBe('GitHub');
      return [name, trust[0]?.Condition];
    });
    const tokensOf = (subject: string) => ({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': `repo:acme/dossier:${subject}`,
      },
    });
    expect(Object.fromEntries(trusted)).toEqual({
      'Dossier-staging-Diff': tokensOf('ref:refs/heads/main'),
      'Dossier-staging-Deploy': tokensOf('environment:staging'),
      'Dossier-staging-Test': tokensOf('environment:staging'),
      'Dossier-production-Diff': tokensOf('ref:refs/heads/main'),
      'Dossier-production-Deploy': tokensOf('environment:production'),
    });
  });

  test.each(['staging', 'production'])('of %s may do exactly this', (stage) => {
    const bootstrap = 'arn:AWS::Partition:iam::AWS::AccountId:role/cdk-hnb659fds';
    const stacks = 'arn:AWS::Partition:cloudformation:AWS::Region:AWS::AccountId:stack';
    expect(roles().get(`Dossier-${stage}-Deploy`)?.allowed).toEqual([
      `sts:AssumeRole ${bootstrap}-deploy-role-AWS::AccountId-AWS::Region`,
      `sts:AssumeRole ${bootstrap}-file-publishing-role-AWS::AccountId-AWS::Region`,
    ]);
    expect(roles().get(`Dossier-${stage}-Diff`)?.allowed).toEqual([
      `cloudformation:DescribeStacks ${stacks}/Dossier-${stage}-Data/*`,
      `cloudformation:DescribeStacks ${stacks}/Dossier-${stage}-Service/*`,
      `cloudformation:GetTemplate ${stacks}/Dossier-${stage}-Data/*`,
      `cloudformation:GetTemplate ${stacks}/Dossier-${stage}-Service/*`,
    ]);
  });

  test('let the deployed tests store keys, and read nothing', () => {
    expect(roles().get('Dossier-staging-Test')?.allowed).toEqual([
      'dynamodb:PutItem arn:AWS::Partition:dynamodb:AWS::Region:AWS::AccountId:table/Dossier-staging-Data-Keys*',
    ]);
  });
});

test('the provider for GitHub stays when the stack goes: an account has only one', () => {
  template.hasResource('AWS::IAM::OIDCProvider', {
    Properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: ['sts.amazonaws.com'] },
    DeletionPolicy: 'Retain',
  });
});

test.each(['acme', 'acme/*', 'acme/dossier:ref', ''])('%j is refused as a repository', (repository) => {
  expect(() => synthesisePipeline({ repository, stages: ['staging'] })).toThrow('write it as owner/name');
});

test('cdk-nag finds nothing that is neither fixed nor explained', () => {
  const app = createApp({ checks: 'on' });
  new PipelineStack(app, 'Pipeline', { repository: 'acme/dossier', stages: ['staging', 'production'] });
  const { directory } = app.synth();
  const report = JSON.parse(readFileSync(path.join(directory, 'validation-report.json'), 'utf8')) as {
    pluginReports: { violations: unknown[] }[];
  };
  rmSync(directory, { recursive: true });
  expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
});

function synthesisePipeline(props: PipelineStackProps): Template {
  const app = createApp({ checks: 'off' });
  try {
    return Template.fromStack(new PipelineStack(app, 'Pipeline', props));
  } finally {
    rmSync(app.outdir, { recursive: true, force: true });
  }
}

/** Whom each role trusts, and `action resource` for all that it may do. */
function roles(): Map<string, { trust: Statement[]; allowed: string[] }> {
  const policies = Object.values(template.findResources('AWS::IAM::Policy')).map(({ Properties }) => Properties);
  return new Map(
    Object.entries(template.findResources('AWS::IAM::Role')).map(([id, { Properties }]) => {
      const statements = policies
        .filter(({ Roles }) => Roles.some(({ Ref }: { Ref: string }) => Ref === id))
        .flatMap(({ PolicyDocument }) => PolicyDocument.Statement as Statement[]);
      const allowed = statements.flatMap(({ Action, Resource }) =>
        [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${readable(resource)}`)),
      );
      return [
        Properties.RoleName as string,
        { trust: Properties.AssumeRolePolicyDocument.Statement as Statement[], allowed },
      ];
    }),
  );
}
