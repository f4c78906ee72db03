import * as z from 'zod';

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/** What a Lambda authorizer has to return. */
export const authorizerResultSchema = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Version: z.string().optional(),
    Statement: z.array(
      z.strictObject({
        Sid: z.string().optional(),
        Effect: z.enum(['Allow', 'Deny']),
        Action: oneOrMore,
        Resource: oneOrMore,
      }),
    ),
  }),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
export type AuthorizerResult = z.infer<typeof authorizerResultSchema>;

/** Whether the policy lets the caller invoke the method; one Deny outweighs every Allow. */
export function allows(policy: AuthorizerResult['policyDocument'], methodArn: string): boolean {
  const applying = policy.Statement.filter(
    (statement) => matchesAny(statement.Action, 'execute-api:Invoke') && matchesAny(statement.Resource, methodArn),
  );
  return applying.length > 0 && applying.every((statement) => statement.Effect === 'Allow');
}

function matchesAny(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => toExpression(pattern).test(text));
}

/** IAM's wildcards: `*` is any text, `?` any one character. */
function toExpression(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
