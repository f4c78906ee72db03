/** Where the local stack pretends to be. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
}

export const localPlace: Place = { region: 'eu-central-1', accountId: '000000000000', partition: 'aws' };

interface Identity {
  readonly name: string;
  readonly arn: string;
  readonly ref: string;
}

interface Kind {
  /** The property that names it; its name is made from stack and logical id otherwise. */
  readonly nameProperty?: string;
  readonly longestName?: number;
  readonly arn: (name: string, place: Place) => string;
  readonly ref?: 'arn';
}

/** What CloudFormation would call the resource, the same in every run: only deterministic names survive a restart. */
export function identityOf(
  resource: {
    readonly stack: string;
    readonly logicalId: string;
    readonly type: string;
    readonly property: (name: string) => unknown;
  },
  place: Place,
): Identity {
  const kind = kinds[resource.type] ?? { arn: regional('local', `${resource.type}/`) };
  const given = kind.nameProperty === undefined ? undefined : resource.property(kind.nameProperty);
  const made = `${resource.stack}-${resource.logicalId}`.slice(0, kind.longestName);
  const name = typeof given === 'string' ? given : resource.type === 'AWS::S3::Bucket' ? made.toLowerCase() : made;
  const arn = kind.arn(name, place);
  return { name, arn, ref: kind.ref === 'arn' ? arn : name };
}

const table: Kind = { nameProperty: 'TableName', arn: regional('dynamodb', 'table/') };

const kinds: Readonly<Record<string, Kind>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    longestName: 63,
    arn: (name, { partition }) => `arn:${partition}:s3:::${name}`,
  },
  'AWS::Lambda::Function': { nameProperty: 'FunctionName', longestName: 64, arn: regional('lambda', 'function:') },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    longestName: 80,
    arn: regional('states', 'stateMachine:'),
    ref: 'arn',
  },
  'AWS::Events::EventBus': { nameProperty: 'Name', arn: regional('events', 'event-bus/') },
  'AWS::Events::Rule': { nameProperty: 'Name', longestName: 64, arn: regional('events', 'rule/') },
  // Secrets Manager ends every ARN in six random characters; here they are always the same.
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    arn: (name, place) => regional('secretsmanager', 'secret:')(`${name}-000000`, place),
    ref: 'arn',
  },
  'AWS::ApiGateway::RestApi': {
    arn: (name, { partition, region }) => `arn:${partition}:apigateway:${region}::/restapis/${name}`,
  },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    longestName: 64,
    arn: (name, { partition, accountId }) => `arn:${partition}:iam::${accountId}:role/${name}`,
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    arn: (name, place) => `${regional('logs', 'log-group:')(name, place)}:*`,
  },
};

function regional(service: string, prefix: string): (name: string, place: Place) => string {
  return (name, { partition, region, accountId }) =>
    `arn:${partition}:${service}:${region}:${accountId}:${prefix}${name}`;
}
