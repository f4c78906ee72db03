import * as z from 'zod';
import { Problem } from '../problem.ts';
import type { Resource } from '../template/resolve-template.ts';
import { isBinary } from './binary-media-types.ts';

/** The REST API of the template. */
export interface Api {
  readonly id: string;
  readonly stage: string;
  readonly root: PathNode;
  /** What it takes for bytes, such as `image/png`; everything if one of them is a wildcard. */
  readonly binaryMediaTypes: readonly string[];
  /** By response type, such as `UNAUTHORIZED` or `DEFAULT_4XX`. */
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
}

/** One resource of the API: a segment of the path. */
export interface PathNode {
  readonly id: string;
  /** As declared: `reports`, `{taskId}` or `{proxy+}`. */
  readonly part: string;
  /** The whole path as declared. */
  readonly path: string;
  readonly children: readonly PathNode[];
  /** By HTTP method, or `ANY`. */
  readonly methods: ReadonlyMap<string, Method>;
}

export interface Method {
  readonly authorizer: Authorizer | undefined;
  readonly integration: z.infer<typeof integrationSchema>;
}

export type Authorizer = z.infer<typeof authorizerSchema> & { readonly id: string; readonly functionArn: string };
export type GatewayResponse = z.infer<typeof gatewayResponseSchema>;

export function readApi(resources: readonly Resource[]): Api {
  const [api, ...others] = resources.filter((resource) => resource.type === 'AWS::ApiGateway::RestApi');
  if (api === undefined || others.length > 0) throw new Problem('The local stack serves exactly one REST API');
  const ofApi = (type: string) =>
    resources.filter((one) => one.type === type && one.properties['RestApiId'] === api.ref);
  const [stage] = ofApi('AWS::ApiGateway::Stage');
  const paths = ofApi('AWS::ApiGateway::Resource').map((one) => ({ id: one.ref, ...parse(pathSchema, one) }));
  const authorizers = new Map(ofApi('AWS::ApiGateway::Authorizer').map((one) => [one.ref, readAuthorizer(one)]));
  const methods = ofApi('AWS::ApiGateway::Method').map((one) => readMethod(one, authorizers));
  const { BinaryMediaTypes: binaryMediaTypes } = parse(apiSchema, api);
  refuseMocksOfBytes(methods, binaryMediaTypes);
  const gatewayResponses = ofApi('AWS::ApiGateway::GatewayResponse').map((one) => parse(gatewayResponseSchema, one));

  function node(id: string, part: string, parent: string): PathNode {
    const path = `${parent}/${part}`.replace('//', '/');
    return {
      id,
      part,
      path,
      children: paths.filter((one) => one.ParentId === id).map((one) => node(one.id, one.PathPart, path)),
      methods: new Map(methods.filter((one) => one.resourceId === id).map((one) => [one.httpMethod, one])),
    };
  }

  return {
    id: api.ref,
    stage: stage === undefined ? 'local' : parse(stageSchema, stage).StageName,
    root: node(`${api.name}-root`, '', ''),
    binaryMediaTypes,
    gatewayResponses: new Map(gatewayResponses.map((one) => [one.ResponseType, one])),
  };
}

const text = z.record(z.string(), z.string()).default({});

const apiSchema = z.object({ BinaryMediaTypes: z.array(z.string()).default([]) });
const stageSchema = z.object({ StageName: z.string() });
const pathSchema = z.object({ ParentId: z.string(), PathPart: z.string() });

const gatewayResponseSchema = z.object({
  ResponseType: z.string(),
  StatusCode: z.string().optional(),
  ResponseParameters: text,
  ResponseTemplates: text,
});

const authorizerSchema = z.object({
  Type: z.enum(['TOKEN', 'REQUEST']),
  AuthorizerUri: z.string(),
  AuthorizerResultTtlInSeconds: z.number().default(300),
  IdentitySource: z.string().default(''),
  IdentityValidationExpression: z.string().optional(),
});

const integrationSchema = z.discriminatedUnion('Type', [
  z.object({
    Type: z.literal('AWS_PROXY'),
    Uri: z.string().transform(functionOfUri),
    TimeoutInMillis: z.number().default(29_000),
  }),
  z.object({
    Type: z.literal('MOCK'),
    ContentHandling: z.literal('CONVERT_TO_TEXT').optional(),
    RequestTemplates: text,
    IntegrationResponses: z
      .array(
        z.object({
          StatusCode: z.string(),
          SelectionPattern: z.string().optional(),
          ResponseParameters: text,
          ResponseTemplates: text,
        }),
      )
      .default([]),
  }),
]);

const methodSchema = z.object({
  HttpMethod: z.string(),
  ResourceId: z.string(),
  AuthorizationType: z.enum(['NONE', 'CUSTOM']),
  AuthorizerId: z.string().optional(),
  ApiKeyRequired: z.literal(false).optional(),
  // A validator would answer before the function does; every message about a body is the function's.
  RequestValidatorId: z.undefined().optional(),
  Integration: integrationSchema,
});

function readMethod(resource: Resource, authorizers: ReadonlyMap<string, Authorizer>) {
  const method = parse(methodSchema, resource);
  const authorizer = method.AuthorizerId === undefined ? undefined : authorizers.get(method.AuthorizerId);
  if (method.AuthorizationType === 'CUSTOM' && authorizer === undefined) {
    throw new Problem(`Method ${resource.logicalId} has an authorizer that is not there`);
  }
  return {
    resourceId: method.ResourceId,
    httpMethod: method.HttpMethod,
    authorizer,
    integration: method.Integration,
  };
}

/** API Gateway answers 500 where a mock would have to read bytes as the text of its template. */
function refuseMocksOfBytes(
  methods: readonly ReturnType<typeof readMethod>[],
  binaryMediaTypes: readonly string[],
): void {
  const failing = methods.find(
    ({ integration }) => integration.Type === 'MOCK' && integration.ContentHandling === undefined,
  );
  if (failing !== undefined && isBinary(binaryMediaTypes, 'application/json')) {
    throw new Problem(`The mock of ${failing.httpMethod} does not convert what it is sent to text`);
  }
}

function readAuthorizer(resource: Resource): Authorizer {
  const authorizer = parse(authorizerSchema, resource);
  return { ...authorizer, id: resource.ref, functionArn: functionOfUri(authorizer.AuthorizerUri) };
}

/** `arn:…:lambda:path/2015-03-31/functions/{function ARN}/invocations` */
function functionOfUri(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

function parse<Schema extends z.ZodType>(schema: Schema, resource: Resource): z.infer<Schema> {
  const { data, error } = schema.safeParse(resource.properties);
  if (error !== undefined) throw new Problem(`${resource.type} ${resource.logicalId}: ${z.prettifyError(error)}`);
  return data;
}
