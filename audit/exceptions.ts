import type { Exception } from './explain-findings.ts';
import type { Skip } from './judge.ts';

const functions = 'Service/*/Function';
const logGroups = [
  'Service/*/Logs',
  'Service/ReportWorkflow/Logs',
  'Service/Api/AccessLogs',
  'Service/Api/ExecutionLogs',
];
const apiStage = 'Service/Api/RestApi/DeploymentStage';

/**
 * What AwsSolutions and Serverless find is answered on the construct, because there it stops the synthesis. The
 * answers to all other tools are here, one for each question, however many tools ask it.
 */
export const exceptions: readonly Exception[] = [
  {
    rules: {
      checkov: ['CKV_AWS_119', 'CKV_AWS_149'],
      'NIST.800.53.R5': ['S3DefaultEncryptionKMS', 'SecretsManagerUsingKMSKey'],
      'PCI.DSS.321': ['S3DefaultEncryptionKMS', 'SecretsManagerUsingKMSKey'],
    },
    places: [
      'Data/Tasks',
      'Data/Feedback',
      'Data/Keys',
      'Data/Idempotency',
      'Data/Bodies',
      'Data/Documents',
      'Data/CursorSecret',
    ],
    reason:
      'Everything is encrypted at rest, with keys that AWS manages. A customer-managed key was rejected: it costs a dollar a month and three dollars for a million requests, it is one more thing whose deletion loses every report, and who may read is decided by the roles either way. A team that must hold its own keys sets them in data-stack.ts.',
  },
  {
    rules: {
      checkov: ['CKV_AWS_158'],
      'NIST.800.53.R5': ['CloudWatchLogGroupEncrypted'],
      'PCI.DSS.321': ['CloudWatchLogGroupEncrypted'],
    },
    places: logGroups,
    reason:
      'CloudWatch encrypts every log group with a key of its own, and the logs hold ids and durations, no prompts, documents or keys. A customer-managed key was rejected: its policy would have to name the log service, and a mistake in it loses the lines that explain the mistake.',
  },
  {
    rules: { checkov: ['CKV_AWS_173'] },
    places: [functions],
    reason:
      'The environment holds names of resources and numbers; Lambda encrypts it at rest. Secrets are named there and read when needed. A customer-managed key was rejected: it would add a call to KMS to every cold start to hide what the template says openly.',
  },
  {
    rules: {
      checkov: ['CKV_AWS_18'],
      'NIST.800.53.R5': ['S3BucketLoggingEnabled'],
      'PCI.DSS.321': ['S3BucketLoggingEnabled'],
    },
    places: ['Data/Bodies', 'Data/Documents'],
    reason:
      'Server access logs would keep tenant and task ids of deleted reports, and names of deleted documents, in a further bucket. Only the roles of our functions reach the reports, and the access log of the API says who asked for what; who may upload documents is a matter of the account. Data events of CloudTrail were rejected for their price; an account that needs them switches them on for all its buckets at once.',
  },
  {
    rules: {
      checkov: ['CKV_AWS_21'],
      'NIST.800.53.R5': ['S3BucketVersioningEnabled', 'S3BucketReplicationEnabled'],
      'PCI.DSS.321': ['S3BucketVersioningEnabled', 'S3BucketReplicationEnabled'],
    },
    places: ['Data/Bodies', 'Data/Documents'],
    reason:
      'A report that was deleted has to be gone; an old version or a copy in another region would not be. Objects are named by their hash and never overwritten, so a version protects against deletion only, which the retention of the bucket and the grants of the roles do. The same goes for documents, whose originals a team keeps elsewhere. Replication was rejected for its cost: a report can be made again, and documents can be uploaded again.',
  },
  {
    rules: { 'NIST.800.53.R5': ['DynamoDBInBackupPlan'] },
    places: ['Data/Tasks', 'Data/Feedback', 'Data/Keys', 'Data/Idempotency'],
    reason:
      'Each table can be restored to any second of the last days, as many as its stage says, up to 35. A plan of AWS Backup was rejected: it keeps one point a day, and keeps it longer than the retention that callers were promised.',
  },
  {
    rules: { 'NIST.800.53.R5': ['SecretsManagerRotationEnabled'] },
    places: ['Data/CursorSecret'],
    reason:
      'The secret opens nothing: it keeps a caller from forging the place where a page starts, and the page itself is read under the tenant of the key. Rotation was rejected: each one breaks the lists that are being read, and needs a function with write access to a secret.',
  },
  {
    rules: { checkov: ['CKV_AWS_116'], 'NIST.800.53.R5': ['LambdaDLQ'] },
    places: [functions],
    reason:
      'API Gateway and Step Functions call and wait, so nothing is ever queued. EventBridge calls sweep and ingest: what one sweep misses the next one finds in the due index a minute later, and each ingest reads everything that was uploaded. A dead-letter queue was rejected: it would hold old events that nobody has to read.',
  },
  {
    rules: { checkov: ['CKV_AWS_115'], 'NIST.800.53.R5': ['LambdaConcurrency'] },
    places: [functions],
    reason:
      'The stage of the API is throttled and the workflow bounds its own fan-out. Reserved concurrency was rejected: it takes its number away from every other function of the account even when idle, and new accounts have ten in all, so that the stack could not be deployed there. An alarm tells of throttles.',
  },
  {
    rules: {
      checkov: ['CKV_AWS_117'],
      'NIST.800.53.R5': ['LambdaInsideVPC'],
      'PCI.DSS.321': ['LambdaInsideVPC'],
    },
    places: [functions],
    reason:
      'The functions talk to AWS services, over TLS, with roles that name each resource, and to the models and tools that the team names; there is nothing in a private network for them to reach. A VPC was rejected: five interface endpoints in two zones cost about 70 dollars a month before the first report, and security groups would repeat what the roles say.',
  },
  {
    rules: { 'NIST.800.53.R5': ['IAMNoInlinePolicy'], 'PCI.DSS.321': ['IAMNoInlinePolicy'] },
    places: ['Service/*/Role', 'Service/*/Role/DefaultPolicy', 'Pipeline/*/DefaultPolicy'],
    reason:
      'Every policy belongs to one role, is made from one table of permissions and goes when the role goes. Managed policies were rejected: they can be attached to roles that nobody reviewed, and outlive the role they were written for.',
  },
  {
    rules: {
      'NIST.800.53.R5': ['APIGWAssociatedWithWAF'],
      'PCI.DSS.321': ['APIGWAssociatedWithWAF'],
    },
    places: [apiStage],
    reason:
      'Every route that costs anything needs an API key, and the stage is throttled. A web ACL was rejected: it has a fixed monthly price for each stage and knows no rule that the authorizer and the validation do not; a team with an organisation-wide ACL associates it with this stage.',
  },
  {
    rules: {
      checkov: ['CKV_AWS_120'],
      'NIST.800.53.R5': ['APIGWCacheEnabledAndEncrypted'],
      'PCI.DSS.321': ['APIGWCacheEnabledAndEncrypted'],
    },
    places: [apiStage],
    reason:
      'Answers differ by caller and change from one poll to the next, and none of them may be kept outside the tables. A cache of the stage was rejected: it costs 14 dollars a month at least and would hold reports in a place where nothing deletes them.',
  },
  {
    rules: { 'NIST.800.53.R5': ['APIGWSSLEnabled'], 'PCI.DSS.321': ['APIGWSSLEnabled'] },
    places: [apiStage],
    reason:
      'The rule is about a client certificate for HTTP backends. There is none: every integration is a Lambda function, called by IAM. Callers always come by TLS. A certificate that no backend checks was rejected; it would have to be renewed each year.',
  },
  {
    rules: { checkov: ['CKV_AWS_59'] },
    places: [
      'Service/Api/RestApi/Default/v1/health/live/GET',
      'Service/Api/RestApi/Default/v1/health/ready/GET',
      'Service/Api/RestApi/Default/v1/openapi.json/GET',
    ],
    reason:
      'Probes and the OpenAPI document hold no data and are asked by load balancers and by people who have no key yet. A key for them was rejected: it would be handed around, and then stand for nobody.',
  },
  {
    rules: { checkov: ['CKV_AWS_59'] },
    places: [
      'Service/Api/RestApi/Default/v1/health/live/ANY',
      'Service/Api/RestApi/Default/v1/health/ready/ANY',
      'Service/Api/RestApi/Default/v1/openapi.json/ANY',
      'Service/Api/RestApi/Default/v1/reports/ANY',
      'Service/Api/RestApi/Default/v1/reports/{taskId}/ANY',
      'Service/Api/RestApi/Default/v1/reports/{taskId}/cancel/ANY',
      'Service/Api/RestApi/Default/v1/reports/{taskId}/feedback/ANY',
      'Service/Api/RestApi/Default/v1/reports/{taskId}/ledger/ANY',
      'Service/Api/RestApi/Default/v1/reports/{taskId}/report/ANY',
      'Service/Api/RestApi/Default/v1/reports/{taskId}/sources/{sourceId}/ANY',
      'Service/Api/RestApi/Default/v1/reports/{taskId}/steps/ANY',
    ],
    reason:
      'These answer 405 to methods that the path does not take, from a template, without a function behind them. Behind the authorizer, which was the alternative, a wrong method would be called a wrong key.',
  },
  {
    rules: { 'cfn-lint': ['W3005'] },
    places: ['Service/*/Function/DependsOn/*', 'Service/ReportWorkflow/Machine/DependsOn/0'],
    reason:
      'CDK lets what assumes a role depend on it and on its policy: only the policy is not implied, the role is said twice. Taking the second mention out of the template again was rejected: code to undo what costs nothing.',
  },
  {
    rules: { 'cfn-lint': ['W6001'] },
    places: ['Service/KeysTable', 'Service/IssueKey', 'Service/UploadDocuments'],
    reason:
      'The last thing a deployment prints is how to issue a key and how to upload documents, and that names a table and a bucket of the other stack. The outputs of the data stack, the alternative, are printed first and scroll away.',
  },
  {
    rules: { schemathesis: ['positive_data_acceptance'] },
    places: ['GET /v1/reports 422 #query/cursor'],
    reason:
      'A cursor is signed for its owner and filter. Which texts are signed no schema can say; a weaker answer than 422 was rejected, since a caller that made a cursor up has to learn it. True cursors are followed by the links of the document.',
  },
  {
    rules: { schemathesis: ['positive_data_acceptance'] },
    places: ['POST /v1/reports 422 /threadId'],
    reason:
      'An order can only follow up on a thread that its caller has, which no schema can say. A made-up id that was taken as a new thread, the alternative, would hide a mistyped one. True threads are followed in the stories of the tests.',
  },
  {
    rules: { schemathesis: ['positive_data_acceptance'] },
    places: ['POST /v1/reports 422 idempotency-mismatch', 'POST /v1/reports 410 report-deleted'],
    reason:
      'The generator sends the same Idempotency-Key with another body, or again after the report was deleted. Both bodies are valid, the second request is not, as the draft on idempotency keys has it. The alternative, to take it, would order what nobody asked for.',
  },
];

/** Tools that may be left out, where they cannot be run. */
export const skips: readonly Skip[] = [
  {
    tool: 'actionlint',
    because: 'Go is not installed',
    reason: 'GitHub has Go, where the workflows run; no package of another registry has a build of today',
  },
];
