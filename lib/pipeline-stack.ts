import { Aws, DefaultStackSynthesizer, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { OidcProviderNative, PolicyStatement, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Permission } from './permission.ts';
import type { StageName } from './stages.ts';

export interface PipelineStackProps {
  /** The GitHub repository whose workflow deploys, as `owner/name`. */
  readonly repository: string;
  /** The stages that live in this account. */
  readonly stages: readonly StageName[];
}

/**
 * Lets the workflow of one GitHub repository act in this account without a stored key: GitHub vouches for
 * each job with a token, and IAM hands out short-lived credentials of the one role that fits the job.
 */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { repository, stages }: PipelineStackProps) {
    super(scope, id, { description: `Dossier: what the workflow of ${repository} may do in this account` });
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
      throw new Error(`"${repository}" is no GitHub repository; write it as owner/name`);
    }
    const provider = new OidcProviderNative(this, 'GitHub', {
      url: `https://${issuer}`,
      clientIds: [audience],
      // An account has one provider for GitHub, and others may have come to rely on it.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    /** A role for jobs whose token has `subject`: a branch, or an environment and with it its approvals. */
    const createRole = (name: string, subject: string, { statement, explained = {} }: Permission) => {
      const role = new Role(this, name, {
        roleName: `Dossier-${name}`,
        assumedBy: new WebIdentityPrincipal(provider.oidcProviderArn, {
          StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: `repo:${repository}:${subject}` },
        }),
      });
      role.addToPolicy(statement);
      acknowledge(role, explained);
    };

    for (const stage of stages) {
      createRole(`${stage}-Diff`, 'ref:refs/heads/main', readTemplates(stage));
      createRole(`${stage}-Deploy`, `environment:${stage}`, becomeDeployer());
      if (stage === testedStage) createRole(`${stage}-Test`, `environment:${stage}`, storeKeys(stage));
    }
  }
}

const issuer = 'token.actions.githubusercontent.com';
const audience = 'sts.amazonaws.com';

/** The stage in which the workflow runs the deployed tests. */
const testedStage: StageName = 'staging';

/** For a diff before anybody has approved anything: what the templates say, none of the data. */
function readTemplates(stage: StageName): Permission {
  const stacks = ['Data', 'Service'].map((stack) => `stack/Dossier-${stage}-${stack}/*`);
  return allowNamed('cloudformation', ['DescribeStacks', 'GetTemplate'], stacks);
}

/** To take on the roles that `cdk bootstrap` made for deployments, which is all that a deployment does. */
function becomeDeployer(): Permission {
  const [partition, account] = [Aws.PARTITION, Aws.ACCOUNT_ID];
  const bootstrap = `arn:${partition}:iam::${account}:role/cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}`;
  return {
    statement: new PolicyStatement({
      actions: ['sts:AssumeRole'],
      resources: ['deploy', 'file-publishing'].map((role) => `${bootstrap}-${role}-role-${account}-${Aws.REGION}`),
    }),
  };
}

/** The deployed tests make API keys for themselves; they read nothing but through the API. */
function storeKeys(stage: StageName): Permission {
  return allowNamed('dynamodb', ['PutItem'], [`table/Dossier-${stage}-Data-Keys*`]);
}

/** For resources that are named when they are created, which is after this stack. */
function allowNamed(service: string, actions: readonly string[], resources: readonly string[]): Permission {
  return {
    statement: new PolicyStatement({
      actions: actions.map((action) => `${service}:${action}`),
      resources: resources.map(
        (resource) => `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`,
      ),
    }),
    explained: Object.fromEntries(
      resources.map((resource) => [
        `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${resource}]`,
        'CloudFormation ends the name of a stack or a table with characters of its own choosing, and this stack is deployed before them. Fixed names were rejected: a table with one cannot be replaced.',
      ]),
    ),
  };
}
