import { rmSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import type { FunctionName } from '../../contract/environment.ts';
import { buildDossier } from '../../lib/dossier-app.ts';
import type { StageName } from '../../lib/stages.ts';

/** Both templates of a stage, without code and without checks. */
export function synthesise(stage: StageName): { data: Template; service: Template } {
  const assembly = buildDossier({ stage, code: 'none', checks: 'off' }).synth();
  const template = (stack: string) =>
    Template.fromJSON(assembly.getStackByName(`Dossier-${stage}-${stack}`).template as Record<string, unknown>);
  const templates = { data: template('Data'), service: template('Service') };
  rmSync(assembly.directory, { recursive: true });
  return templates;
}

/** The one resource of its type; throws when there are none or several. */
export function onlyOne(template: Template, type: string) {
  const [resource, ...others] = Object.values(template.findResources(type));
  if (resource === undefined || others.length > 0) throw new Error(`The template has no single ${type}`);
  return resource;
}

/** The properties of a function, by the name of its folder. */
export function propertiesOf(service: Template, name: FunctionName) {
  const resource = service.findResources('AWS::Lambda::Function')[functionIds(service).get(name) ?? ''];
  if (resource === undefined) throw new Error(`The template has no function ${name}`);
  return resource['Properties'];
}

/** Every function's logical id, by the name of its folder. */
export function functionIds(service: Template): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [logicalId, resource] of Object.entries(service.findResources('AWS::Lambda::Function'))) {
    const handler = resource['Metadata']['dossier:handler'] as string;
    ids.set(handler.split('/')[1] ?? '', logicalId);
  }
  return ids;
}

/**
 * A value of the template as one readable line: references become the construct's name without the
 * hash, within the stack and across.
 */
export function readable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument] = ['', undefined]] = Object.entries(value);
  switch (name) {
    case 'Ref':
      return withoutHash(String(argument));
    case 'Fn::Sub':
      return String(argument);
    case 'Fn::GetAtt':
      return withoutHash((argument as string[])[0] ?? '');
    case 'Fn::ImportValue':
      return withoutHash(/ExportsOutput(?:Ref|FnGetAtt)(.+?[0-9A-F]{8})/.exec(String(argument))?.[1] ?? '');
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map(readable).join(separator);
    }
    default:
      return JSON.stringify(value);
  }
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
