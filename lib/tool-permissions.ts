import type { Construct } from 'constructs';
import { secretsOf, type ToolsSpec } from '../contract/tools.ts';
import { allowSecret } from './allow-secret.ts';
import type { Permission } from './permission.ts';

/** What research needs to call the tools of the spec: to read the secrets that its servers name, and no other. */
export function toolPermissions(scope: Construct, tools: ToolsSpec): Permission[] {
  return secretsOf(tools).map((name) => allowSecret(scope, name));
}
