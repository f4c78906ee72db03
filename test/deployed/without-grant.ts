import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
}

interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

const iam = new IAMClient({});

/** Does `work` while the role lacks this one action, and gives it back whatever happens. */
export async function withoutGrant(RoleName: string, action: string, work: () => Promise<void>): Promise<void> {
  const { PolicyName, policy } = await policyWith(RoleName, action);
  const put = (document: Policy) =>
    iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: JSON.stringify(document) }));
  await put({ ...policy, Statement: policy.Statement.flatMap((statement) => without(statement, action)) });
  try {
    await work();
  } finally {
    await put(policy);
  }
}

async function policyWith(RoleName: string, action: string): Promise<{ PolicyName: string; policy: Policy }> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) {
    const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    const policy = JSON.parse(decodeURIComponent(PolicyDocument)) as Policy;
    if (policy.Statement.some((statement) => actionsOf(statement).includes(action))) return { PolicyName, policy };
  }
  throw new Error(`${RoleName} has no grant of ${action} that could be taken away`);
}

/** A statement without the action; none where it was the only one. */
function without(statement: Statement, action: string): Statement[] {
  const left = actionsOf(statement).filter((one) => one !== action);
  return left.length === 0 ? [] : [{ ...statement, Action: left }];
}

function actionsOf({ Action }: Statement): readonly string[] {
  return typeof Action === 'string' ? [Action] : Action;
}
