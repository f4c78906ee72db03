import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** One statement of a role, and what has to be said about a wildcard in it. */
export interface Permission {
  readonly statement: PolicyStatement;
  /** cdk-nag's id of the finding → why it is as it is. */
  readonly explained?: Readonly<Record<string, string>>;
}
