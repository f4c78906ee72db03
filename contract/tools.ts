import * as z from 'zod/mini';
import { roles } from './words.ts';

/**
 * Which tools the agents may use: part of the agent spec. What is not listed here does not exist for an
 * agent, whatever a server offers.
 */

/** One tool that may be used, by its name at the server. */
const ruleSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(128)),
  /** Whether a call changes something outside; a server can add to this, never take from it. */
  sideEffects: z.boolean(),
  /** Callers who have one of these roles; all callers when absent. */
  roles: z.optional(z.array(z.enum(roles)).check(z.minLength(1))),
  /** Said to the model instead of the server's own words. */
  description: z.optional(z.string().check(z.minLength(1))),
});

const serverName = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be up to 31 of a-z 0-9 - and begin with a letter'));
/** It becomes part of a permission: no wildcard. */
const secretName = z
  .string()
  .check(z.regex(/^[A-Za-z0-9/_+=.@:-]{1,512}$/, 'must be the name or the ARN of a secret in Secrets Manager'));
const origin = z.url({ protocol: /^https?$/ });

const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** OAuth 2.1; the secret holds the client secret alone. */
  z.strictObject({
    kind: z.literal('client-credentials'),
    /** The only authorization server that is ever shown the secret. */
    issuer: origin,
    /** Where the issuer takes token requests, if that is another origin, as it is with Amazon Cognito. */
    tokenOrigin: z.optional(origin),
    clientId: z.string().check(z.minLength(1)),
    secret: secretName,
    scope: z.optional(z.string().check(z.minLength(1))),
  }),
  /** For servers that have no OAuth; the secret holds the token alone. */
  z.strictObject({ kind: z.literal('bearer'), secret: secretName }),
]);

const rulesSchema = z
  .array(ruleSchema)
  .check(z.refine((rules) => allDiffer(rules.map(({ name }) => name)), 'must name each tool once'));

const httpServerSchema = z
  .strictObject({
    transport: z.literal('http'),
    name: serverName,
    url: origin,
    /** Whether its host may be at an internal address; plain HTTP is for these only. */
    internal: z.boolean(),
    auth: authSchema,
    tools: rulesSchema,
  })
  .check(
    z.refine(
      ({ url, internal, auth }) => internal || [url, ...originsOf(auth)].every((each) => each.startsWith('https:')),
      'must use https, unless it is internal',
    ),
  );

/** A program on the machine of a developer; a deployed stack refuses it. */
const stdioServerSchema = z.strictObject({
  transport: z.literal('stdio'),
  name: serverName,
  command: z.string().check(z.minLength(1)),
  arguments: z.array(z.string()),
  /** All that it sees of an environment, beside the paths that a program needs to start. */
  environment: z.record(z.string(), z.string()),
  tools: rulesSchema,
});

/** The description is said to the model instead of the code's own words. */
const builtInRule = { roles: ruleSchema.shape.roles, description: ruleSchema.shape.description };

const builtInSchema = z.strictObject({
  searchKnowledge: z.optional(z.strictObject(builtInRule)),
  fetchUrl: z.optional(
    z.strictObject({
      ...builtInRule,
      /** Hosts such as `example.com`, `*.example.com` for all below it, `*` for every public one. */
      hosts: z.array(z.string().check(z.regex(/^(\*|(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*)$/))).check(z.minLength(1)),
    }),
  ),
});

export const toolsSpecSchema = z.strictObject({
  builtIn: builtInSchema,
  servers: z
    .array(z.discriminatedUnion('transport', [httpServerSchema, stdioServerSchema]))
    .check(z.refine((servers) => allDiffer(servers.map(({ name }) => name)), 'must name each server once')),
});

export type ToolRule = z.infer<typeof ruleSchema>;
export type ToolsSpec = z.infer<typeof toolsSpecSchema>;
export type ToolServer = ToolsSpec['servers'][number];
export type HttpToolServer = z.infer<typeof httpServerSchema>;
export type StdioToolServer = z.infer<typeof stdioServerSchema>;
export type ToolServerAuth = z.infer<typeof authSchema>;

/** Agents without tools. */
export const noTools: ToolsSpec = { builtIn: {}, servers: [] };

/** Names or ARNs of the secrets that the servers need, each once. */
export function secretsOf({ servers }: ToolsSpec): string[] {
  const secrets = servers.flatMap((server) => {
    return server.transport === 'stdio' || server.auth.kind === 'none' ? [] : [server.auth.secret];
  });
  return [...new Set(secrets)];
}

/** The origins that a server's authorization needs beside its own. */
export function originsOf(auth: ToolServerAuth): string[] {
  if (auth.kind !== 'client-credentials') return [];
  return auth.tokenOrigin === undefined ? [auth.issuer] : [auth.issuer, auth.tokenOrigin];
}

function allDiffer(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
