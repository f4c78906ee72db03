import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { readEnvironment } from '../../contract/environment.ts';
import { dynamoClient } from '../adapters/aws-clients.ts';
import { systemClock } from '../adapters/clock.ts';
import { DynamoKeys } from '../adapters/dynamo-keys.ts';
import { PowertoolsTelemetry } from '../adapters/telemetry.ts';
import type { Clock, Keys } from '../ports.ts';
import { authorizeKey } from './authorize-key.ts';

export interface AuthorizerPorts {
  readonly keys: Keys;
  readonly clock: Clock;
}

/** API Gateway answers 401 to exactly this message. */
const unauthorized = 'Unauthorized';

export function createHandler(ports: AuthorizerPorts) {
  return async (event: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const caller = await authorizeKey(ports, event.authorizationToken);
    if (caller === undefined) throw new Error(unauthorized);
    return {
      principalId: `${caller.tenantId}#${caller.userId}`,
      policyDocument: {
        Version: '2012-10-17',
        // The whole stage: the answer is cached by key, and a narrower one would deny the next route.
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: wholeStage(event.methodArn) }],
      },
      context: {
        tenantId: caller.tenantId,
        userId: caller.userId,
        roles: caller.roles.join(','),
        labels: caller.labels.join(','),
        keyId: caller.keyId,
      },
    };
  };
}

export function productionPorts(): AuthorizerPorts {
  const environment = readEnvironment('authorizer', process.env);
  const { tracer } = new PowertoolsTelemetry();
  return { keys: new DynamoKeys(dynamoClient(tracer), environment.keysTable), clock: systemClock };
}

export const handler = createHandler(productionPorts());

/** `arn:…:api/stage/METHOD/path` → `arn:…:api/stage/*`. */
function wholeStage(methodArn: string): string {
  const [api, stage] = methodArn.split('/');
  return `${api}/${stage}/*`;
}
